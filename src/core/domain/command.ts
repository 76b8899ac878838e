/** The words a learner may type, after `/fundi` or in the direct message. */
export const COMMAND_WORDS = [
  "learn",
  "quiz",
  "progress",
  "why",
  "prove",
  "badges",
  "courses",
  "settings",
  "pause",
  "resume",
  "help",
  "stop",
] as const;

export type CommandWord = (typeof COMMAND_WORDS)[number];

export interface Command {
  readonly word: CommandWord;
  /** What followed the word, trimmed, e.g. `time 08:30`. */
  readonly rest: string;
}

export function isCommandWord(text: string): text is CommandWord {
  return (COMMAND_WORDS as readonly string[]).includes(text);
}

/** More than any command and its exclamation marks: typed text may be endless. */
const LONGEST_WORD = 30;

/** Nothing when the text starts with no command word. "Stop!" is heard as well as "stop". */
export function parseCommand(text: string): Command | undefined {
  const [first = "", ...others] = text.trim().split(/\s+/);
  const word = first
    .slice(0, LONGEST_WORD)
    .toLowerCase()
    .replace(/^\/+|[.,!?]+$/g, "");
  return isCommandWord(word) ? { word, rest: others.join(" ") } : undefined;
}
