import type { Question } from "../domain/course.ts";
import { plainText } from "../domain/rich-text.ts";
import type { Item, SessionRecord } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";
import { answerForm } from "./answer-form.ts";
import { answerHint, shownTexts } from "./question-words.ts";
import type { Button, ShownOption, View, ViewBlock } from "./view.ts";

/** A question that waits for its answer: buttons or boxes where there are options, and always a way to type it. */
export function questionCard(session: SessionRecord, item: Item, texts: Texts): View {
  const { question } = item.shown;
  const heading = questionHeading(session, item, texts);
  const options = shownTexts(item).map((text, i): ShownOption => ({ number: String(i + 1), text }));
  const lines = [...options.map(({ number, text }) => `${number}. ${text}`), answerHint(question, texts)].join("\n");
  return {
    fallback: texts.questionFallback(heading, stemText(question), lines),
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

export function stemBlocks(question: Question): ViewBlock[] {
  const situation: ViewBlock[] = question.kind === "scenario" ? [{ type: "rich", content: question.situation }] : [];
  return [...situation, { type: "rich", content: question.stem }];
}

/** The same in words. */
export function stemText(question: Question): string {
  return question.kind === "scenario" ? `${plainText(question.situation)}\n${plainText(question.stem)}` : plainText(question.stem);
}

/** Options to press where there are few; else a form, and the options in full above it. */
function answerBlocks(item: Item, options: readonly ShownOption[], texts: Texts): ViewBlock[] {
  const { question } = item.shown;
  const form = answerForm(item, texts);
  const printed: ViewBlock[] = options.length > 0 ? [{ type: "options", options }] : [];
  if (!form) return [...printed, answerButtons(item, options, texts)];
  const lead: ViewBlock[] = question.kind === "multiple" ? [{ type: "note", text: texts.chooseSeveral }] : [];
  return [...lead, ...printed, { type: "form", form }, { type: "note", text: texts.orType(answerHint(question, texts)) }];
}

function answerButtons(item: Item, options: readonly ShownOption[], texts: Texts): ViewBlock {
  const buttons = options.map(({ number, text }, choice) => ({
    label: number,
    description: texts.optionDescription(number, text),
    action: { type: "answer" as const, item: item.id, choice },
  }));
  return { type: "buttons", buttons };
}
