import type { Question } from "../domain/course.ts";
import { authored, type Response } from "../domain/grading.ts";
import type { Item, SessionRecord } from "../domain/session-record.ts";
import type { Texts } from "../texts/texts.ts";
import { questionHeading, stemBlocks } from "./question-card.ts";
import { shownTexts } from "./question-words.ts";
import type { ShownOption, View, ViewBlock } from "./view.ts";

type Answered = Item & Required<Pick<Item, "answer">>;

export const isAnswered = (item: Item): item is Answered => item.answer !== undefined;

/** The same question after it was answered: right or not, why, the because of the right one, the source; and a quiet way to say that it is wrong. */
export function answeredCard(session: SessionRecord, item: Answered, texts: Texts): View {
  const { question } = item.shown;
  const heading = questionHeading(session, item, texts);
  const verdict = verdictOf(item, texts);
  const reasons = becauses(item, texts);
  return {
    fallback: [heading, verdict, ...reasons].join(" "),
    blocks: [
      { type: "heading", text: heading },
      ...stemBlocks(question),
      ...answerGiven(item, texts),
      { type: "verdict", right: item.answer.right, text: verdict },
      ...reasons.map((text): ViewBlock => ({ type: "text", text })),
      { type: "source", label: texts.source, source: question.source },
      ...ending(item, texts),
    ],
  };
}

function ending(item: Answered, texts: Texts): ViewBlock[] {
  if (item.isVoid) return [{ type: "note", text: texts.voided }];
  if (item.isDisputed) return [{ type: "note", text: texts.disputed }];
  return [
    { type: "buttons", buttons: [{ label: texts.disputeButton, description: texts.disputeDescription, action: { type: "dispute", item: item.id } }] },
  ];
}

function verdictOf({ answer: { right, response } }: Answered, texts: Texts): string {
  if (response.kind === "unsure") return texts.unsureVerdict;
  return right ? texts.right : texts.notQuite;
}

function answerGiven(item: Answered, texts: Texts): ViewBlock[] {
  const { response } = item.answer;
  const { question } = item.shown;
  if (response.kind === "text") return [{ type: "text", text: texts.youTyped(response.text) }];
  const isTyped = !("options" in question);
  if (response.kind === "unsure" && isTyped) return [];
  if (question.kind === "ordering") return [{ type: "text", text: texts.youTyped(stepsInOrder(item, response)) }];
  return [{ type: "options", options: markedOptions(item, texts) }];
}

function stepsInOrder(item: Answered, response: Response): string {
  const shown = shownTexts(item);
  return response.kind === "positions" ? response.positions.map((position, i) => `${i + 1}. ${shown[position] ?? ""}`).join(" · ") : "";
}

function markedOptions(item: Answered, texts: Texts): ShownOption[] {
  const chosen = new Set(authored(item.order, item.answer.response));
  const options = optionsOf(item.shown.question);
  return shownTexts(item).map((text, i) => {
    const position = item.order[i] as number;
    return { number: String(i + 1), text, mark: markOf(chosen.has(position), options[position]?.right === true, texts) };
  });
}

function markOf(chosen: boolean, right: boolean, texts: Texts): string | undefined {
  if (chosen) return right ? texts.yourAnswerAndRight : texts.yourAnswer;
  return right ? texts.rightAnswer : undefined;
}

/** Why what was chosen is right or wrong, then why the right one is right: one text per option, never the same twice. */
function becauses(item: Answered, texts: Texts): string[] {
  const { question } = item.shown;
  if (!("options" in question)) return [...(item.answer.right ? [] : [texts.theAnswerIs(rightAnswer(question))]), texts.whyRight(question.because)];
  const chosen = authored(item.order, item.answer.response).flatMap((position) => question.options[position] ?? []);
  const missed = question.options.filter((option) => option.right && !chosen.includes(option));
  const several = chosen.length + missed.length > 1;
  return [
    ...chosen.map(({ text, because }) => (several && question.kind === "multiple" ? `${texts.quoted(text)}: ${because}` : texts.whyRight(because))),
    ...missed.map(({ text, because }) => texts.andTheRightOne(text, because)),
  ];
}

function rightAnswer(question: Exclude<Question, { options: unknown }>): string {
  if (question.kind === "ordering") return question.steps.map((step, i) => `${i + 1}. ${step}`).join(" · ");
  return question.kind === "numeric" ? `${question.value} ${question.unit}`.trim() : (question.accepted[0] ?? "");
}

const optionsOf = (question: Question) => ("options" in question ? question.options : []);
