import type { Instant, ItemId } from "./ids.ts";
import { type Decision, decide, needsRefresh, type ShortestPath, type Standpoint, shortestPath } from "./mastery/decision.ts";
import type { MasteryRule } from "./mastery/rule.ts";
import type { Review } from "./review.ts";

/** What is stored about one learner and one outcome. */
export interface OutcomeProgress {
  readonly standpoint: Standpoint;
  readonly review?: Review;
  /** The badge, and the answer that earned it. */
  readonly award?: { readonly at: Instant; readonly item: ItemId };
}

/** Where a learner stands on an outcome, and why. */
export interface Standing {
  readonly state: "not-started" | "learning" | "mastered" | "needs-refresh";
  readonly rule: MasteryRule;
  readonly decision?: Decision;
  readonly evidence?: Standpoint["mastery"];
  readonly awardedAt?: Instant;
  /** What would be enough, when it is not mastered yet. */
  readonly path?: ShortestPath;
}

/** A badge is never taken back; when knowledge has faded, it says so. */
export function standingOf(rule: MasteryRule, progress: OutcomeProgress | undefined, now: Instant): Standing {
  if (!progress || (progress.standpoint.mastery.answers === 0 && !progress.award)) return { state: "not-started", rule };
  const { standpoint, award } = progress;
  const facts = { rule, decision: decide(rule, standpoint), evidence: standpoint.mastery };
  if (award) return { ...facts, awardedAt: award.at, state: needsRefresh(rule, standpoint) ? "needs-refresh" : "mastered" };
  return { ...facts, state: "learning", path: shortestPath(rule, standpoint, now) };
}
