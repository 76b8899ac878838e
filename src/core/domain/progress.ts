import { type Evidence, withAnswer } from "./evidence.ts";
import type { Day, OutcomeId } from "./ids.ts";
import { afterAnswer, type Review } from "./review.ts";

/** What is derived from a learner's answers on one outcome. */
export interface OutcomeProgress {
  readonly review: Review;
  readonly evidence: Evidence;
}

/** The part of an answer that progress is made of. */
export interface AnswerFact {
  readonly outcome: OutcomeId;
  readonly right: boolean;
  readonly day: Day;
}

export function afterFact(before: Partial<OutcomeProgress>, { right, day }: Omit<AnswerFact, "outcome">): OutcomeProgress {
  return { review: afterAnswer(before.review, right, day), evidence: withAnswer(before.evidence, right, day) };
}

/** Progress is a fold of immutable answers, oldest first: replaying them gives the same reviews and evidence again. */
export function foldProgress(answers: readonly AnswerFact[]): Map<OutcomeId, OutcomeProgress> {
  const progress = new Map<OutcomeId, OutcomeProgress>();
  for (const fact of answers) progress.set(fact.outcome, afterFact(progress.get(fact.outcome) ?? {}, fact));
  return progress;
}
