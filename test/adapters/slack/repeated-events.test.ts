import { expect, test } from "vitest";
import { readSlackEvent } from "../../../src/adapters/slack/read-event.ts";
import { slackIntake } from "../../../src/adapters/slack/receive.ts";
import type { EventKey } from "../../../src/core/domain/ids.ts";
import type { Address } from "../../../src/core/ports.ts";
import { handleEvent } from "../../../src/core/usecases/handle-event.ts";
import { everyKind, rightly, waiting } from "../../core/usecases/every-kind.ts";
import { StoryFundi } from "../../fundi.ts";
import { rounds } from "../../rounds.ts";
import {
  clickBody,
  commandFields,
  dndUpdated,
  eventBody,
  homeOpened,
  menuBody,
  messageActionBody,
  messageEvent,
  submitBody,
  userChange,
} from "./payloads.ts";

const EVENTS = rounds(300, 10_000);
const LATE_MS = 24 * 3_600_000;
const thandi: Address = { platform: "slack", workspace: "T1", user: "U1" };
const course = everyKind();

type Body = Readonly<Record<string, unknown>>;

test(`A2: ${EVENTS} repeated and shuffled events of every kind, up to 24 h late, leave things as each of them once does`, {
  timeout: 600_000,
}, async () => {
  const fundi = await StoryFundi.open("2026-11-02T08:00Z");
  await fundi.store.courses.publish([course], fundi.now);
  const { inbox } = fundi.store;
  const told: Body[] = [];

  /** Taken in, kept and worked on as the platform's events are. */
  async function take(body: Body): Promise<void> {
    const keys: EventKey[] = [];
    const accept: typeof inbox.accept = (event) => {
      keys.push(event.key);
      return inbox.accept(event);
    };
    expect((await slackIntake({ inbox: { accept } })(body)).status).toBe(200);
    for (const key of keys) await handleEvent({ ...fundi.ports, inbox, readers: { slack: (event) => readSlackEvent(event) } }, key);
    await fundi.settle();
  }

  async function tell(body: object): Promise<void> {
    told.push(body as Body);
    await take(body as Body);
  }

  let n = 0;
  const press = (value: string) => clickBody({ value, action_ts: `179361${++n}.000001` }, { container: containerOf(fundi), trigger_id: `t${n}` });
  const event = (inner: object) => eventBody(inner, { event_id: `Ev${++n}` });

  await tell(event(messageEvent({ text: "hello" })));
  await tell(press(`enrol ${course.id}`));
  await tell({ ...commandFields({ text: "learn", trigger_id: `c${++n}` }), type: "command" });
  const start = fundi.chat.actionsOf(fundi.chat.last(thandi).view).find(({ type }) => type === "start");
  await tell(press(start?.type === "start" ? `start ${start.session}` : ""));
  for (let open = await waiting(fundi, thandi); open; open = await waiting(fundi, thandi)) {
    const right = rightly(open.item);
    const held = "typed" in right ? { "field-0": right.typed } : { "field-0": right.positions };
    const metadata = JSON.stringify({ item: open.item.id, conversation: open.message.conversation, message: open.message.message });
    await tell(submitBody(held, { id: `V${++n}`, hash: `h${n}`, private_metadata: metadata }));
  }
  await tell(event(userChange({ tz: "America/New_York" })));
  await tell(event(userChange({ tz: "Asia/Tokyo" })));
  await tell(event(dndUpdated()));
  await tell(event(homeOpened({ tab: "home" })));
  await tell(menuBody("command settings time 08:30", { action_ts: `179361${++n}.000001` }));
  await tell(messageActionBody({ trigger_id: `m${++n}` }));
  await tell(event(userChange({ tz: "Africa/Lagos" })));

  const before = await everything(fundi);
  const messages = fundi.chat.messages.length;
  expect(before).toMatchObject({ answers: [{ right: true }, { right: true }], learners: [{ zone: "Africa/Lagos", delivery_minute: 510 }] });
  for (let i = 0; i < EVENTS; i++) {
    fundi.now += LATE_MS / EVENTS;
    // 7919 is prime: every event comes again and again, in an order of its own.
    await take(told[(i * 7919) % told.length] as Body);
  }
  console.info(`A2 on Slack: ${EVENTS} repetitions of ${told.length} events`);
  expect(await everything(fundi)).toEqual(before);
  expect(fundi.chat.messages).toHaveLength(messages);
});

/** Where the newest message stands. */
function containerOf(fundi: StoryFundi) {
  const { ref } = fundi.chat.last(thandi);
  return { type: "message", message_ts: ref.message, channel_id: ref.conversation };
}

async function everything({ store }: StoryFundi) {
  const read = async (sql: string) => (await store.query(sql, [])).rows;
  return {
    learners: await read("SELECT zone, delivery_minute, locale, name, next_session_at, unanswered FROM learner"),
    accounts: await read("SELECT dnd_from, dnd_until, gone_at FROM account"),
    answers: await read('SELECT item_id, "right" FROM answer ORDER BY item_id'),
    mastery: await read("SELECT * FROM mastery ORDER BY outcome_id"),
    streak: await read("SELECT day, sessions FROM streak_day ORDER BY day"),
    sessions: await read("SELECT id, completed_at FROM session ORDER BY id"),
    deliveries: await read("SELECT id, state FROM delivery ORDER BY id"),
    audit: await read("SELECT actor, action, detail FROM audit ORDER BY at, action"),
  };
}
