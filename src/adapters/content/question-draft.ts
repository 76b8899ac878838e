import type { Difficulty, QuestionKind, Source } from "../../core/domain/course.ts";
import type { Written, WrittenText } from "./written.ts";

/** A question as far as it could be read, with the lines it stands on: what the lint looks at. */
export interface QuestionDraft {
  readonly id: string;
  readonly line: number;
  readonly situation?: WrittenText;
  readonly stem: WrittenText;
  readonly answer: AnswerDraft;
  /** One for the whole question, where the options have none of their own. */
  readonly because?: Written<string>;
  readonly hint?: Written<string>;
  readonly source?: Source;
  readonly difficulty?: Difficulty;
}

export type AnswerDraft = ChoiceDraft | OrderingDraft | NumericDraft | ShortTextDraft | { readonly kind: "unreadable" };

export interface ChoiceDraft {
  readonly kind: Extract<QuestionKind, "single" | "multiple" | "true-false" | "scenario">;
  readonly options: readonly OptionDraft[];
}

export interface OptionDraft {
  readonly text: string;
  readonly right: boolean;
  readonly line: number;
  readonly because?: Written<string>;
}

export interface OrderingDraft {
  readonly kind: "ordering";
  readonly steps: readonly Written<string>[];
}

export interface NumericDraft {
  readonly kind: "numeric";
  readonly value: number;
  readonly tolerance: number;
  readonly unit: string;
}

interface ShortTextDraft {
  readonly kind: "short-text";
  readonly accepted: readonly Written<string>[];
}

export function isChoice(answer: AnswerDraft): answer is ChoiceDraft {
  return "options" in answer;
}

/** How words are compared when two of them should differ. */
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
