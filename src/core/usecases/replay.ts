import { endOfDay, isWorkingDay } from "../domain/calendar.ts";
import { correctionId } from "../domain/identity.ts";
import type { LearnerId, OrganisationId, OutcomeId } from "../domain/ids.ts";
import { type Holidays, workPattern } from "../domain/learner.ts";
import { ProgressFold } from "../domain/progress-fold.ts";
import { plainText } from "../domain/rich-text.ts";
import type {
  Completion,
  Misled,
  NowComplete,
  Ports,
  Rebuild,
  RebuiltAward,
  ReplayOptions,
  ReplayReport,
  ReplayStart,
  StoredFact,
} from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import { awardFor } from "./award.ts";

/** Makes everything derived from an organisation's answers anew, and tells whoever answered a question that was found to be wrong. */
export function replay(ports: Pick<Ports, "replaying" | "holidays">, organisation: OrganisationId, options: ReplayOptions): Promise<ReplayReport> {
  return ports.replaying.replay(organisation, new Rebuilding(ports.holidays), options);
}

/** Replays the organisations whose derived state is known to be out of date. Returns their reports. */
export async function replayDue(ports: Pick<Ports, "replaying" | "holidays">): Promise<ReplayReport[]> {
  const reports: ReplayReport[] = [];
  for (const { id } of await ports.replaying.organisations("due")) reports.push(await replay(ports, id, { dryRun: false, onProgress: () => {} }));
  return reports;
}

/** What the answers come to. Badges that were awarded stay; one that was earned and is missing is awarded from the answer that earned it. */
class Rebuilding implements Rebuild {
  readonly fold = new ProgressFold();
  readonly awards: RebuiltAward[] = [];
  readonly #holidays: Holidays;
  readonly #awarded = new Set<string>();
  #rules: ReplayStart["rules"] = new Map();

  constructor(holidays: Holidays) {
    this.#holidays = holidays;
  }

  start({ rules, awards }: ReplayStart): void {
    this.#rules = rules;
    for (const { learner, outcome } of awards) this.#awarded.add(keyOf(learner, outcome));
  }

  add(fact: StoredFact): void {
    const { learner, outcome, item, at } = fact;
    const { terms } = this.fold.add(fact);
    const known = this.#rules.get(outcome);
    if (!known || this.#awarded.has(keyOf(learner, outcome))) return;
    const award = awardFor(known, terms, item);
    if (!award) return;
    this.#awarded.add(keyOf(learner, outcome));
    this.awards.push({ ...award, learner, outcome, at });
  }

  completion({ session, learner, at, day }: NowComplete): Completion {
    const working = isWorkingDay(day, workPattern(learner, this.#holidays));
    return { session, learner: learner.id, at, day, working, closesAt: endOfDay(day, learner.zone) };
  }

  correction({ person, version, stem, isDisputed }: Misled): ReturnType<Rebuild["correction"]> {
    const { learner } = person;
    const texts = textsFor(learner.locale);
    const earned = this.awards.filter((award) => award.learner === learner.id).map(({ outcome }) => this.#rules.get(outcome)?.title ?? outcome);
    const view = notice([
      texts.corrected(plainText(stem)),
      ...(isDisputed ? [texts.disputeUpheld] : []),
      ...earned.map((title) => texts.correctionEarned(title)),
    ]);
    return { person, delivery: { id: correctionId(learner.id, version), content: { kind: "message", view } } };
  }
}

const keyOf = (learner: LearnerId, outcome: OutcomeId): string => `${learner} ${outcome}`;
