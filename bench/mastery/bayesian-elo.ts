import { decide } from "../../src/core/domain/mastery/decision.ts";
import { predict, update } from "../../src/core/domain/mastery/model.ts";
import { DEFAULT_MASTERY_RULE, type MasteryRule } from "../../src/core/domain/mastery/rule.ts";
import {
  type Belief,
  type Mastery,
  NEW_LEVEL,
  NEW_MASTERY,
  NEW_OUTCOME,
  NEW_TIME_SCALE,
  newQuestion,
  type Terms,
} from "../../src/core/domain/mastery/terms.ts";
import type { Answer, Asked, Learner } from "./answer-log.ts";
import type { Fitted, Model, Size, Student } from "./model.ts";

/** The product's own model, as the product runs it. */
export const bayesianElo = { name: "bayesian-elo", fit } satisfies Model;

/** What all learners have in common. */
interface Population {
  timeScale: Belief;
  readonly outcomes: Belief[];
  readonly questions: Belief[];
}

export interface FittedElo extends Fitted {
  /** Scale of what time without practice costs. */
  readonly timeScale: number;
  /** Each answer is followed by a decision, as in the product: its time counts. */
  newStudent(rule?: MasteryRule): EloStudent;
}

function fit(training: readonly Learner[], size: Size): FittedElo {
  const population: Population = {
    timeScale: NEW_TIME_SCALE,
    outcomes: new Array<Belief>(size.outcomes).fill(NEW_OUTCOME),
    questions: new Array<Belief>(size.questions).fill(newQuestion("medium")),
  };
  for (const { answers } of training) {
    const person = new Person(population);
    for (const answer of answers) teach(population, answer, person.learn(answer, true));
  }
  return { timeScale: population.timeScale.mean, newStudent: (rule = DEFAULT_MASTERY_RULE) => new EloStudent(new Person(population), rule) };
}

function teach(population: Population, { outcome, question }: Asked, terms: Terms): void {
  population.timeScale = terms.timeScale;
  population.outcomes[outcome] = terms.outcome;
  population.questions[question] = terms.question;
}

/** What is known about one learner. */
class Person {
  readonly #population: Population;
  readonly #masteries = new Map<number, Mastery>();
  #level = NEW_LEVEL;

  constructor(population: Population) {
    this.#population = population;
  }

  terms({ outcome, question }: Asked): Terms {
    const { timeScale, outcomes, questions } = this.#population;
    return {
      timeScale,
      outcome: outcomes[outcome] as Belief,
      question: questions[question] as Belief,
      level: this.#level,
      mastery: this.#masteries.get(outcome) ?? NEW_MASTERY,
    };
  }

  learn(answer: Answer, teaches: boolean): Terms {
    const { floor, right, at, day } = answer;
    const { terms } = update(this.terms(answer), { floor, right, at, day, weight: 1, teaches });
    this.#level = terms.level;
    this.#masteries.set(answer.outcome, terms.mastery);
    return terms;
  }
}

export class EloStudent implements Student {
  readonly #person: Person;
  readonly #rule: MasteryRule;
  #isMastered = false;

  constructor(person: Person, rule: MasteryRule) {
    this.#person = person;
    this.#rule = rule;
  }

  predict(asked: Asked): number {
    return predict(this.#person.terms(asked), asked.floor, asked.at).probability;
  }

  learn(answer: Answer): void {
    this.#isMastered = decide(this.#rule, this.#person.learn(answer, false)).isMastered;
  }

  /** The outcome of the last answer, by the rule. */
  get isMastered(): boolean {
    return this.#isMastered;
  }
}
