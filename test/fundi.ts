import { openStore, type Store } from "../src/adapters/store/store.ts";
import type { CourseId, DeliveryId, EventKey, Instant } from "../src/core/domain/ids.ts";
import type { Holidays } from "../src/core/domain/learner.ts";
import { foldStreak, NO_STREAK, type Streak } from "../src/core/domain/streak.ts";
import type { Address, Again, Ports, Ring, Signal } from "../src/core/ports.ts";
import { deliver } from "../src/core/usecases/deliver.ts";
import { handleEvent } from "../src/core/usecases/handle-event.ts";
import { handleSignal } from "../src/core/usecases/handle-signal.ts";
import { tick } from "../src/core/usecases/tick.ts";
import type { Action } from "../src/core/views/action.ts";
import { freshDatabase } from "./database.ts";
import { MemoryChat } from "./memory-chat.ts";

const MINUTE = 60_000;
/** Steps of the simulated clock: just shorter than what counts as an outage. */
const STEP_MS = 60 * MINUTE;
/** Whoever is asked to come back later is asked so often at most: a loop would be a bug. */
const ROUNDS = 50;

/** Fundi on a database of its own, with a chat in memory and a clock that only moves when told. Stories are told with it. */
export class StoryFundi {
  readonly chat = new MemoryChat();
  readonly store: Store;
  readonly ports: Ports;
  now: Instant;
  readonly #rings: Ring[] = [];
  #events = 0;

  private constructor(store: (fundi: StoryFundi) => Store, start: Instant, holidays: Holidays) {
    this.now = start;
    this.store = store(this);
    this.ports = { ...this.store, clock: () => this.now, holidays, isRegion: (region) => region === "ZA", chats: { slack: this.chat } };
  }

  static async open(start: string, holidays: Holidays = () => () => false): Promise<StoryFundi> {
    const connection = await freshDatabase();
    const onError = (error: Error): void => {
      throw error;
    };
    const open = (fundi: StoryFundi) =>
      openStore(
        connection,
        { ring: async (rings) => void fundi.#rings.push(...rings) },
        { onError, timing: { paceMs: 0, conversationMs: 0, graceMs: 0, rightMs: 60_000, staleMs: 0 } },
      );
    return new StoryFundi(open, Date.parse(start), holidays);
  }

  /** Sends all that is planned. */
  async settle(): Promise<void> {
    for (let round = 0; this.#rings.length > 0; round++) {
      if (round > ROUNDS) throw new Error(`still ringing after ${ROUNDS} rounds: ${JSON.stringify(this.#rings.slice(0, 3))}`);
      const rings = this.#rings.splice(0);
      for (const ring of rings) if (ring.kind === "deliver") await this.#deliver(ring.delivery);
    }
  }

  async #deliver(id: DeliveryId): Promise<void> {
    const again = await deliver(this.ports, id, { paced: false });
    if (again) this.#rings.push({ kind: "deliver", delivery: id });
  }

  /** Lets time pass, looking at what is due as the real clock would. */
  async passTo(time: string): Promise<void> {
    const to = Date.parse(time);
    while (this.now < to) {
      this.now = Math.min(to, this.now + STEP_MS);
      await tick(this.ports, this.now);
      await this.settle();
    }
  }

  /** Time passes and nobody looks. */
  beAwayTo(time: string): void {
    this.now = Date.parse(time);
  }

  /** `settle: false`: several things may happen at once; settle afterwards. */
  async signal(
    from: Address,
    intent: Signal["intent"],
    { settle = true, ...more }: Partial<Signal> & { settle?: boolean } = {},
  ): Promise<Again | undefined> {
    const key = `test:${this.#events++}` as EventKey;
    const again = await handleSignal(this.ports, { key, from, intent, ...more });
    if (settle) await this.settle();
    return again;
  }

  /** Takes an event in the way platforms bring them: kept under its key first, then worked on. */
  async receive(signal: Signal): Promise<void> {
    await this.store.inbox.accept({ key: signal.key, platform: "slack", payload: signal });
    await handleEvent({ ...this.ports, inbox: this.store.inbox, readers: { slack: ({ payload }) => payload as Signal } }, signal.key);
    await this.settle();
  }

  say(from: Address, text: string): Promise<Again | undefined> {
    return this.signal(from, { kind: "said", text });
  }

  /** Presses a button of the newest message that has it. */
  async press(from: Address, wanted: (action: Action) => boolean): Promise<Again | undefined> {
    const found = this.chat.messagesOf(from).findLast(({ view }) => this.chat.actionsOf(view).some(wanted));
    if (!found) throw new Error(`no message to ${from.user} has that button: ${JSON.stringify(this.chat.messagesOf(from).at(-1)?.view)}`);
    const action = this.chat.actionsOf(found.view).find(wanted) as Action;
    return this.signal(from, { kind: "pressed", action }, { message: found.ref });
  }

  /** Answers the question that waits, rightly or not, by button (where it has buttons) or by typing the number. */
  async answer(from: Address, right: boolean, how: "press" | "type" = "press"): Promise<void> {
    const person = await this.store.people.find(from);
    const open = person && (await this.store.learning.openItem(person.learner.id));
    if (!open) throw new Error(`no question waits for ${from.user}`);
    const { question } = open.item.shown;
    if (question.kind !== "single") throw new Error(`stories answer single choices, not ${question.kind}`);
    const choice = open.item.order.findIndex((position) => question.options[position]?.right === right);
    if (how === "type") await this.say(from, String(choice + 1));
    else await this.press(from, (action) => action.type === "answer" && action.item === open.item.id && action.choice === choice);
  }

  /** Opens the newest session and answers all its questions. */
  async learn(from: Address, options: { readonly right?: boolean; readonly how?: "press" | "type" } = {}): Promise<void> {
    await this.press(from, (action) => action.type === "start");
    while (await this.#waits(from)) await this.answer(from, options.right ?? true, options.how);
  }

  async #waits(from: Address): Promise<boolean> {
    const person = await this.store.people.find(from);
    return person !== undefined && (await this.store.learning.openItem(person.learner.id)) !== undefined;
  }

  async streak(from: Address): Promise<Streak> {
    const person = await this.store.people.find(from);
    return person ? foldStreak(await this.store.learning.streakDays(person.learner.id), this.now) : NO_STREAK;
  }

  /** Writes for the first time, and takes up a course. */
  async join(from: Address, course: CourseId): Promise<void> {
    await this.say(from, "hello");
    await this.press(from, (action) => action.type === "enrol" && action.course === course);
  }
}
