import type { VersionedQuestion } from "../domain/catalogue.ts";
import type { GroupQuizId } from "../domain/ids.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { notice } from "./message-cards.ts";
import { stemBlocks, stemText } from "./question-card.ts";
import { shownTexts } from "./question-words.ts";
import type { ShownOption, View, ViewBlock } from "./view.ts";

/** What a card of a channel's question is made from. */
export interface GroupFacts {
  readonly id: GroupQuizId;
  readonly locale: string;
  readonly shown: VersionedQuestion;
  readonly order: readonly number[];
  /** Answers so far. */
  readonly answers: number;
  /** Per shown option, once it is closed. */
  readonly counts: readonly number[];
}

/** Fewer answers than this per option would tell who chose what. */
const COUNTS_FROM = 5;

/** The question, answered in private, with the live count. */
export function groupQuestionCard(quiz: GroupFacts): View {
  const texts = textsFor(quiz.locale);
  const options = optionsOf(quiz);
  const note = [texts.groupPrivate, texts.answersSoFar(quiz.answers)].join(" ");
  const buttons = options.map(({ number, text }, choice) => ({
    label: number,
    description: texts.optionDescription(number, text),
    action: { type: "group-answer" as const, quiz: quiz.id, choice },
  }));
  return {
    fallback: [texts.groupHeading, stemText(quiz.shown.question), ...options.map(({ number, text }) => `${number}. ${text}`), note].join("\n"),
    blocks: [
      { type: "heading", text: texts.groupHeading },
      ...stemBlocks(quiz.shown.question),
      { type: "options", options },
      { type: "buttons", buttons },
      { type: "note", text: note },
      { type: "buttons", buttons: [{ label: texts.revealButton, description: texts.revealDescription, action: { type: "reveal", quiz: quiz.id } }] },
    ],
  };
}

/** What only the person who pressed sees. */
export function groupAnswerCard(quiz: GroupFacts, counted: number, isFirst: boolean): View {
  const texts = textsFor(quiz.locale);
  const { number, text } = optionsOf(quiz)[counted] ?? { number: String(counted + 1), text: "" };
  return notice(isFirst ? texts.groupAnswered(number, text) : texts.groupAnsweredBefore(number, text));
}

/** The answer, why, and how the channel chose. */
export function revealCard(quiz: GroupFacts): View {
  const texts = textsFor(quiz.locale);
  const { question } = quiz.shown;
  const right = "options" in question ? question.options.filter((option) => option.right) : [];
  const options = optionsOf(quiz).map((option, i) => ({ ...option, mark: markOf(quiz, i, texts) }));
  const because = right.map(({ text, because: why }) => texts.andTheRightOne(text, why));
  const count = texts.answersInAll(quiz.answers);
  return {
    fallback: [texts.groupHeading, stemText(question), ...because, count].join("\n"),
    blocks: [
      { type: "heading", text: texts.groupHeading },
      ...stemBlocks(question),
      { type: "options", options },
      ...because.map((text): ViewBlock => ({ type: "text", text })),
      { type: "source", label: texts.source, source: question.source },
      { type: "note", text: quiz.answers < COUNTS_FROM && quiz.answers > 0 ? `${count} ${texts.tooFewToShow}` : count },
    ],
  };
}

const optionsOf = ({ shown, order }: GroupFacts): ShownOption[] => shownTexts({ shown, order }).map((text, i) => ({ number: String(i + 1), text }));

function markOf({ shown: { question }, order, counts, answers }: GroupFacts, position: number, texts: Texts): string | undefined {
  const isRight = "options" in question && question.options[order[position] as number]?.right === true;
  const words = [...(isRight ? [texts.rightAnswer] : []), ...(answers >= COUNTS_FROM ? [texts.chosenBy(counts[position] ?? 0)] : [])];
  return words.length > 0 ? words.join(", ") : undefined;
}
