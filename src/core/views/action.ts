import { type CommandWord, isCommandWord } from "../domain/command.ts";
import type { CourseId, ItemId, OutcomeId, SessionId } from "../domain/ids.ts";
import { never } from "../domain/never.ts";

/** What pressing a button means. Ids and positions only, never the key: a message's source is readable by anyone. */
export type Action =
  | { readonly type: "start"; readonly session: SessionId }
  /** `choice` counts from 0 in the order shown. */
  | { readonly type: "answer"; readonly item: ItemId; readonly choice: number }
  /** Send the boxes ticked in the same message. */
  | { readonly type: "submit"; readonly item: ItemId }
  /** I don't know. */
  | { readonly type: "unsure"; readonly item: ItemId }
  | { readonly type: "hint"; readonly item: ItemId }
  /** Something is wrong with this question. */
  | { readonly type: "dispute"; readonly item: ItemId }
  | { readonly type: "enrol"; readonly course: CourseId }
  /** I know this already. */
  | { readonly type: "prove"; readonly outcome: OutcomeId }
  | { readonly type: "why"; readonly outcome: OutcomeId }
  | { readonly type: "command"; readonly word: CommandWord };

/** A compact text for a button's value; read back by `decodeAction`. */
export function encodeAction(action: Action): string {
  switch (action.type) {
    case "start":
      return `start ${action.session}`;
    case "answer":
      return `answer ${action.choice} ${action.item}`;
    case "submit":
    case "unsure":
    case "hint":
    case "dispute":
      return `${action.type} ${action.item}`;
    case "enrol":
      return `enrol ${action.course}`;
    case "prove":
    case "why":
      return `${action.type} ${action.outcome}`;
    case "command":
      return `command ${action.word}`;
    default:
      return never(action);
  }
}

/** Longer than any value of ours. */
const LONGEST_ACTION = 500;

/** Nothing for a text that no button of ours carries: values come from outside. */
export function decodeAction(text: string): Action | undefined {
  const [type, first, second, ...rest] = text.length > LONGEST_ACTION ? [] : text.split(" ");
  if (!first || second === "" || rest.length > 0) return undefined;
  return second === undefined ? withOneWord(type, first) : withTwoWords(type, first, second);
}

function withOneWord(type: string | undefined, word: string): Action | undefined {
  switch (type) {
    case "start":
      return { type, session: word as SessionId };
    case "submit":
    case "unsure":
    case "hint":
    case "dispute":
      return { type, item: word as ItemId };
    case "enrol":
      return { type, course: word as CourseId };
    case "prove":
    case "why":
      return { type, outcome: word as OutcomeId };
    case "command":
      return isCommandWord(word) ? { type, word } : undefined;
    default:
      return undefined;
  }
}

function withTwoWords(type: string | undefined, choice: string, item: string): Action | undefined {
  return type === "answer" && /^\d{1,2}$/.test(choice) ? { type, choice: Number(choice), item: item as ItemId } : undefined;
}
