import { NEW_LEVEL, NEW_MASTERY, NEW_TIME_SCALE, type Terms } from "../../../../src/core/domain/mastery/terms.ts";

/** A new learner before an outcome whose difficulty is known, and a question of which little is. */
export const CALIBRATED: Terms = {
  timeScale: NEW_TIME_SCALE,
  level: NEW_LEVEL,
  outcome: { mean: 0, variance: 0.05 },
  question: { mean: 0, variance: 0.3 },
  mastery: NEW_MASTERY,
};

/** Sequences of right and wrong answers that go on until they are declared, or have become too long. */
export interface Sequences<State> {
  readonly start: State;
  readonly after: (state: State, right: boolean, answers: number) => State;
  readonly isDeclared: (state: State, answers: number) => boolean;
  readonly atMost: number;
}

/** How many of the sequences are declared at their nth answer with so many of them right. */
export interface Declared {
  readonly answers: number;
  readonly right: number;
  sequences: number;
}

/** Every sequence, each once: exact for any chance to be right. */
export function declaredOf<State>({ start, after, isDeclared, atMost }: Sequences<State>): Declared[] {
  const found = new Map<number, Declared>();
  const walk = (state: State, answers: number, right: number): void => {
    if (isDeclared(state, answers)) {
      const key = answers * (atMost + 1) + right;
      const declared = found.get(key) ?? { answers, right, sequences: 0 };
      declared.sequences += 1;
      found.set(key, declared);
    } else if (answers < atMost) {
      walk(after(state, true, answers), answers + 1, right + 1);
      walk(after(state, false, answers), answers + 1, right);
    }
  };
  walk(start, 0, 0);
  return [...found.values()].sort((a, b) => a.answers - b.answers);
}

const weightOf = ({ answers, right, sequences }: Declared, chance: number): number => sequences * chance ** right * (1 - chance) ** (answers - right);

/** Per cent of learners who are right with this chance and get declared. */
export const percentOf = (declared: readonly Declared[], chance: number): number =>
  100 * declared.reduce((sum, each) => sum + weightOf(each, chance), 0);

/** At which answer half of those who get declared are. */
export function medianOf(declared: readonly Declared[], chance: number): number {
  const half = percentOf(declared, chance) / 200;
  let sum = 0;
  for (const each of declared) {
    sum += weightOf(each, chance);
    if (sum >= half) return each.answers;
  }
  return Number.NaN;
}

/** Who knows a share of the outcome, and guesses the rest. */
export const chanceOf = (known: number, options: number): number => known + (1 - known) / options;
