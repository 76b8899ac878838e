/**
 * When an outcome counts as mastered. It is content: versioned with the outcome, recorded with every award.
 * Confidences and target are shares 0–1.
 */
export interface MasteryRule {
  /** Accuracy on a typical question of the outcome, guessing removed. */
  readonly target: number;
  readonly horizonDays: number;
  readonly confidence: number;
  readonly localConfidence: number;
  readonly minAnswers: number;
  readonly minDays: number;
  /** Right answers after at least 18 hours without practice on the outcome. */
  readonly minSpaced: number;
}

export const DEFAULT_MASTERY_RULE: MasteryRule = {
  target: 0.8,
  horizonDays: 14,
  confidence: 0.85,
  localConfidence: 0.8,
  minAnswers: 5,
  minDays: 2,
  minSpaced: 1,
};
