/** Chances 0–1. */
export interface BktParameters {
  /** Known before the first answer. */
  readonly known: number;
  /** Learned with an answer, if not known before. */
  readonly learn: number;
  /** Right although not known. */
  readonly guess: number;
  /** Wrong although known. */
  readonly slip: number;
}

/** Where the search begins, and what holds for an outcome nobody answered. */
export const UNFITTED: BktParameters = { known: 0.4, learn: 0.15, guess: 0.2, slip: 0.1 };

const ROUNDS_AT_MOST = 200;
/** Log likelihood per answer. */
const ENOUGH = 1e-6;
/** Never certain: a single answer against it would have no chance at all. */
const MARGIN = 0.001;
/** Above, knowing would hinder, and the two states would change their meaning. */
const LUCK_AT_MOST = 0.5;

/** Expectation–maximisation (Baum–Welch) over the answers of many learners to one outcome; climbs until it gains nothing any more. */
export function fitByEm(sequences: readonly (readonly boolean[])[]): BktParameters {
  const answers = sequences.reduce((sum, { length }) => sum + length, 0);
  let parameters = UNFITTED;
  let before = Number.NEGATIVE_INFINITY;
  for (let round = 0; answers > 0 && round < ROUNDS_AT_MOST; round++) {
    const expected = new Expected(parameters);
    for (const sequence of sequences) expected.add(sequence);
    if (expected.logLikelihood - before < ENOUGH * answers) break;
    before = expected.logLikelihood;
    parameters = expected.best(sequences.length);
  }
  return parameters;
}

/** How often each thing is thought to have happened, if the parameters were true. */
class Expected {
  logLikelihood = 0;
  #knownFirst = 0;
  #learned = 0;
  #couldLearn = 0;
  #known = 0;
  #slipped = 0;
  #unknown = 0;
  #guessed = 0;
  readonly #parameters: BktParameters;
  /** Chance of having known each answer, from the answers up to it. */
  #filtered: number[] = [];
  /** Chance of each answer, from the answers before it. */
  #likelihoods: number[] = [];

  constructor(parameters: BktParameters) {
    this.#parameters = parameters;
  }

  add(sequence: readonly boolean[]): void {
    this.#forward(sequence);
    this.#backward(sequence);
  }

  best(sequences: number): BktParameters {
    return {
      known: within(this.#knownFirst / sequences, 1 - MARGIN),
      learn: within(share(this.#learned, this.#couldLearn, UNFITTED.learn), 1 - MARGIN),
      guess: within(share(this.#guessed, this.#unknown, UNFITTED.guess), LUCK_AT_MOST),
      slip: within(share(this.#slipped, this.#known, UNFITTED.slip), LUCK_AT_MOST),
    };
  }

  #forward(sequence: readonly boolean[]): void {
    const { learn, guess, slip } = this.#parameters;
    let { known } = this.#parameters;
    this.#filtered = [];
    this.#likelihoods = [];
    for (const right of sequence) {
      const ifKnown = known * (right ? 1 - slip : slip);
      const likelihood = ifKnown + (1 - known) * (right ? guess : 1 - guess);
      this.logLikelihood += Math.log(likelihood);
      const filtered = ifKnown / likelihood;
      this.#filtered.push(filtered);
      this.#likelihoods.push(likelihood);
      known = filtered + (1 - filtered) * learn;
    }
  }

  /** From the last answer to the first: `ifKnown` and `ifNot` say how much likelier the later answers are than they were thought to be. */
  #backward(sequence: readonly boolean[]): void {
    const { learn, guess, slip } = this.#parameters;
    let ifKnown = 1;
    let ifNot = 1;
    for (let i = sequence.length - 1; i >= 0; i--) {
      const right = sequence[i] as boolean;
      const filtered = this.#filtered[i] as number;
      const known = filtered * ifKnown;
      this.#count(right, known, 1 - known);
      if (i === 0) {
        this.#knownFirst += known;
        return;
      }
      const likelihood = this.#likelihoods[i] as number;
      const knownBefore = (ifKnown * (right ? 1 - slip : slip)) / likelihood;
      const unknownBefore = (ifNot * (right ? guess : 1 - guess)) / likelihood;
      ifNot = learn * knownBefore + (1 - learn) * unknownBefore;
      ifKnown = knownBefore;
      const notYet = 1 - (this.#filtered[i - 1] as number);
      this.#learned += notYet * learn * knownBefore;
      this.#couldLearn += notYet * ifNot;
    }
  }

  #count(right: boolean, known: number, unknown: number): void {
    this.#known += known;
    this.#unknown += unknown;
    if (right) this.#guessed += unknown;
    else this.#slipped += known;
  }
}

const share = (part: number, whole: number, otherwise: number): number => (whole > 0 ? part / whole : otherwise);
const within = (value: number, most: number): number => Math.min(most, Math.max(MARGIN, value));
