import { dayOf } from "../domain/calendar.ts";
import type { Outcome } from "../domain/course.ts";
import { findOutcomes } from "../domain/find-outcome.ts";
import { replyId } from "../domain/identity.ts";
import type { OutcomeId } from "../domain/ids.ts";
import { composeProof } from "../domain/session.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import { whichOutcomeCard } from "../views/why-card.ts";
import { bringNow } from "./learn-now.ts";
import { reply } from "./reply.ts";

type Needs = Pick<Ports, "courses" | "learning" | "planning" | "holidays" | "clock">;

/** `prove <outcome>`: questions without the lessons, under the same rule as everybody's. */
export async function prove(ports: Needs, person: Person, named: string, signal: Signal): Promise<undefined> {
  const { learner } = person;
  const texts = textsFor(learner.locale);
  const catalogue = await ports.courses.catalogue();
  const { enrolled } = await ports.learning.state(learner.id, dayOf(ports.clock(), learner.zone));
  const found = findOutcomes(catalogue, enrolled, named);
  const [first] = found;
  if (first && found.length === 1) return proveOutcome(ports, person, first, signal);
  if (found.length > 1) return reply(ports, person, signal, whichOutcomeCard([texts.whichOutcome], found, "prove"));
  const mine =
    enrolled.length > 0 ? enrolled.flatMap((id) => catalogue.course(id)?.outcomes ?? []) : catalogue.courses.flatMap(({ outcomes }) => outcomes);
  const lead = named === "" ? [texts.proveWhich] : [texts.unknownOutcome(named.slice(0, 100)), texts.proveWhich];
  return reply(ports, person, signal, whichOutcomeCard(lead, mine, "prove"));
}

/** “I know this already.” */
export async function proveById(ports: Needs, person: Person, id: OutcomeId, signal: Signal): Promise<undefined> {
  const outcome = (await ports.courses.catalogue()).outcome(id);
  return outcome ? proveOutcome(ports, person, outcome, signal) : reply(ports, person, signal, notice(textsFor(person.learner.locale).gone));
}

async function proveOutcome(ports: Needs, person: Person, outcome: Outcome, { key }: Signal): Promise<undefined> {
  const { learner } = person;
  const texts = textsFor(learner.locale);
  const now = ports.clock();
  await ports.planning.planFor(learner.id, now, (candidate, catalogue) =>
    bringNow(
      candidate,
      // Whoever wants to prove something is not sent back to today's lesson.
      { purpose: "proof", isWanted: (waiting) => waiting.purpose === "proof" },
      now,
      (id) => (candidate.state.mastered.has(outcome.id) ? undefined : composeProof(catalogue, candidate.state, outcome.id, id)),
      {
        id: replyId(learner.id, key),
        view: notice(candidate.state.mastered.has(outcome.id) ? texts.provedAlready(outcome.title) : texts.proofTooFresh(outcome.title)),
      },
    ),
  );
  return undefined;
}
