import { sigmoid } from "../../src/core/domain/mastery/numbers.ts";
import type { Answer, Asked, Learner } from "./answer-log.ts";
import type { Fitted, Model, Size, Student } from "./model.ts";

/** Elo as in chess: a learner plays against a question, and the first games move a rating more than later ones. */
export const plainElo: Model = { name: "elo", fit };

class Rating {
  value = 0;
  #games = 0;

  move(surprise: number): void {
    this.value += stepAfter(this.#games) * surprise;
    this.#games += 1;
  }
}

/** The uncertainty function of Pelánek 2016, with the values given there. */
const stepAfter = (games: number): number => 1 / (1 + 0.05 * games);

function fit(training: readonly Learner[], { questions }: Size): Fitted {
  const difficulties = Array.from({ length: questions }, () => new Rating());
  for (const { answers } of training) {
    const student = new EloPlayer(difficulties);
    for (const answer of answers) student.play(answer);
  }
  return { newStudent: () => new EloPlayer(difficulties) };
}

class EloPlayer implements Student {
  readonly #difficulties: readonly Rating[];
  readonly #skill = new Rating();

  constructor(difficulties: readonly Rating[]) {
    this.#difficulties = difficulties;
  }

  predict({ question }: Asked): number {
    return sigmoid(this.#skill.value - (this.#difficulties[question] as Rating).value);
  }

  learn(answer: Answer): void {
    this.#skill.move(this.#surprise(answer));
  }

  /** As `learn`, and the question's rating moves too. */
  play(answer: Answer): void {
    const surprise = this.#surprise(answer);
    this.#skill.move(surprise);
    this.#difficulties[answer.question]?.move(-surprise);
  }

  #surprise(answer: Answer): number {
    return (answer.right ? 1 : 0) - this.predict(answer);
  }
}
