import type { Question } from "../domain/course.ts";
import type { ItemId } from "../domain/ids.ts";
import { never } from "../domain/never.ts";
import { plainText } from "../domain/rich-text.ts";
import type { Item } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";
import { answerHint, shownTexts } from "./question-words.ts";

/** What is filled in to answer one question. */
export interface AnswerForm {
  readonly item: ItemId;
  /** At most 24 characters. */
  readonly title: string;
  /** What is asked, in plain words. */
  readonly question: string;
  /** The button that opens it, where it is not shown in place, and what a screen reader says to it. */
  readonly open: string;
  readonly openDescription: string;
  readonly submit: string;
  readonly cancel: string;
  readonly field: FormField;
}

export type FormField =
  /** One or more of these. */
  | { readonly type: "several"; readonly label: string; readonly options: readonly string[] }
  /** All of these, each at one place; `labels` names the places, `mistake` is said when one stands at two. */
  | { readonly type: "order"; readonly labels: readonly string[]; readonly options: readonly string[]; readonly mistake: string }
  | { readonly type: "number" | "words"; readonly label: string; readonly hint: string };

/** What came back: positions from 0 in the order shown, or what was typed. */
export type FilledIn = { readonly positions: readonly number[] } | { readonly typed: string };

/** Nothing for a question that one press answers. */
export function answerForm(item: Item, texts: Texts): AnswerForm | undefined {
  const { question } = item.shown;
  const field = fieldOf(item, texts);
  return (
    field && {
      item: item.id,
      title: texts.formTitle,
      question: plainText(question.stem),
      open: texts.openForm[field.type],
      openDescription: texts.openFormDescription(answerHint(question, texts)),
      submit: texts.sendAnswer,
      cancel: texts.cancel,
      field,
    }
  );
}

function fieldOf(item: Item, texts: Texts): FormField | undefined {
  const { question } = item.shown;
  const options = shownTexts(item).map((text, i) => `${i + 1}. ${text}`);
  switch (question.kind) {
    case "single":
    case "scenario":
    case "true-false":
      return undefined;
    case "multiple":
      return { type: "several", label: texts.tickLabel, options };
    case "ordering":
      return { type: "order", labels: options.map((_, i) => texts.place(i + 1)), options, mistake: texts.eachStepOnce };
    case "numeric":
      return { type: "number", label: numberLabel(question, texts), hint: answerHint(question, texts) };
    case "short-text":
      return { type: "words", label: texts.yourAnswerLabel, hint: texts.typeWords };
    default:
      return never(question);
  }
}

const numberLabel = ({ unit }: Extract<Question, { kind: "numeric" }>, texts: Texts): string =>
  unit ? texts.yourNumberLabel(unit) : texts.yourAnswerLabel;
