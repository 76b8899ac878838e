import type { Question } from "../domain/course.ts";
import { never } from "../domain/never.ts";
import { plainText } from "../domain/rich-text.ts";
import type { Item, SessionRecord } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";
import type { Button, ShownOption, View, ViewBlock } from "./view.ts";

/** A question that waits for its answer: buttons or boxes where there are options, and always a way to type it. */
export function questionCard(session: SessionRecord, item: Item, texts: Texts): View {
  const { question } = item.shown;
  const heading = questionHeading(session, item, texts);
  const options = shownTexts(item).map((text, i): ShownOption => ({ number: String(i + 1), text }));
  const lines = [...options.map(({ number, text }) => `${number}. ${text}`), answerHint(question, texts)].join("\n");
  return {
    fallback: texts.questionFallback(heading, stemOf(question), lines),
    blocks: [{ type: "heading", text: heading }, ...stemBlocks(question), ...answerBlocks(item, options, texts), ...quietBlocks(item, texts)],
  };
}

/** The hint once it was asked for; and the quiet ways out: a hint, and not to guess. */
function quietBlocks({ id, hintedAt, shown: { question } }: Item, texts: Texts): ViewBlock[] {
  const hint: Button = { label: texts.hintButton, description: texts.hintDescription, action: { type: "hint", item: id } };
  const unsure: Button = { label: texts.unsureButton, description: texts.unsureDescription, action: { type: "unsure", item: id } };
  return [
    ...(question.hint && hintedAt !== undefined ? [{ type: "note" as const, text: texts.hint(question.hint) }] : []),
    { type: "buttons", buttons: [...(question.hint && hintedAt === undefined ? [hint] : []), unsure] },
  ];
}

export function questionHeading(session: SessionRecord, item: Item, texts: Texts): string {
  return texts.questionHeading(item.position + 1, session.items.length);
}

/** What may be chosen or put in order, as shown; nothing where the answer is typed. */
export function shownTexts({ shown: { question }, order }: Item): string[] {
  const authored = "options" in question ? question.options.map(({ text }) => text) : question.kind === "ordering" ? question.steps : [];
  return order.map((position) => authored[position] ?? "");
}

export function stemBlocks(question: Question): ViewBlock[] {
  const situation: ViewBlock[] = question.kind === "scenario" ? [{ type: "rich", content: question.situation }] : [];
  return [...situation, { type: "rich", content: question.stem }];
}

function stemOf(question: Question): string {
  return question.kind === "scenario" ? `${plainText(question.situation)}\n${plainText(question.stem)}` : plainText(question.stem);
}

function answerBlocks(item: Item, options: readonly ShownOption[], texts: Texts): ViewBlock[] {
  const { question } = item.shown;
  switch (question.kind) {
    case "single":
    case "scenario":
    case "true-false":
      return [{ type: "options", options }, answerButtons(item, options, texts)];
    case "multiple":
      return [
        { type: "note", text: texts.chooseSeveral },
        { type: "options", options },
        {
          type: "tick-boxes",
          item: item.id,
          label: texts.tickLabel,
          options: options.map(({ number, text }) => `${number}. ${text}`),
          submit: texts.sendAnswer,
        },
        { type: "note", text: texts.typeSeveral },
      ];
    case "ordering":
      return [
        { type: "options", options },
        { type: "note", text: answerHint(question, texts) },
      ];
    case "numeric":
    case "short-text":
      return [{ type: "note", text: answerHint(question, texts) }];
    default:
      return never(question);
  }
}

function answerButtons(item: Item, options: readonly ShownOption[], texts: Texts): ViewBlock {
  const buttons = options.map(({ number, text }, choice) => ({
    label: number,
    description: texts.optionDescription(number, text),
    action: { type: "answer" as const, item: item.id, choice },
  }));
  return { type: "buttons", buttons };
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
