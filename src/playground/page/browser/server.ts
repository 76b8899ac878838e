import type { ClockState, Created, LiveEvent, PageState, ShownMessage } from "../page-types.ts";

/** A button of a message, by its ids. */
export interface Place {
  readonly ts: string;
  readonly block_id: string;
  readonly action_id: string;
}

export type Destination = "hour" | "morning" | "monday";

/** What the page asks of the playground. Fails with an error whose message is fit to be shown. */
export const server = {
  state: () => ask<PageState>("GET", "state"),
  messages: (learner: string) => ask<ShownMessage[]>("GET", `learners/${learner}/messages`),
  create: (name: string, zone: string, days: readonly number[]) => ask<Created>("POST", "learners", { name, zone, days }),
  open: (learner: string) => ask("POST", `learners/${learner}/open`, {}),
  say: (learner: string, text: string) => ask("POST", `learners/${learner}/say`, { text }),
  command: (learner: string, text: string) => ask("POST", `learners/${learner}/command`, { text }),
  click: (learner: string, place: Place) => ask("POST", `learners/${learner}/click`, place),
  tick: (learner: string, place: Place, positions: readonly number[]) => ask("POST", `learners/${learner}/tick`, { ...place, positions }),
  fill: (learner: string, place: Place, text: string) => ask("POST", `learners/${learner}/fill`, { ...place, text }),
  travel: (learner: string, to: Destination) => ask<ClockState>("POST", "travel", { learner, to }),
  setOnline: (online: boolean) => ask<ClockState>("POST", "online", { online }),
};

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
