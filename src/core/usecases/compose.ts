import { dayOf, endOfDay, HOUR_MS } from "../domain/calendar.ts";
import { cardId } from "../domain/identity.ts";
import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { never } from "../domain/never.ts";
import { reminderAt } from "../domain/reminder.ts";
import type { SessionRecord } from "../domain/session-record.ts";
import { foldStreak } from "../domain/streak.ts";
import type { ClaimedDelivery, Offer, Outage, Ports } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { spokenOutage } from "../views/dates.ts";
import { cardState, reminderCard, sessionCard } from "../views/session-card.ts";
import { missLine } from "../views/streak-lines.ts";
import type { View } from "../views/view.ts";
import { questionView } from "./show-question.ts";
import { namesOf } from "./start-session.ts";
import { summary } from "./summary.ts";

type Needs = Pick<Ports, "learning" | "courses" | "heartbeat" | "clock">;

/** A message ready to send, and what its arrival means. */
export interface Composed {
  readonly view: View;
  readonly offer?: Offer;
}

/** A card that comes when so little of the day is left costs nobody their streak. */
const LATE_MS = 4 * HOUR_MS;

/** Makes the view of a delivery; nothing when what it shows is gone. */
export async function compose(ports: Needs, delivery: ClaimedDelivery): Promise<Composed | undefined> {
  const { content, person } = delivery;
  if (content.kind === "message") return { view: content.view };
  const session = await ports.learning.session(content.session, person.learner.id);
  if (!session) return undefined;
  const texts = textsFor(person.learner.locale);
  switch (content.kind) {
    case "session":
      return composeCard(ports, person.learner, session, delivery.id === cardId(session.id));
    case "question": {
      const item = session.items.find(({ id }) => id === content.item);
      return item && { view: questionView(session, item, texts) };
    }
    case "summary":
      return { view: await summary(ports, person.learner, session) };
    case "reminder":
      // One that had to wait, for quiet hours say, helps nobody on another day or after the work is done.
      if (session.completedAt !== undefined || dayOf(ports.clock(), session.zone) !== session.day) return undefined;
      return { view: reminderCard(session, await namesOf(ports, session), texts) };
    default:
      return never(content);
  }
}

/** The first card of a session is its offer; showing it again offers nothing new. */
async function composeCard(ports: Needs, learner: Learner, session: SessionRecord, first: boolean): Promise<Composed> {
  const texts = textsFor(learner.locale);
  const names = await namesOf(ports, session);
  const outage = first && session.purpose === "daily" ? await ports.heartbeat.untold(learner.id) : undefined;
  const notes = first && session.purpose === "daily" ? await newsOf(ports, learner, session, outage) : session.notes;
  const view = sessionCard({ ...session, notes }, names, cardState(session), texts);
  return first ? { view, offer: offerOf(learner, session, notes, outage, ports.clock()) } : { view };
}

/** What became of the streak since last time, and whether we were to blame. */
async function newsOf(ports: Needs, learner: Learner, session: SessionRecord, outage: Outage | undefined): Promise<string[]> {
  const now = ports.clock();
  const days = await ports.learning.streakDays(learner.id);
  const miss = missLine(foldStreak(days, now), now, learner);
  const away = outage && textsFor(learner.locale).weWereAway(spokenOutage(outage, now, learner));
  return [...(isNews(days, session) && miss ? [miss] : []), ...(away ? [away] : [])];
}

/** A miss is told with the first session after it. */
function isNews(days: readonly { readonly day: string; readonly offeredAt?: Instant; readonly sessions: number }[], { day }: SessionRecord): boolean {
  const before = days.filter((known) => known.day < day && known.offeredAt !== undefined);
  return before.at(-1)?.sessions === 0;
}

function offerOf(learner: Learner, session: SessionRecord, notes: readonly string[], outage: Outage | undefined, now: Instant): Offer {
  const closesAt = endOfDay(session.day, session.zone);
  return {
    session: session.id,
    at: now,
    notes,
    remindAt: session.purpose === "daily" ? reminderAt(now, learner.zone) : undefined,
    streakDay:
      session.purpose === "daily" ? { day: session.day, working: true, closesAt, excused: isExcused(learner, session, closesAt, now) } : undefined,
    toldOutage: outage?.to,
  };
}

function isExcused(learner: Learner, { zone, day }: SessionRecord, closesAt: Instant, now: Instant): boolean {
  return closesAt - now < LATE_MS || zone !== learner.zone || dayOf(now, zone) !== day;
}
