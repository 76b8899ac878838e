import type { Answer, Asked, Learner } from "./answer-log.ts";
import { type BktParameters, fitByEm, UNFITTED } from "./bkt-em.ts";
import type { Fitted, Model, Size, Student } from "./model.ts";

/** Bayesian knowledge tracing without forgetting: an outcome is known or not, and each answer may be the moment at which it is learned. */
export const bkt: Model = { name: "bkt", fit };

function fit(training: readonly Learner[], { outcomes }: Size): Fitted {
  const sequences = Array.from({ length: outcomes }, (): boolean[][] => []);
  for (const { answers } of training) {
    for (const [outcome, own] of Map.groupBy(answers, (answer) => answer.outcome)) sequences[outcome]?.push(own.map(({ right }) => right));
  }
  const parameters = sequences.map(fitByEm);
  return { newStudent: () => new BktStudent(parameters) };
}

class BktStudent implements Student {
  readonly #parameters: readonly BktParameters[];
  readonly #known = new Map<number, number>();

  constructor(parameters: readonly BktParameters[]) {
    this.#parameters = parameters;
  }

  predict({ outcome }: Asked): number {
    const { guess, slip } = this.#of(outcome);
    const known = this.#knownOf(outcome);
    return known * (1 - slip) + (1 - known) * guess;
  }

  learn({ outcome, right }: Answer): void {
    const { learn, guess, slip } = this.#of(outcome);
    const known = this.#knownOf(outcome);
    const ifKnown = known * (right ? 1 - slip : slip);
    const ifNot = (1 - known) * (right ? guess : 1 - guess);
    const after = ifKnown / (ifKnown + ifNot);
    this.#known.set(outcome, after + (1 - after) * learn);
  }

  #of(outcome: number): BktParameters {
    return this.#parameters[outcome] ?? UNFITTED;
  }

  #knownOf(outcome: number): number {
    return this.#known.get(outcome) ?? this.#of(outcome).known;
  }
}
