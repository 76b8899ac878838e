import path from "node:path";
import { loadCourses } from "../../src/adapters/content/load-courses.ts";
import type { Question } from "../../src/core/domain/course.ts";
import { plainText } from "../../src/core/domain/rich-text.ts";

const questions = loadCourses(path.join(import.meta.dirname, "../../src/content")).courses.flatMap(({ lessons }) =>
  lessons.flatMap((lesson) => lesson.questions),
);

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What somebody who knows would type, from the words on a card. */
export function rightAnswer(card: string): string {
  const words = squeezed(card);
  const question = questions.find((known) => isOn(words, known));
  if (!question) throw new Error(`no question of ours is on this card: ${words}`);
  const numbers = numbersOf(words, choicesOf(question));
  if ("options" in question) return question.options.flatMap(({ text, right }) => (right ? [numbers.get(text)] : [])).join(" ");
  if (question.kind === "ordering") return question.steps.map((step) => numbers.get(step)).join(" ");
  return question.kind === "numeric" ? `${question.value}` : (question.accepted[0] ?? "");
}

/** Several questions may ask in the same words: their choices tell them apart. */
const isOn = (words: string, question: Question): boolean =>
  [plainText(question.stem), ...choicesOf(question)].every((text) => words.includes(squeezed(text)));

function choicesOf(question: Question): readonly string[] {
  if ("options" in question) return question.options.map(({ text }) => text);
  return question.kind === "ordering" ? question.steps : [];
}

/** The number before each choice. One may begin as another does: the longest is looked for first and taken off. */
function numbersOf(words: string, choices: readonly string[]): Map<string, string> {
  let rest = words;
  const numbers = new Map<string, string>();
  for (const choice of choices.toSorted((a, b) => b.length - a.length)) {
    const found = [...rest.matchAll(/(\d+)\. ?/g)].find(({ index, 0: label }) => rest.startsWith(squeezed(choice), index + label.length));
    if (!found?.[1]) throw new Error(`“${choice}” has no number on this card: ${words}`);
    numbers.set(choice, found[1]);
    rest = rest.replace(`${found[0]}${squeezed(choice)}`, "");
  }
  return numbers;
}
