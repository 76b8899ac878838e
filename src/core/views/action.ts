import { type CommandWord, isCommandWord } from "../domain/command.ts";
import type { CourseId, ItemId, SessionId } from "../domain/ids.ts";

/** What pressing a button means. Ids and positions only, never the key: a message's source is readable by anyone. */
export type Action =
  | { readonly type: "start"; readonly session: SessionId }
  /** `choice` counts from 0 in the order shown. */
  | { readonly type: "answer"; readonly item: ItemId; readonly choice: number }
  /** Send the boxes ticked in the same message. */
  | { readonly type: "submit"; readonly item: ItemId }
  | { readonly type: "enrol"; readonly course: CourseId }
  | { readonly type: "command"; readonly word: CommandWord };

/** A compact text for a button's value; read back by `decodeAction`. */
export function encodeAction(action: Action): string {
  switch (action.type) {
    case "start":
      return `start ${action.session}`;
    case "answer":
      return `answer ${action.choice} ${action.item}`;
    case "submit":
      return `submit ${action.item}`;
    case "enrol":
      return `enrol ${action.course}`;
    case "command":
      return `command ${action.word}`;
  }
}

/** Nothing for a text that no button of ours carries: values come from outside. */
export function decodeAction(text: string): Action | undefined {
  const [type, first = "", second = ""] = text.slice(0, 500).split(" ");
  switch (type) {
    case "start":
      return first ? { type, session: first as SessionId } : undefined;
    case "answer":
      return /^\d{1,2}$/.test(first) && second ? { type, choice: Number(first), item: second as ItemId } : undefined;
    case "submit":
      return first ? { type, item: first as ItemId } : undefined;
    case "enrol":
      return first ? { type, course: first as CourseId } : undefined;
    case "command":
      return isCommandWord(first) ? { type, word: first } : undefined;
    default:
      return undefined;
  }
}
