/** What Fundi asks Slack for, and why: the manifest, the page for installing, the doctor and the documentation are all made from this. */
export interface Scope {
  readonly scope: string;
  /** Without it Fundi does not work; without an optional one, something smaller does not. */
  readonly needed: boolean;
  /** What it is for, as an admin asks. */
  readonly why: string;
  /** What does not work without it. */
  readonly without: string;
}

export const SCOPES: readonly Scope[] = [
  { scope: "chat:write", needed: true, why: "to send lessons and questions", without: "Fundi can send nothing" },
  { scope: "commands", needed: true, why: "for /fundi and the shortcuts", without: "/fundi and the shortcuts do nothing" },
  { scope: "im:write", needed: true, why: "to open a direct message with each learner", without: "Fundi cannot begin a conversation" },
  { scope: "users:read", needed: true, why: "to know a learner's name, language and time zone", without: "lessons come at the wrong hour" },
  {
    scope: "im:history",
    needed: false,
    why: "to read what learners write to Fundi, and to look whether a message in doubt has arrived",
    without: "learners can answer by button only, and a message in doubt is not looked up",
  },
  {
    scope: "dnd:read",
    needed: false,
    why: "to keep quiet while a learner's notifications are paused",
    without: "lessons also come while somebody's notifications are paused",
  },
];

export const NEEDED_SCOPES: readonly string[] = SCOPES.filter(({ needed }) => needed).map(({ scope }) => scope);
export const OPTIONAL_SCOPES: readonly string[] = SCOPES.filter(({ needed }) => !needed).map(({ scope }) => scope);
