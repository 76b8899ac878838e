import type { Day } from "../../src/core/domain/ids.ts";
import { PARAMETERS } from "../../src/core/domain/mastery/parameters.ts";
import { type Answer, type AnswerLog, UnusableData } from "./answer-log.ts";
import { readLines } from "./read-lines.ts";
import { type ParseRow, type Row, rowParser } from "./row.ts";

const FOLDS_AT_MOST = 50;
const DAY_SECONDS = 86_400;

/** Reads a gzip CSV file with the columns `learner,item,skill,t,correct[,options],fold`, or throws `UnusableData` at the first thing wrong with it. */
export async function readAnswers(file: string): Promise<AnswerLog> {
  const collected = new Collected();
  let parse: ParseRow | undefined;
  await readLines(file, (line, number) => {
    const where = `${file}:${number}`;
    if (parse) collected.add(parse(line, where), where);
    else parse = rowParser(line, where);
  });
  return collected.log(file);
}

interface Group {
  readonly id: number;
  readonly fold: number;
  readonly firstRow: number;
  readonly answers: Answer[];
}

class Collected {
  readonly #learners = new Map<number, Group>();
  readonly #outcomes = new Map<number, number>();
  readonly #questions = new Map<number, number>();
  readonly #days = new Map<number, Day>();
  #current: Group | undefined;
  #lastT = 0;
  #rows = 0;
  #isTimed = false;

  add(row: Row, where: string): void {
    const { answers } = this.#groupOf(row, where);
    this.#isTimed ||= row.t !== answers.length;
    answers.push({
      outcome: numbered(this.#outcomes, row.skill),
      question: numbered(this.#questions, row.item),
      floor: row.options > 0 ? 1 / row.options : PARAMETERS.openFloor,
      at: row.t * 1000,
      day: this.#dayOf(row.t),
      right: row.correct === 1,
    });
    this.#lastT = row.t;
    this.#rows += 1;
  }

  log(file: string): AnswerLog {
    const learners = [...this.#learners.values()];
    const folds = new Set(learners.map(({ fold }) => fold)).size;
    if (learners.length === 0) throw new UnusableData(`${file}: no answers; the file needs a header line and a line for each answer`);
    if (folds < 2)
      throw new UnusableData(`${file}: all learners are in one fold; spread them over five, so that each can be foretold from the others`);
    if (folds > FOLDS_AT_MOST) throw new UnusableData(`${file}: ${folds} folds; spread the learners over five, ${FOLDS_AT_MOST} at most`);
    return { learners, answers: this.#rows, outcomes: this.#outcomes.size, questions: this.#questions.size, isTimed: this.#isTimed };
  }

  #groupOf({ learner, fold, t }: Row, where: string): Group {
    if (this.#current?.id !== learner) return this.#begin(learner, fold, where);
    if (this.#current.fold !== fold) {
      throw new UnusableData(
        `${where}: learner ${learner} is in fold ${fold}, before in fold ${this.#current.fold}; put all their rows into one fold`,
      );
    }
    // Out of order, the next answer would be foretold from later ones.
    if (t < this.#lastT) throw new UnusableData(`${where}: t goes back from ${this.#lastT} to ${t}; sort the rows of learner ${learner} by time`);
    return this.#current;
  }

  #begin(id: number, fold: number, where: string): Group {
    if (this.#learners.has(id)) throw new UnusableData(`${where}: learner ${id} had rows further up; put all rows of a learner together`);
    this.#current = { id, fold, firstRow: this.#rows, answers: [] };
    this.#learners.set(id, this.#current);
    return this.#current;
  }

  /** Days since the file's zero, written so that they sort as text whatever the zero is. */
  #dayOf(t: number): Day {
    const day = Math.floor(t / DAY_SECONDS);
    const known = this.#days.get(day) ?? (String(2e12 + day) as Day);
    this.#days.set(day, known);
    return known;
  }
}

function numbered(numbers: Map<number, number>, id: number): number {
  const number = numbers.get(id) ?? numbers.size;
  numbers.set(id, number);
  return number;
}
