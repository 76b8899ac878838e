import { UnusableData } from "./answer-log.ts";

const COLUMNS = ["learner", "item", "skill", "t", "correct", "fold"] as const;
const LAYOUT = `the first line names the columns ${COLUMNS.join(",")} and, if known, options`;

/** One line of the file. */
export type Row = Readonly<Record<(typeof COLUMNS)[number] | "options", number>>;

export type ParseRow = (line: string, where: string) => Row;

/** Learns from the header which field is what; columns of other names are left alone. */
export function rowParser(header: string, where: string): ParseRow {
  const names = header.split(",").map((name) => name.trim());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new UnusableData(`${where}: no column ${missing.join(", ")}; ${LAYOUT}`);
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) throw new UnusableData(`${where}: two columns are called “${twice}”; rename or remove one`);
  const hasOptions = names.includes("options");
  return (line, place) => {
    const fields = line.split(",");
    if (fields.length !== names.length) {
      throw new UnusableData(`${place}: ${fields.length} fields, but the header names ${names.length}; write one answer a line, with every column`);
    }
    const number = (column: keyof Row): number => wholeNumber(fields[names.indexOf(column)] as string, column, place);
    const row = { learner: number("learner"), item: number("item"), skill: number("skill"), t: number("t"), correct: number("correct") };
    return checked({ ...row, fold: number("fold"), options: hasOptions ? number("options") : 0 }, place);
  };
}

function wholeNumber(field: string, column: string, where: string): number {
  const value = /^-?\d+$/.test(field) ? Number(field) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new UnusableData(`${where}: ${column} is “${field}”; write a whole number`);
  return value;
}

function checked(row: Row, where: string): Row {
  if (row.correct !== 0 && row.correct !== 1) throw new UnusableData(`${where}: correct is ${row.correct}; write 1 for right and 0 for wrong`);
  if (row.fold < 0) throw new UnusableData(`${where}: fold is ${row.fold}; number the folds 0, 1, 2 …`);
  // A single option is no question: it would be right by luck each time.
  if (row.options < 0 || row.options === 1) {
    throw new UnusableData(`${where}: options is ${row.options}; write how many there are to choose from, 0 for an open answer`);
  }
  return row;
}
