import type { Change, FakeSlack } from "../slack/fake-slack.ts";
import type { StateValues } from "../slack/payloads.ts";
import type { KeptMessage } from "../slack/slack-objects.ts";
import { learnerOf } from "./page-acts.ts";
import type { LiveEvent, ScreenEvent } from "./page-types.ts";
import { modalBefore } from "./screen.ts";

/** What the open pages are told of a change; nothing when it is not theirs to show. */
export function toLiveEvent(change: Change, fake: FakeSlack, channel: string): LiveEvent | undefined {
  switch (change.kind) {
    case "posted":
    case "edited":
      return { type: "message", learner: change.user, shown: { ...change.kept, state: fake.stateOn(change.user, change.kept) } };
    case "removed":
      return { type: "removed", learner: change.user, ts: change.kept.message.ts };
    case "in-channel":
      return change.kept.channel === channel ? channelEvent(change, fake) : undefined;
    case "channel":
      // Its name never changes, and the page does not show who is in it.
      return undefined;
    case "view":
      return viewEvent(change, fake);
    case "user":
      return { type: "learner", learner: learnerOf(change.user) };
    case "ledger":
      return { type: "ledger", entry: change.entry };
  }
}

function channelEvent({ change, kept }: Change & { kind: "in-channel" }, fake: FakeSlack): LiveEvent {
  return change === "removed" ? { type: "channel-removed", kept } : { type: "channel-message", kept, states: statesOn(fake, kept) };
}

function statesOn(fake: FakeSlack, kept: KeptMessage): Record<string, StateValues> {
  const states = fake.users.map(({ id }) => [id, fake.stateOn(id, kept)] as const);
  return Object.fromEntries(states.filter(([, state]) => Object.keys(state).length > 0));
}

function viewEvent({ user, place }: Change & { kind: "view" }, fake: FakeSlack): ScreenEvent {
  return place === "home"
    ? { type: "home", learner: user, view: fake.homeOf(user) }
    : { type: "modal", learner: user, modal: modalBefore(fake, user) };
}
