/** What a lesson's Markdown can say, in no chat's markup. */
export type RichText = readonly RichBlock[];

export type RichBlock =
  | { readonly type: "paragraph"; readonly content: readonly Inline[] }
  | { readonly type: "quote"; readonly content: readonly Inline[] }
  | { readonly type: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: "code"; readonly text: string };

export interface Inline {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  /** https or mailto only; the content check refuses anything else. */
  readonly url?: string;
}

/** The same words without any markup: for notifications, screen readers and length limits. */
export function plainText(rich: RichText): string {
  return rich.map(blockText).join("\n\n");
}

/** One paragraph of unformatted words. */
export function paragraph(text: string): RichText {
  return [{ type: "paragraph", content: [{ text }] }];
}

function blockText(block: RichBlock): string {
  if (block.type === "code") return block.text;
  if (block.type === "list") {
    return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : "•"} ${inlineText(item)}`).join("\n");
  }
  return inlineText(block.content);
}

const inlineText = (content: readonly Inline[]): string => content.map((part) => part.text).join("");
