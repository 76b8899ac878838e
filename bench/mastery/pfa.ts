import { sigmoid } from "../../src/core/domain/mastery/numbers.ts";
import type { Answer, Asked, Learner } from "./answer-log.ts";
import { type Example, fitLogistic, type Weights } from "./logistic.ts";
import type { Fitted, Model, Size, Student } from "./model.ts";

/** Performance factor analysis: for each outcome a logistic regression on the logarithms of the answers right and wrong so far. */
export const pfa: Model = { name: "pfa", fit };

function fit(training: readonly Learner[], { outcomes }: Size): Fitted {
  const examples = Array.from({ length: outcomes }, (): Example[] => []);
  for (const { answers } of training) {
    const counts = new Counts();
    for (const answer of answers) {
      examples[answer.outcome]?.push({ features: counts.features(answer), right: answer.right });
      counts.add(answer);
    }
  }
  // An outcome with few answers stays near what holds for all of them.
  const common = fitLogistic(examples.flat(), [0, 0, 0]);
  const weights = examples.map((own) => fitLogistic(own, common));
  return { newStudent: () => new PfaStudent(weights) };
}

class Counts {
  readonly #right = new Map<number, number>();
  readonly #wrong = new Map<number, number>();

  features({ outcome }: Asked): Weights {
    return [1, Math.log(1 + (this.#right.get(outcome) ?? 0)), Math.log(1 + (this.#wrong.get(outcome) ?? 0))];
  }

  add({ outcome, right }: Answer): void {
    const counts = right ? this.#right : this.#wrong;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
}

class PfaStudent implements Student {
  readonly #weights: readonly Weights[];
  readonly #counts = new Counts();

  constructor(weights: readonly Weights[]) {
    this.#weights = weights;
  }

  predict(asked: Asked): number {
    const [base, perRight, perWrong] = this.#weights[asked.outcome] as Weights;
    const [one, right, wrong] = this.#counts.features(asked);
    return sigmoid(base * one + perRight * right + perWrong * wrong);
  }

  learn(answer: Answer): void {
    this.#counts.add(answer);
  }
}
