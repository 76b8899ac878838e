import { shuffledPositions } from "./chance.ts";
import type { NumericQuestion, Question } from "./course.ts";
import { never } from "./never.ts";

/** What a learner answered, in the order in which things were shown. */
export type Response =
  /** Positions from 0, as shown: the chosen options, or the steps in the chosen order. */
  | { readonly kind: "positions"; readonly positions: readonly number[] }
  | { readonly kind: "text"; readonly text: string }
  /** “I don't know”: wrong, and honest; a lucky guess would have told nobody anything. */
  | { readonly kind: "unsure" };

/** What people type instead of guessing. */
const UNSURE = /^(?:\?+|(?:i )?(?:don['’]?t|do not) know|idk|dunno|not sure|no idea|(?:ich )?weiß (?:ich |es )?nicht|keine ahnung)[.!]*$/i;

/** Longer typed answers are cut: no accepted answer comes close. */
const TYPED_ANSWER_CHARACTERS = 200;

/** Shown position → authored position. True/false keeps its order; everything else is shuffled by the seed. */
export function shownOrder(question: Question, seed: string): number[] {
  switch (question.kind) {
    case "single":
    case "multiple":
    case "scenario":
      return shuffledPositions(question.options.length, seed);
    case "ordering":
      return unsortedPositions(question.steps.length, seed);
    case "true-false":
      return question.options.map((_, i) => i);
    case "numeric":
    case "short-text":
      return [];
    default:
      return never(question);
  }
}

/** Steps that happen to be shown in the right order would give the answer away. */
function unsortedPositions(length: number, seed: string): number[] {
  const positions = shuffledPositions(length, seed);
  return positions.every((position, i) => position === i) ? positions.reverse() : positions;
}

/** All or nothing. */
export function isRight(question: Question, order: readonly number[], response: Response): boolean {
  switch (question.kind) {
    case "single":
    case "multiple":
    case "scenario":
    case "true-false": {
      const chosen = new Set(authored(order, response));
      return question.options.every((option, i) => option.right === chosen.has(i));
    }
    case "ordering": {
      const steps = authored(order, response);
      return steps.length === question.steps.length && steps.every((step, i) => step === i);
    }
    case "numeric":
      return response.kind === "text" && readNumbers(response.text).some((typed) => isClose(typed, question));
    case "short-text":
      return response.kind === "text" && question.accepted.some((text) => folded(text) === folded(response.text));
    default:
      return never(question);
  }
}

/** What typed text answers to this question; nothing when it cannot be an answer to it. */
export function readTyped(question: Question, text: string): Response | undefined {
  const typed = text.trim().slice(0, TYPED_ANSWER_CHARACTERS);
  if (UNSURE.test(typed)) return { kind: "unsure" };
  switch (question.kind) {
    case "single":
    case "scenario":
    case "true-false":
      return readPositions(typed, question.options.length, { least: 1, most: 1 });
    case "multiple":
      return readPositions(typed, question.options.length, { least: 1, most: question.options.length });
    case "ordering":
      return readPositions(typed, question.steps.length, { least: question.steps.length, most: question.steps.length });
    case "numeric":
      return readNumbers(typed).length === 0 ? undefined : { kind: "text", text: typed };
    case "short-text":
      return typed === "" ? undefined : { kind: "text", text: typed };
    default:
      return never(question);
  }
}

/** Whether positions that were pressed or filled in can be an answer to this question: they come from outside. */
export function fits(question: Question, order: readonly number[], positions: readonly number[]): boolean {
  const distinct = new Set(positions).size === positions.length && positions.every((p) => Number.isInteger(p) && p >= 0 && p < order.length);
  return distinct && fitsSize(question, order.length, positions.length);
}

function fitsSize({ kind }: Question, shown: number, chosen: number): boolean {
  switch (kind) {
    case "single":
    case "scenario":
    case "true-false":
      return chosen === 1;
    case "multiple":
      return chosen > 0;
    case "ordering":
      return chosen === shown;
    default:
      return false;
  }
}

function readPositions(typed: string, count: number, size: { least: number; most: number }): Response | undefined {
  const spaced = count <= 9 ? typed.replace(/(\d)(?=\d)/g, "$1 ") : typed;
  if (!/^\d+([\s,;.>)-]+\d+)*[.)]?$/.test(spaced)) return undefined;
  const positions = (spaced.match(/\d+/g) ?? []).map((digits) => Number(digits) - 1);
  const valid = positions.every((p) => p >= 0 && p < count) && new Set(positions).size === positions.length;
  return valid && positions.length >= size.least && positions.length <= size.most ? { kind: "positions", positions } : undefined;
}

/** The authored positions behind the shown ones. */
export function authored(order: readonly number[], response: Response): number[] {
  return response.kind === "positions" ? response.positions.map((shown) => order[shown] as number) : [];
}

/** How people write numbers: "14", "1,5", ".5" and "1 000"; "1,000.5"; "1.000,5". */
const NUMBER_FORMS = [
  { form: /^[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d*[.,]?\d+)(?![.,]?\d)/, grouping: /[ \u00a0\u202f]/g },
  { form: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![.,]?\d)/, grouping: /,/g },
  { form: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![.,]?\d)/, grouping: /\./g },
];

/** What the number in front may mean: "1,000" is a thousand to one learner and one to another. Nothing for text without a number in front. */
function readNumbers(text: string): number[] {
  const typed = text
    .trim()
    .replace(/^[≈~]\s*/, "")
    .replace(/^\u2212/, "-");
  return NUMBER_FORMS.flatMap(
    ({ form, grouping }) => form.exec(typed)?.map((number) => Number(number.replace(grouping, "").replace(",", "."))) ?? [],
  );
}

const isClose = (typed: number, { value, tolerance }: NumericQuestion): boolean =>
  // A hair of room, so that 0.1 + 0.2 counts as 0.3.
  Math.abs(typed - value) <= tolerance + 1e-9;

/**
 * Case and accents go; by way of capitals, so that "STRASSE" is "Straße". Marks that make another letter stay: Devanagari's vowels, kana's voicing.
 * An apostrophe leaves no gap: "dont" is "don't".
 */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
