/**
 * The numbers of the model, measured on public answer logs. Means and costs in logits, variances in squared logits, times in days. None of them is a
 * setting: whoever changes one changes what every badge means.
 */
export const PARAMETERS = {
  /** Where a new learner is thought to stand. */
  priorLevel: 1,
  variance: { level: 1.5, mastery: 0.6, outcome: 4, question: 1.6, timeScale: 0.05 },
  /** What answering teaches, right or wrong alike because the explanation is always shown; it shrinks with the number of answers. */
  learning: { increment: 0.2, shrink: 0.35 },
  /** Variance added with each answer, because people change. */
  drift: { level: 0.002, mastery: 0.01 },
  /** Nobody is right more often than this: fingers slip. */
  ceiling: 0.98,
  /** The chance to hit an open answer by luck. */
  openFloor: 0.05,
  /** What time without practice costs, constant and by the logarithm of the days; each right answer after a break lowers it. */
  time: { constant: 0.3, logarithmic: 0.05, perSpaced: 0.1 },
  /** Certainty lost by not practising. */
  aging: { variancePerDay: 0.03, atMostDays: 60 },
  /** Shorter gaps cost nothing. */
  gapDays: 0.25,
  /** From here on a right answer counts as given after a break. */
  spacedDays: 0.75,
} as const;
