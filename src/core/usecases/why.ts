import type { Outcome } from "../domain/course.ts";
import { findOutcomes } from "../domain/find-outcome.ts";
import type { OutcomeId } from "../domain/ids.ts";
import { composeSession } from "../domain/session.ts";
import { standingOf } from "../domain/standing.ts";
import { whyToday } from "../domain/why-today.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import type { View } from "../views/view.ts";
import { broughtCard, silenceCard, whichOutcomeCard, whyCard } from "../views/why-card.ts";
import { type LearnerStanding, loadStanding } from "./load-standing.ts";
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
  const known = await loadStanding(ports, person);
  const { catalogue, state, progress } = known;
  const found = findOutcomes(catalogue, state.enrolled, about);
  const [first] = found;
  if (first && found.length === 1) return explain(first, progress, person, ports);
  if (found.length > 1) return whichOutcomeCard([texts.whichOutcome], found, "why");
  const latest = latestPractised(known);
  if (ABOUT_TODAY.test(about) || (about === "" && latest.length === 0)) return today(ports, person, known);
  if (about === "") return explain(latest[0] as Outcome, progress, person, ports, latest[1]);
  const mine = known.courses.flatMap(({ outcomes }) => outcomes);
  return whichOutcomeCard([texts.unknownOutcome(about.slice(0, 100)), ...(mine.length > 0 ? [texts.whichOutcome] : [])], mine, "why");
}

/** The outcomes practised last come first. */
function latestPractised({ catalogue, progress }: LearnerStanding): Outcome[] {
  return [...progress]
    .sort(([, a], [, b]) => (b.standpoint.mastery.practisedAt ?? 0) - (a.standpoint.mastery.practisedAt ?? 0))
    .flatMap(([id]) => catalogue.outcome(id) ?? []);
}

function explain(
  outcome: Outcome,
  progress: LearnerStanding["progress"],
  { learner }: Person,
  { clock }: Pick<Ports, "clock">,
  other?: Outcome,
): View {
  const now = clock();
  return whyCard(outcome, standingOf(outcome.rule, progress.get(outcome.id), now), learner, now, other);
}

async function today(ports: Needs, { learner }: Person, { catalogue, state, progress }: LearnerStanding): Promise<View> {
  const now = ports.clock();
  const newest = await ports.learning.newest(learner.id);
  const dueDays = [...progress.values()].flatMap(({ review }) => review?.dueDay ?? []).sort();
  const facts = {
    learner,
    newest,
    isEnrolled: state.enrolled.length > 0,
    hasContent: composeSession(catalogue, state, "") !== undefined,
    nextDue: dueDays[0],
  };
  const reason = whyToday(facts, ports.holidays, now);
  return "kind" in reason ? silenceCard(reason, learner, now) : broughtCard(reason, (await namesOf(ports, reason)).course, catalogue, learner);
}
