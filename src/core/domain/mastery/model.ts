import { DAY_MS } from "../calendar.ts";
import type { Day, Instant } from "../ids.ts";
import { sigmoid } from "./numbers.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Belief, Mastery, Terms } from "./terms.ts";

// Bayesian Elo: a Rasch model with uncertainty, moved by one step of an extended Kalman filter per answer. The equations are explained in
// docs/MASTERY.md.

/** The part of an answer the model learns from. */
export interface Evidence {
  /** Chance to be right by luck, e.g. ⅓ with three options. */
  readonly floor: number;
  readonly right: boolean;
  readonly at: Instant;
  /** The learner's local day. */
  readonly day: Day;
  /** 0 < weight ≤ 1. */
  readonly weight: number;
  /** Does it also tell how hard outcome and question are? */
  readonly teaches: boolean;
}

export interface Prediction {
  /** Chance of a right answer, luck and slips included. */
  readonly probability: number;
  /** Chance that the answer is known, without luck. */
  readonly known: number;
}

/** What time without practice costs, in logits before the organisation's scale; nothing within six hours. */
function timeCost({ spaced, practisedAt }: Mastery, at: Instant): number {
  return practisedAt === undefined ? 0 : costOf((at - practisedAt) / DAY_MS, spaced);
}

function costOf(days: number, spaced: number): number {
  const { time, gapDays } = PARAMETERS;
  return days < gapDays ? 0 : (time.constant + time.logarithmic * Math.log(1 + days)) / (1 + time.perSpaced * spaced);
}

/** The cost `days` from now, however short. */
export function costAhead(days: number, { spaced }: Mastery): number {
  const { time } = PARAMETERS;
  return days > 0 ? (time.constant + time.logarithmic * Math.log(1 + days)) / (1 + time.perSpaced * spaced) : 0;
}

/** The variance of `relative` after the idle days up to `at`. */
function agedVariance({ relative, practisedAt }: Mastery, at: Instant): number {
  const days = practisedAt === undefined ? 0 : (at - practisedAt) / DAY_MS;
  if (days < PARAMETERS.gapDays) return relative.variance;
  const { aging, variance } = PARAMETERS;
  return Math.max(relative.variance, Math.min(variance.mastery, relative.variance + aging.variancePerDay * Math.min(days, aging.atMostDays)));
}

/** Chance of a right answer at `at`. Changes nothing. */
export function predict(terms: Terms, floor: number, at: Instant): Prediction {
  const { level, outcome, question, timeScale, mastery } = terms;
  const mean = level.mean + mastery.relative.mean - outcome.mean - question.mean - timeScale.mean * timeCost(mastery, at);
  const known = knownAt(mean, level.variance + agedVariance(mastery, at) + outcome.variance + question.variance);
  return { probability: floor + (PARAMETERS.ceiling - floor) * known, known };
}

/** The logistic function averaged over a normal belief. */
const knownAt = (mean: number, variance: number): number => sigmoid(mean / Math.sqrt(1 + (Math.PI * variance) / 8));

/** How far and how surely an answer moves the beliefs that took part in predicting it. */
interface Step {
  readonly surprise: number;
  readonly information: number;
  readonly gain: number;
}

function stepOf({ probability, known }: Prediction, variance: number, { floor, right, weight }: Evidence): Step {
  const slope = (PARAMETERS.ceiling - floor) * known * (1 - known);
  const spread = probability * (1 - probability);
  const information = (weight * slope * slope) / spread;
  return { information, surprise: (weight * slope * ((right ? 1 : 0) - probability)) / spread, gain: 1 / (1 + variance * information) };
}

/** A belief that made a right answer likelier, after an answer; `drift` is the variance that living on adds. */
function raised({ mean, variance }: Belief, { surprise, information, gain }: Step, increment: number, drift: number): Belief {
  return {
    mean: mean + variance * surprise * gain + increment,
    variance: variance - variance * variance * information * gain + drift,
  };
}

/** A difficulty after an answer. */
function lowered({ mean, variance }: Belief, { surprise, information, gain }: Step): Belief {
  return { mean: mean - variance * surprise * gain, variance: variance - variance * variance * information * gain };
}

function rescaled({ mean, variance }: Belief, { surprise, information, gain }: Step, cost: number): Belief {
  const share = variance * cost * gain;
  return { mean: mean - share * surprise, variance: variance - (share * share * information) / gain };
}

/** Everything after one answer, and what was expected of it before. All of it follows from the terms before the answer. */
export function update(before: Terms, evidence: Evidence): { readonly terms: Terms; readonly expected: Prediction } {
  const { level, outcome, question, timeScale, mastery } = before;
  const { at, floor, weight } = evidence;
  const { drift, learning } = PARAMETERS;
  const expected = predict(before, floor, at);
  const relative = { mean: mastery.relative.mean, variance: agedVariance(mastery, at) };
  const step = stepOf(expected, level.variance + relative.variance + outcome.variance + question.variance, evidence);
  const increment = (weight * learning.increment) / (1 + learning.shrink * mastery.answers);
  const terms: Terms = {
    timeScale,
    outcome,
    question,
    level: raised(level, step, 0, drift.level),
    mastery: {
      relative: raised(relative, step, increment, drift.mastery),
      local: raised(mastery.local, localStep(before, evidence), increment, drift.mastery),
      ...counted(mastery, evidence),
    },
  };
  if (!evidence.teaches) return { terms, expected };
  const cost = timeCost(mastery, at);
  return {
    terms: {
      ...terms,
      outcome: lowered(outcome, step),
      question: lowered(question, step),
      timeScale: cost > 0 ? rescaled(timeScale, step, cost) : timeScale,
    },
    expected,
  };
}

/** The same step seen from this outcome's answers alone. */
function localStep({ outcome, question, timeScale, mastery }: Terms, evidence: Evidence): Step {
  const variance = mastery.local.variance + outcome.variance + question.variance;
  const known = knownAt(mastery.local.mean - outcome.mean - question.mean - timeScale.mean * timeCost(mastery, evidence.at), variance);
  return stepOf({ known, probability: evidence.floor + (PARAMETERS.ceiling - evidence.floor) * known }, variance, evidence);
}

/** A day or an instant that comes after a later one (yesterday's card, a flight over the date line) counts as that later one: no day counts twice. */
function counted(mastery: Mastery, { at, day, right, weight }: Evidence): Omit<Mastery, "relative" | "local"> {
  const { answers, days, lastDay, practisedAt, spaced } = mastery;
  const isNewDay = lastDay === undefined || day > lastDay;
  const isSpaced = right && weight === 1 && practisedAt !== undefined && at - practisedAt >= PARAMETERS.spacedDays * DAY_MS;
  return {
    answers: answers + 1,
    right: mastery.right + (right ? 1 : 0),
    spaced: spaced + (isSpaced ? 1 : 0),
    days: days + (isNewDay ? 1 : 0),
    lastDay: isNewDay ? day : lastDay,
    practisedAt: practised(mastery, at).practisedAt,
  };
}

/** After practice that proves nothing, such as a question right below its lesson: only the time since is counted from here. */
export function practised(mastery: Mastery, at: Instant): Mastery {
  return { ...mastery, practisedAt: Math.max(at, mastery.practisedAt ?? at) };
}
