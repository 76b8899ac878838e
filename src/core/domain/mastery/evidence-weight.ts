import { DAY_MS, HOUR_MS } from "../calendar.ts";
import type { Instant } from "../ids.ts";

/** What stood beside the question when it was answered: nothing, a hint, or the text of its own lesson. */
export type Aid = "none" | "hint" | "lesson";

/** What the worth of an answer as evidence depends on. */
export interface Circumstances {
  readonly aid: Aid;
  readonly at: Instant;
  /** When this learner last answered the same question. */
  readonly answeredBefore?: Instant;
  /** The question turned out to be wrong and was withdrawn. */
  readonly isVoid: boolean;
}

export interface Weight {
  /** 0: it proves nothing; 1: full evidence. */
  readonly weight: number;
  /** Does it also tell how hard outcome and question are? */
  readonly teaches: boolean;
}

/** Questions answered within so long of each other, or of the lesson, belong to one sitting. */
export const SITTING_MS = HOUR_MS;
const REMEMBERED_MS = 14 * DAY_MS;

/** If several apply, the smallest weight counts. */
export function evidenceWeight({ aid, at, answeredBefore, isVoid }: Circumstances): Weight {
  const since = answeredBefore === undefined ? Number.POSITIVE_INFINITY : at - answeredBefore;
  // Below its own lesson, or minutes after its answer was shown, everybody is right.
  if (isVoid || aid === "lesson" || since < SITTING_MS) return { weight: 0, teaches: false };
  if (since < REMEMBERED_MS) return { weight: 0.25, teaches: false };
  return aid === "hint" ? { weight: 0.5, teaches: false } : { weight: 1, teaches: true };
}
