import { dayOf } from "../domain/calendar.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Outcome } from "../domain/course.ts";
import { findOutcomes } from "../domain/find-outcome.ts";
import type { OutcomeId } from "../domain/ids.ts";
import { type OutcomeProgress, standingOf } from "../domain/standing.ts";
import { whyToday } from "../domain/why-today.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import type { View } from "../views/view.ts";
import { broughtCard, silenceCard, whichOutcomeCard, whyCard } from "../views/why-card.ts";
import { reply } from "./reply.ts";
import { namesOf } from "./start-session.ts";

type Needs = Pick<Ports, "courses" | "learning" | "planning" | "holidays" | "clock">;

/** “Why did I get this”, “why nothing today”: about the day; any other word is an outcome's name. */
const ABOUT_TODAY = /\b(?:did|do|have|am|was) i\b|\b(?:this|that|today|nothing|message|lesson)\b/i;

/** `why`, `why <outcome>`, `why did I get this`: says what Fundi knows and how it came to it. */
export async function why(ports: Needs, person: Person, about: string, signal: Signal): Promise<undefined> {
  return reply(ports, person, signal, await explanation(ports, person, about));
}

/** The same by button. */
export async function whyOutcome(ports: Needs, person: Person, id: OutcomeId, signal: Signal): Promise<undefined> {
  const outcome = (await ports.courses.catalogue()).outcome(id);
  const progress = await ports.learning.progress(person.learner.id);
  const view = outcome ? explain(outcome, progress, person, ports) : notice(textsFor(person.learner.locale).gone);
  return reply(ports, person, signal, view);
}

async function explanation(ports: Needs, person: Person, about: string): Promise<View> {
  const texts = textsFor(person.learner.locale);
  const catalogue = await ports.courses.catalogue();
  const { enrolled } = await ports.learning.state(person.learner.id, dayOf(ports.clock(), person.learner.zone));
  const progress = await ports.learning.progress(person.learner.id);
  const found = findOutcomes(catalogue, enrolled, about);
  const [first] = found;
  if (first && found.length === 1) return explain(first, progress, person, ports);
  if (found.length > 1) return whichOutcomeCard([texts.whichOutcome], found, "why");
  const latest = latestPractised(catalogue, progress);
  if (ABOUT_TODAY.test(about) || (about === "" && latest.length === 0)) return today(ports, person, catalogue, enrolled.length > 0, progress);
  if (about !== "") {
    const mine = enrolled.flatMap((id) => catalogue.course(id)?.outcomes ?? []);
    return whichOutcomeCard([texts.unknownOutcome(about.slice(0, 100)), ...(mine.length > 0 ? [texts.whichOutcome] : [])], mine, "why");
  }
  return explain(latest[0] as Outcome, progress, person, ports, latest[1]);
}

/** The outcomes practised last come first. */
function latestPractised(catalogue: Catalogue, progress: ReadonlyMap<OutcomeId, OutcomeProgress>): Outcome[] {
  return [...progress]
    .sort(([, a], [, b]) => (b.standpoint.mastery.practisedAt ?? 0) - (a.standpoint.mastery.practisedAt ?? 0))
    .flatMap(([id]) => catalogue.outcome(id) ?? []);
}

function explain(
  outcome: Outcome,
  progress: ReadonlyMap<OutcomeId, OutcomeProgress>,
  { learner }: Person,
  { clock }: Pick<Ports, "clock">,
  other?: Outcome,
): View {
  const now = clock();
  return whyCard(outcome, standingOf(outcome.rule, progress.get(outcome.id), now), learner, now, other);
}

async function today(
  ports: Needs,
  { learner }: Person,
  catalogue: Catalogue,
  isEnrolled: boolean,
  progress: ReadonlyMap<OutcomeId, OutcomeProgress>,
): Promise<View> {
  const now = ports.clock();
  const newest = await ports.learning.newest(learner.id);
  const dueDays = [...progress.values()].flatMap(({ review }) => review?.dueDay ?? []).sort();
  const reason = whyToday({ learner, isEnrolled, newest, nextDue: dueDays[0] }, ports.holidays, now);
  return "kind" in reason ? silenceCard(reason, learner, now) : broughtCard(reason, (await namesOf(ports, reason)).course, catalogue, learner);
}
