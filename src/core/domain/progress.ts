import type { Difficulty } from "./course.ts";
import type { Day, Instant, LearnerId, OutcomeId, QuestionId, VersionId } from "./ids.ts";
import { type Aid, evidenceWeight } from "./mastery/evidence-weight.ts";
import { practised, predict, update } from "./mastery/model.ts";
import type { Terms } from "./mastery/terms.ts";
import { afterAnswer, type Review } from "./review.ts";

/** What is derived from the answers on one outcome: everything the next answer starts from. */
export interface Progress {
  readonly terms: Terms;
  readonly review?: Review;
}

/** What one answer says; an immutable fact. */
export interface AnswerFact {
  readonly learner: LearnerId;
  readonly outcome: OutcomeId;
  readonly question: QuestionId;
  readonly version: VersionId;
  /** Its author's guess. */
  readonly difficulty: Difficulty;
  /** Chance to be right by luck. */
  readonly floor: number;
  readonly right: boolean;
  readonly at: Instant;
  /** The learner's local day. */
  readonly day: Day;
  /** What stood beside the question. */
  readonly aid: Aid;
  /** The question was found to be wrong and counts for nothing. */
  readonly isVoid: boolean;
}

/** Progress after one more answer. `answeredBefore`: when this learner last answered the same question. */
export function afterFact(
  { terms, review }: Progress,
  fact: Omit<AnswerFact, "learner" | "outcome" | "question" | "version" | "difficulty">,
  answeredBefore: Instant | undefined,
): Progress {
  const { right, floor, at, day } = fact;
  const { weight, teaches } = evidenceWeight({ ...fact, answeredBefore });
  const { terms: after, expected } =
    weight > 0
      ? update(terms, { right, floor, at, day, weight, teaches })
      : { terms: { ...terms, mastery: practised(terms.mastery, at) }, expected: predict(terms, floor, at) };
  return { terms: after, review: fact.isVoid ? review : afterAnswer(review, { right, known: expected.known, floor, weight, day }) };
}
