import type { Source } from "../domain/course.ts";
import type { RichText } from "../domain/rich-text.ts";
import type { Action } from "./action.ts";
import type { AnswerForm } from "./answer-form.ts";

/** What a chat can show, in no chat's markup. Every text is plain: renderers escape, the core never does. */
export interface View {
  /** The whole meaning in words: notifications and screen readers read this instead of the blocks. */
  readonly fallback: string;
  readonly blocks: readonly ViewBlock[];
}

export type ViewBlock =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "rich"; readonly content: RichText }
  /** Options printed in full, each with the number to press or to type. */
  | { readonly type: "options"; readonly options: readonly ShownOption[] }
  | { readonly type: "verdict"; readonly right: boolean; readonly text: string }
  /** An answer that takes more than one press: in place, or behind a button that opens it. */
  | { readonly type: "form"; readonly form: AnswerForm }
  /** One of several, done as soon as it is chosen. */
  | { readonly type: "menu"; readonly label: string; readonly options: readonly MenuOption[] }
  /** Characters that stand below each other, e.g. a calendar; whoever cannot see it finds its meaning in the text beside it. */
  | { readonly type: "grid"; readonly text: string }
  | { readonly type: "buttons"; readonly buttons: readonly Button[] }
  | { readonly type: "source"; readonly label: string; readonly source: Source }
  /** Small print. */
  | { readonly type: "note"; readonly text: string }
  | { readonly type: "divider" };

export interface ShownOption {
  /** What to type, e.g. `2`. */
  readonly number: string;
  readonly text: string;
  /** After answering, in words, e.g. "your answer", "right answer"; never by colour alone. */
  readonly mark?: string;
}

export interface MenuOption {
  readonly label: string;
  readonly action: Action;
  readonly chosen?: true;
}

export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly primary?: true;
  /** What a screen reader says when the label alone is too short, at most 75 characters. */
  readonly description?: string;
}
