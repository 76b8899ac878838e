import type { DeliveryId } from "../domain/ids.ts";
import { never } from "../domain/never.ts";
import { quietUntil } from "../domain/quiet.ts";
import type { Again, ClaimedDelivery, Deliveries, Ports, Refused, SendOutcome, SendRight } from "../ports.ts";
import { type Composed, compose } from "./compose.ts";

type Needs = Pick<Ports, "deliveries" | "chats" | "learning" | "courses" | "heartbeat" | "clock">;

/** Whoever finds an intent in doubt, or a chat that cannot be asked, comes back after so long. */
const GRACE_MS = 30_000;
/** Somebody may be ready for it sooner than their chat foresaw. */
const QUIET_AGAIN_MS = 10 * 60_000;
/** Somebody else has just taken it. */
const TAKEN_MS = 1_000;

/** Sends one planned message: claim, compose, record the intent, send, record the outcome. In doubt it looks before it sends again. */
export async function deliver(ports: Needs, id: DeliveryId, options: { readonly paced: boolean }): Promise<Again | undefined> {
  const claim = await ports.deliveries.claim(id, options);
  switch (claim.kind) {
    case "settled":
      return undefined;
    case "not-yet":
      return { againMs: claim.retryAfterMs };
    case "ready":
      return (options.paced ? untilQuietEnds(ports, claim.delivery) : undefined) ?? send(ports, claim.delivery);
    case "in-doubt":
      return lookThenSend(ports, claim.delivery);
    default:
      return never(claim);
  }
}

/** What comes by itself waits until nobody is disturbed; whoever asked for something gets it. */
function untilQuietEnds({ clock }: Needs, { person }: ClaimedDelivery): Again | undefined {
  const now = clock();
  const end = person.quiet && quietUntil(person.quiet, now);
  return end === undefined ? undefined : { againMs: Math.min(end - now, QUIET_AGAIN_MS) };
}

async function lookThenSend(ports: Needs, delivery: ClaimedDelivery): Promise<Again | undefined> {
  const chat = ports.chats[delivery.person.address.platform];
  const found = await chat?.find(delivery.person.address, delivery.id);
  if (found?.kind === "absent") return send(ports, delivery);
  if (found?.kind === "refused") return refuse(ports, delivery, found);
  if (found?.kind !== "found") return { againMs: GRACE_MS };
  const composed = await compose(ports, delivery);
  await ports.deliveries.sent(delivery.id, found.message, composed?.offer);
  return undefined;
}

async function send(ports: Needs, delivery: ClaimedDelivery): Promise<Again | undefined> {
  const chat = ports.chats[delivery.person.address.platform];
  const composed = await compose(ports, delivery);
  if (!chat || !composed) return refuse(ports, delivery, { reason: "bad-message", detail: chat ? "nothing left to show" : "no such chat here" });
  const right = new Right(ports.deliveries, delivery);
  const outcome = await chat.send(delivery.person.address, delivery.id, composed.view, () => right.begin());
  return record(ports, delivery, composed, right, outcome);
}

/** The right to post, asked for at the last moment: whoever was held up before that has recorded nothing, and whoever is held up after it is soon too late. */
class Right {
  readonly #deliveries: Deliveries;
  readonly #delivery: ClaimedDelivery;
  given: SendRight | undefined;
  isUsed = false;

  constructor(deliveries: Deliveries, delivery: ClaimedDelivery) {
    this.#deliveries = deliveries;
    this.#delivery = delivery;
  }

  async begin(): Promise<boolean> {
    this.given = await this.#deliveries.intend(this.#delivery);
    this.isUsed = this.given?.isFresh() === true;
    return this.isUsed;
  }
}

async function record(ports: Needs, delivery: ClaimedDelivery, { offer }: Composed, right: Right, outcome: SendOutcome): Promise<Again | undefined> {
  switch (outcome.kind) {
    case "sent":
      await ports.deliveries.sent(delivery.id, outcome.message, offer);
      return undefined;
    case "throttled":
      return takeBack(ports, delivery, right, outcome.retryAfterMs);
    case "refused":
      return refuse(ports, delivery, outcome);
    case "unknown":
      return { againMs: GRACE_MS };
    default:
      return never(outcome);
  }
}

/** Not posted. Only what the platform itself asked for makes others wait. */
async function takeBack(ports: Needs, delivery: ClaimedDelivery, right: Right, retryAfterMs: number): Promise<Again> {
  if (right.given) await ports.deliveries.release(delivery.id, right.given);
  if (!right.isUsed) return { againMs: Math.max(TAKEN_MS, retryAfterMs) };
  await ports.deliveries.holdBack(delivery.person.address, retryAfterMs);
  return { againMs: retryAfterMs };
}

async function refuse(ports: Needs, { id }: ClaimedDelivery, refusal: Omit<Refused, "kind">): Promise<undefined> {
  await ports.deliveries.refused(id, refusal, ports.clock());
  return undefined;
}
