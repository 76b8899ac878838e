import type { FakeSlack } from "../slack/fake-slack.ts";
import type { KeptMessage, SlackUser } from "../slack/slack-objects.ts";
import type { Screen, ShownMessage, ShownModal } from "./page-types.ts";

const SHOWN_MESSAGES = 300;

/** All that stands before a learner now. */
export function screenOf(fake: FakeSlack, user: SlackUser, channel: string): Screen {
  const shown = (kept: readonly KeptMessage[]): ShownMessage[] =>
    kept.slice(-SHOWN_MESSAGES).map((one) => ({ ...one, state: fake.stateOn(user, one) }));
  const inChannel = [...fake.messagesIn(channel), ...fake.ephemeralsFor(user, channel)];
  return {
    messages: shown(fake.messagesOf(user)),
    // Time stamps have all the same length.
    channel: shown(inChannel.toSorted((a, b) => (a.message.ts < b.message.ts ? -1 : 1))),
    home: fake.homeOf(user),
    modal: modalBefore(fake, user.id),
  };
}

export function modalBefore(fake: FakeSlack, user: string): ShownModal | undefined {
  const view = fake.modalOf(user);
  return view && { view, errors: fake.modalErrorsOf(user), trouble: fake.modalTroubleOf(user) };
}
