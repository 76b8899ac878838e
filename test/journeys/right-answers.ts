import path from "node:path";
import { loadCourses } from "../../src/adapters/content/load-courses.ts";
import type { Question } from "../../src/core/domain/course.ts";
import { plainText } from "../../src/core/domain/rich-text.ts";

const questions = loadCourses(path.join(import.meta.dirname, "../../src/content")).courses.flatMap(({ lessons }) =>
  lessons.flatMap((lesson) => lesson.questions),
);

const squeezed = (text: string): string => text.replace(/\s+/g, " ");

/** What somebody who knows would type, from the words on a card. */
export function rightAnswer(card: string): string {
  const words = squeezed(card);
  const question = questions.find(({ stem }) => words.includes(squeezed(plainText(stem)).trim()));
  if (!question) throw new Error(`no question of ours is on this card: ${words}`);
  return typed(question, (option) => numberOf(words, option));
}

function typed(question: Question, number: (option: string) => string): string {
  if ("options" in question) {
    const right = question.options.filter((option) => option.right).map(({ text }) => number(text));
    return right.join(" ");
  }
  if (question.kind === "ordering") return question.steps.map(number).join(" ");
  return question.kind === "numeric" ? `${question.value}` : (question.accepted[0] ?? "");
}

/** The number before an option on the card. */
function numberOf(words: string, option: string): string {
  const at = words.indexOf(squeezed(option));
  const number = /(\d+)\.?\s*$/.exec(words.slice(0, at))?.[1];
  if (at < 0 || !number) throw new Error(`“${option}” has no number on this card: ${words}`);
  return number;
}
