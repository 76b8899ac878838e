import { addDays, DAY_MS } from "../calendar.ts";
import type { Day, Instant } from "../ids.ts";
import { costAhead, update } from "./model.ts";
import { logit, normal } from "./numbers.ts";
import type { MasteryRule } from "./rule.ts";
import { newQuestion, type Terms } from "./terms.ts";

/** What a decision is made from: it is about a typical question of the outcome, so no single question takes part. */
export type Standpoint = Omit<Terms, "question">;

/** What a rule still asks for. */
export type Missing =
  | { readonly kind: "answers"; readonly count: number }
  | { readonly kind: "days" }
  /** Right answers after a break. */
  | { readonly kind: "spaced"; readonly count: number }
  | { readonly kind: "local" }
  | { readonly kind: "confidence"; readonly is: number; readonly needed: number };

export interface Decision {
  readonly isMastered: boolean;
  /** How sure we are that the target will be reached at the horizon; shares 0–1. */
  readonly confidence: number;
  /** The same from the answers on this outcome alone. */
  readonly localConfidence: number;
  /** In the order in which it is told; empty when mastered. */
  readonly missing: readonly Missing[];
}

/** Share 0–1: how sure we are of at least `target` right, luck left out, `horizonDays` from the last answer. */
export function confidence({ level, outcome, timeScale, mastery }: Standpoint, target: number, horizonDays: number): number {
  const ahead = timeScale.mean * costAhead(horizonDays, mastery) + logit(target);
  const variance = level.variance + mastery.relative.variance + outcome.variance;
  return normal((level.mean + mastery.relative.mean - outcome.mean - ahead) / Math.sqrt(variance));
}

/** As `confidence`, from the answers on this outcome alone: being strong elsewhere does not help. */
export function localConfidence({ outcome, timeScale, mastery }: Standpoint, target: number, horizonDays: number): number {
  const ahead = timeScale.mean * costAhead(horizonDays, mastery) + logit(target);
  return normal((mastery.local.mean - outcome.mean - ahead) / Math.sqrt(mastery.local.variance + outcome.variance));
}

export function decide(rule: MasteryRule, standpoint: Standpoint): Decision {
  const sure = confidence(standpoint, rule.target, rule.horizonDays);
  const locallySure = localConfidence(standpoint, rule.target, rule.horizonDays);
  const missing = [...missingEvidence(rule, standpoint), ...missingConfidence(rule, sure, locallySure)];
  return { isMastered: missing.length === 0, confidence: sure, localConfidence: locallySure, missing };
}

function missingEvidence({ minAnswers, minDays, minSpaced }: MasteryRule, { mastery }: Standpoint): Missing[] {
  const missing: Missing[] = [];
  if (mastery.answers < minAnswers) missing.push({ kind: "answers", count: minAnswers - mastery.answers });
  if (mastery.days < minDays) missing.push({ kind: "days" });
  if (mastery.spaced < minSpaced) missing.push({ kind: "spaced", count: minSpaced - mastery.spaced });
  return missing;
}

function missingConfidence(rule: MasteryRule, sure: number, locallySure: number): Missing[] {
  const missing: Missing[] = [];
  if (locallySure < rule.localConfidence) missing.push({ kind: "local" });
  if (sure < rule.confidence) missing.push({ kind: "confidence", is: sure, needed: rule.confidence });
  return missing;
}

/** The fewest right answers that would complete the rule. */
export interface ShortestPath {
  readonly answers: number;
  /** So many of them, each after at least a day without practice. */
  readonly afterBreak: number;
}

const PATH_AT_MOST = 20;
const SAME_SITTING_MS = 60_000;
/** Three options: the usual question. */
const USUAL_FLOOR = 1 / 3;

/**
 * What would be enough if every answer from here on were right, on questions not seen lately. Nothing when mastered already, or when more than
 * twenty answers would not do.
 */
export function shortestPath(rule: MasteryRule, from: Standpoint, now: Instant): ShortestPath | undefined {
  let terms: Terms = { ...from, question: newQuestion("medium") };
  let at = now;
  let day = later(dayAt(now), from.mastery.lastDay);
  let afterBreak = 0;
  for (let answers = 0; answers <= PATH_AT_MOST; answers++) {
    if (decide(rule, terms).isMastered) return answers === 0 ? undefined : { answers, afterBreak };
    if (wantsBreak(rule, terms)) {
      at = Math.max(at, (terms.mastery.practisedAt ?? at) + DAY_MS);
      day = later(dayAt(at), addDays(terms.mastery.lastDay ?? day, 1));
      afterBreak += 1;
    }
    const evidence = { floor: USUAL_FLOOR, right: true, at, day, weight: 1, teaches: true };
    terms = { ...update(terms, evidence).terms, question: newQuestion("medium") };
    at += SAME_SITTING_MS;
  }
  return undefined;
}

/** Only a break gives a further day or an answer after a break; the very first answer has nothing to break from. */
const wantsBreak = ({ minSpaced, minDays }: MasteryRule, { mastery }: Standpoint): boolean =>
  mastery.practisedAt !== undefined && (mastery.spaced < minSpaced || (mastery.days > 0 && mastery.days < minDays));

/** Any calendar will do to count the days ahead, as long as none is counted twice. */
const dayAt = (at: Instant): Day => new Date(at).toISOString().slice(0, 10) as Day;

const later = (a: Day, b: Day | undefined): Day => (b !== undefined && b > a ? b : a);

/** Mastered once, and now more likely lost than kept. */
export function needsRefresh(rule: MasteryRule, standpoint: Standpoint): boolean {
  return confidence(standpoint, rule.target, 0) < 0.5;
}
