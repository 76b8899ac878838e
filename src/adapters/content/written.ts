import type { RichText } from "../../core/domain/rich-text.ts";

/** A value and the line it was written on. */
export interface Written<Value> {
  readonly value: Value;
  readonly line: number;
}

/** Words that belong together, with the author's line breaks: a paragraph, a list item, a quote. */
export interface Passage {
  readonly text: string;
  readonly line: number;
}

/** Rich text, and its passages so that a remark about a sentence finds its line. */
export interface WrittenText {
  readonly rich: RichText;
  readonly passages: readonly Passage[];
  /** Where it begins, or should. */
  readonly line: number;
}
