import { hasMarks, unmarked } from "./inlines.ts";
import { error, quoted, type Report } from "./problem.ts";
import type { AnswerDraft, NumericDraft } from "./question-draft.ts";
import type { Field } from "./question-fields.ts";

/** Thousands may be set apart by spaces, decimals by a point or a comma. */
const NUMBER = "[+\\-−]?\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|[+\\-−]?\\d+(?:[.,]\\d+)?";
/** A unit follows after a space, or at once when it is no letter: `14 days`, `80%`; `2FA` is a word. */
const NUMERIC = new RegExp(`^(${NUMBER})(?:\\s*(?:±|\\+/-|\\+-)\\s*(${NUMBER}))?(?:\\s+|(?![\\p{L}\\p{N}\\p{Pd}.,:/]))(.*)$`, "u");
const TOLERANCE_SIGN = /±|\+\/-/;
const RANGE = new RegExp(`^(?:${NUMBER})\\s*\\p{Pd}\\s*(?:${NUMBER})(?:\\s|$)`, "u");

const LARGEST = 1e12;
const UNIT_CHARACTERS = 30;
/** A learner types it on a telephone. */
const ACCEPTED_CHARACTERS = 100;
const ACCEPTED_AT_MOST = 20;

const FORMS = "write Answer: 14 ± 2 days, or Answer: word | other spelling";

/** A number makes the question numeric, anything else short text. */
export function readAnswer(field: Field, report: Report): AnswerDraft {
  const typed = unmarked(field.nodes);
  if (hasMarks(field.nodes)) report(error(field.line, "an answer is plain text, without marks and links", FORMS));
  if (RANGE.test(typed))
    return unreadable(field.line, `the answer ${quoted(typed)} is a range`, "write its middle and its reach: Answer: 14 ± 2 days", report);
  const match = typed.includes("|") ? undefined : NUMERIC.exec(typed);
  return match ? readNumeric(match, field.line, report) : readShortText(typed, field.line, report);
}

function readNumeric([typed, number = "", tolerance = "0", unit = ""]: RegExpExecArray, line: number, report: Report): AnswerDraft {
  const numeric: NumericDraft = { kind: "numeric", value: toNumber(number), tolerance: toNumber(tolerance), unit: unit.trim() };
  const fault = numericFault(numeric, [number, tolerance]);
  return fault ? unreadable(line, `the answer ${quoted(typed)} ${fault}`, "write Answer: 14 ± 2 days", report) : numeric;
}

function numericFault({ value, tolerance, unit }: NumericDraft, typed: readonly string[]): string | undefined {
  if (typed.some((number) => /,\d{3}$/.test(number))) return "may mean thousands or decimals: leave the comma out or use a point";
  if (Math.abs(value) > LARGEST || Math.abs(tolerance) > LARGEST) return "is too large a number to type";
  if (tolerance < 0) return "has a tolerance below zero";
  if (TOLERANCE_SIGN.test(unit)) return "has no number after ±";
  return unit.length > UNIT_CHARACTERS ? `has a unit of more than ${UNIT_CHARACTERS} characters` : undefined;
}

const toNumber = (typed: string): number =>
  Number(
    typed
      .replace(/[ \u00a0\u202f]/g, "")
      .replace("−", "-")
      .replace(",", "."),
  );

function readShortText(typed: string, line: number, report: Report): AnswerDraft {
  const accepted = typed.split("|").map((part) => ({ value: part.trim(), line }));
  const fault = shortTextFault(accepted.map(({ value }) => value));
  return fault ? unreadable(line, fault, FORMS, report) : { kind: "short-text", accepted };
}

function unreadable(line: number, what: string, remedy: string, report: Report): AnswerDraft {
  report(error(line, what, remedy));
  return { kind: "unreadable" };
}

/** Answers are compared by their letters and digits, so one without any would accept every stroke of punctuation. */
function shortTextFault(accepted: readonly string[]): string | undefined {
  const empty = accepted.find((text) => !/[\p{L}\p{N}]/u.test(text));
  if (empty !== undefined) return `the answer ${quoted(empty)} has no letter or digit`;
  if (accepted.some((text) => text.length > ACCEPTED_CHARACTERS)) return `an answer has more than ${ACCEPTED_CHARACTERS} characters`;
  return accepted.length > ACCEPTED_AT_MOST ? `more than ${ACCEPTED_AT_MOST} answers are accepted` : undefined;
}
