import { type CommandWord, isCommandWord } from "../domain/command.ts";
import type { CourseId, GroupQuizId, ItemId, LessonId, OutcomeId, SessionId } from "../domain/ids.ts";
import { never } from "../domain/never.ts";

/** What pressing a button or choosing from a menu means. Ids and positions only, never the key: a message's source is readable by anyone. */
export type Action =
  | { readonly type: "start"; readonly session: SessionId }
  /** `choice` counts from 0 in the order shown. */
  | { readonly type: "answer"; readonly item: ItemId; readonly choice: number }
  /** Open the form in which this question is answered. */
  | { readonly type: "fill"; readonly item: ItemId }
  /** I don't know. */
  | { readonly type: "unsure"; readonly item: ItemId }
  | { readonly type: "hint"; readonly item: ItemId }
  /** Something is wrong with this question. */
  | { readonly type: "dispute"; readonly item: ItemId }
  | { readonly type: "enrol"; readonly course: CourseId }
  /** Bring this lesson now, whatever comes next. */
  | { readonly type: "read"; readonly lesson: LessonId }
  /** I know this already. */
  | { readonly type: "prove"; readonly outcome: OutcomeId }
  | { readonly type: "why"; readonly outcome: OutcomeId }
  /** Answer the question asked to a whole channel. */
  | { readonly type: "group-answer"; readonly quiz: GroupQuizId; readonly choice: number }
  /** Show a channel the answer now. */
  | { readonly type: "reveal"; readonly quiz: GroupQuizId }
  /** As if it had been typed: the word and what follows it, e.g. `settings` and `time 08:30`. */
  | { readonly type: "command"; readonly word: CommandWord; readonly rest?: string };

/** A compact text for a button's value, read back by `decodeAction`; at most 75 characters where a menu carries it. */
export function encodeAction(action: Action): string {
  switch (action.type) {
    case "start":
      return `start ${action.session}`;
    case "answer":
      return `answer ${action.choice} ${action.item}`;
    case "group-answer":
      return `group-answer ${action.choice} ${action.quiz}`;
    case "fill":
    case "unsure":
    case "hint":
    case "dispute":
      return `${action.type} ${action.item}`;
    case "enrol":
      return `enrol ${action.course}`;
    case "read":
      return `read ${action.lesson}`;
    case "prove":
    case "why":
      return `${action.type} ${action.outcome}`;
    case "reveal":
      return `reveal ${action.quiz}`;
    case "command":
      return ["command", action.word, ...(action.rest ? [action.rest] : [])].join(" ");
    default:
      return never(action);
  }
}

/** Longer than any value of ours. */
const LONGEST_ACTION = 500;

/** Nothing for a text that no button of ours carries: values come from outside. */
export function decodeAction(text: string): Action | undefined {
  const words = text.length > LONGEST_ACTION ? [] : text.split(" ");
  const [type, first, second, ...others] = words;
  if (!first || words.includes("")) return undefined;
  if (type === "command") return commandOf(first, words.slice(2).join(" "));
  if (others.length > 0) return undefined;
  return second === undefined ? withId(type, first) : withChoice(type, first, second);
}

function commandOf(word: string, rest: string): Action | undefined {
  return isCommandWord(word) ? { type: "command", word, ...(rest && { rest }) } : undefined;
}

function withId(type: string | undefined, id: string): Action | undefined {
  switch (type) {
    case "start":
      return { type, session: id as SessionId };
    case "fill":
    case "unsure":
    case "hint":
    case "dispute":
      return { type, item: id as ItemId };
    case "enrol":
      return { type, course: id as CourseId };
    case "read":
      return { type, lesson: id as LessonId };
    case "prove":
    case "why":
      return { type, outcome: id as OutcomeId };
    case "reveal":
      return { type, quiz: id as GroupQuizId };
    default:
      return undefined;
  }
}

function withChoice(type: string | undefined, position: string, id: string): Action | undefined {
  if (!/^\d{1,2}$/.test(position)) return undefined;
  const choice = Number(position);
  if (type === "answer") return { type, choice, item: id as ItemId };
  return type === "group-answer" ? { type, choice, quiz: id as GroupQuizId } : undefined;
}
