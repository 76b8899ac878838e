import type { ClockState, Created, LiveEvent, PageState, Place, Screen } from "../page-types.ts";

export type Destination = "hour" | "morning" | "monday";

/** What the page asks of the playground. Fails with an error whose message is fit to be shown. */
export const server = {
  state: () => ask<PageState>("GET", "state"),
  screen: (learner: string) => ask<Screen>("GET", `learners/${learner}/screen`),
  create: (name: string, zone: string, days: readonly number[]) => ask<Created>("POST", "learners", { name, zone, days }),

  open: (learner: string) => tell(learner, "open", {}),
  openHome: (learner: string) => tell(learner, "home", {}),
  say: (learner: string, text: string, channel?: string) => tell(learner, "say", { text, channel }),
  command: (learner: string, text: string, channel?: string) => tell(learner, "command", { text, channel }),

  click: (learner: string, place: Place) => tell(learner, "click", place),
  tick: (learner: string, place: Place, positions: readonly number[]) => tell(learner, "tick", { ...place, positions }),
  fill: (learner: string, place: Place, text: string) => tell(learner, "fill", { ...place, text }),
  select: (learner: string, place: Place, choice: string | number) => tell(learner, "select", { ...place, choice }),
  submit: (learner: string) => tell(learner, "submit", {}),
  close: (learner: string) => tell(learner, "close", {}),

  shortcut: (learner: string, callback_id: string) => tell(learner, "shortcut", { callback_id }),
  messageShortcut: (learner: string, callback_id: string, message: { readonly channel?: string; readonly ts: string }) =>
    tell(learner, "message-shortcut", { callback_id, ...message }),

  setZone: (learner: string, zone: string) => tell(learner, "zone", { zone }),
  snooze: (learner: string, minutes: number) => tell(learner, "snooze", { minutes }),
  travel: (learner: string, to: Destination) => ask<ClockState>("POST", "travel", { learner, to }),
  setOnline: (online: boolean) => ask<ClockState>("POST", "online", { online }),
};

const tell = (learner: string, what: string, body: object) => ask("POST", `learners/${learner}/${what}`, body);

async function ask<Answer>(method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
  const init = body === undefined ? { method } : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`page/${path}`, init).catch(() => {
    throw new Error("The playground does not answer. Is it still running?");
  });
  const answer = (await response.json().catch(() => ({}))) as Answer & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The playground answered with an error (HTTP ${response.status}).`);
  return answer;
}

/** Listens to the playground for as long as the page is open. `joined` is called at the start and after every interruption. */
export function listen(onEvent: (event: LiveEvent) => void, joined: () => void, lost: () => void): void {
  const source = new EventSource("page/live");
  source.addEventListener("message", ({ data }) => onEvent(JSON.parse(String(data)) as LiveEvent));
  source.addEventListener("open", joined);
  source.addEventListener("error", lost);
}
