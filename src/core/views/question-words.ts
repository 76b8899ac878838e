import type { Question } from "../domain/course.ts";
import { never } from "../domain/never.ts";
import type { Item } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";

/** What may be chosen or put in order, as shown; nothing where the answer is typed. */
export function shownTexts({ shown: { question }, order }: Pick<Item, "shown" | "order">): string[] {
  const authored = "options" in question ? question.options.map(({ text }) => text) : question.kind === "ordering" ? question.steps : [];
  return order.map((position) => authored[position] ?? "");
}

/** How the answer to this question is typed. */
export function answerHint(question: Question, texts: Texts): string {
  switch (question.kind) {
    case "single":
    case "scenario":
    case "true-false":
      return texts.numberHint(question.options.length);
    case "multiple":
      return texts.numbersHint(question.options.length);
    case "ordering":
      return texts.typeOrder(question.steps.map((_, i) => ((i + 1) % question.steps.length) + 1).join(" "));
    case "numeric":
      return texts.typeNumber(question.unit);
    case "short-text":
      return texts.typeWords;
    default:
      return never(question);
  }
}
