import type { Answer, Asked } from "./answer-log.ts";
import type { Fitted, Model, Student } from "./model.ts";

/** The share right so far on the outcome, as if one answer right and one wrong had come before: the least a model must beat. */
export const runningAverage: Model = { name: "running-average", fit: (): Fitted => ({ newStudent: () => new AverageStudent() }) };

class AverageStudent implements Student {
  readonly #counts = new Map<number, { answers: number; right: number }>();

  predict({ outcome }: Asked): number {
    const { answers, right } = this.#counts.get(outcome) ?? { answers: 0, right: 0 };
    return (right + 1) / (answers + 2);
  }

  learn({ outcome, right }: Answer): void {
    const before = this.#counts.get(outcome) ?? { answers: 0, right: 0 };
    this.#counts.set(outcome, { answers: before.answers + 1, right: before.right + (right ? 1 : 0) });
  }
}
