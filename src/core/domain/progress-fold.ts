import type { Instant, LearnerId, OutcomeId, QuestionId, VersionId } from "./ids.ts";
import { type Belief, type Mastery, NEW_LEVEL, NEW_MASTERY, NEW_OUTCOME, NEW_TIME_SCALE, newQuestion } from "./mastery/terms.ts";
import { type AnswerFact, afterFact, type Progress } from "./progress.ts";
import type { Review } from "./review.ts";

/** What is derived for one learner. */
export interface LearnerProgress {
  level: Belief;
  /** An answer has moved the level. */
  isLevelKnown: boolean;
  readonly outcomes: Map<OutcomeId, { mastery: Mastery; review?: Review }>;
  readonly answeredAt: Map<QuestionId, Instant>;
}

/**
 * Everything derived from the answers of one organisation. Adding its answers in the order in which they were given makes the same state again,
 * bit for bit.
 */
export class ProgressFold {
  timeScale: Belief = NEW_TIME_SCALE;
  readonly outcomes = new Map<OutcomeId, Belief>();
  readonly questions = new Map<VersionId, Belief>();
  readonly learners = new Map<LearnerId, LearnerProgress>();

  /** Progress of the fact's learner on its outcome, after it. */
  add(fact: AnswerFact): Progress {
    const learner = this.#learner(fact.learner);
    const before = this.before(fact);
    const answeredBefore = learner.answeredAt.get(fact.question);
    const after = afterFact(before, fact, answeredBefore);
    this.#keep(fact, learner, before, after);
    learner.answeredAt.set(fact.question, Math.max(fact.at, answeredBefore ?? fact.at));
    return after;
  }

  /** What an answer starts from; what nobody has answered yet is new. */
  before({ learner, outcome, version, difficulty }: Pick<AnswerFact, "learner" | "outcome" | "version" | "difficulty">): Progress {
    const personal = this.learners.get(learner);
    const known = personal?.outcomes.get(outcome);
    return {
      terms: {
        timeScale: this.timeScale,
        level: personal?.level ?? NEW_LEVEL,
        outcome: this.outcomes.get(outcome) ?? NEW_OUTCOME,
        question: this.questions.get(version) ?? newQuestion(difficulty),
        mastery: known?.mastery ?? NEW_MASTERY,
      },
      review: known?.review,
    };
  }

  #learner(id: LearnerId): LearnerProgress {
    let learner = this.learners.get(id);
    if (!learner) {
      learner = { level: NEW_LEVEL, isLevelKnown: false, outcomes: new Map(), answeredAt: new Map() };
      this.learners.set(id, learner);
    }
    return learner;
  }

  /** Difficulties are kept once an answer has taught something about them. */
  #keep({ outcome, version }: AnswerFact, learner: LearnerProgress, before: Progress, { terms, review }: Progress): void {
    this.timeScale = terms.timeScale;
    if (terms.outcome !== before.terms.outcome) this.outcomes.set(outcome, terms.outcome);
    if (terms.question !== before.terms.question) this.questions.set(version, terms.question);
    learner.isLevelKnown ||= terms.level !== before.terms.level;
    learner.level = terms.level;
    learner.outcomes.set(outcome, { mastery: terms.mastery, review });
  }
}
