import type { types } from "@slack/bolt";
import { never } from "../../core/domain/never.ts";
import type { Inline, RichBlock, RichText } from "../../core/domain/rich-text.ts";
import { paragraph } from "../../core/domain/rich-text.ts";
import type { ShownOption, ViewBlock } from "../../core/views/view.ts";
import { blockId } from "./ids.ts";
import { clean, type Ink } from "./ink.ts";
import { LIMITS } from "./limits.ts";
import { safeLink } from "./links.ts";

type WordsBlock = Exclude<ViewBlock, { readonly type: "buttons" | "form" | "menu" }>;

type Piece = types.RichTextText | types.RichTextLink;

/**
 * A block to read. `rich_text` and `plain_text` only: there Slack reads no markup and no mention out of a text, so nothing needs escaping. Nothing
 * comes of an empty text, which Slack would refuse.
 */
export function renderWords(block: WordsBlock, index: number, ink: Ink): types.KnownBlock[] {
  const id = blockId(index, block.type);
  switch (block.type) {
    case "heading":
      return heading(block.text, id, ink);
    case "text":
      return rich(paragraph(block.text), id, ink);
    case "rich":
      return rich(block.content, id, ink);
    case "options":
      return rich([{ type: "paragraph", content: block.options.flatMap(optionLine) }], id, ink);
    case "verdict":
      return rich([{ type: "paragraph", content: [{ text: `${block.right ? "✓" : "✗"} ${block.text}`, bold: true }] }], id, ink);
    case "source":
      return rich([{ type: "paragraph", content: [{ text: `${block.label}: ` }, { text: block.source.title, url: block.source.url }] }], id, ink);
    case "grid":
      return rich([{ type: "code", text: block.text }], id, ink);
    case "note":
      return note(block.text, id, ink);
    case "divider":
      return [{ type: "divider", block_id: id }];
    default:
      return never(block);
  }
}

function heading(text: string, block_id: string, ink: Ink): types.KnownBlock[] {
  const written = ink.write(clean(text).trim(), LIMITS.header);
  return written ? [{ type: "header", block_id, text: { type: "plain_text", text: written, emoji: false } }] : [];
}

function note(text: string, block_id: string, ink: Ink): types.KnownBlock[] {
  const written = ink.write(clean(text).trim(), LIMITS.context);
  return written ? [{ type: "context", block_id, elements: [{ type: "plain_text", text: written, emoji: false }] }] : [];
}

function optionLine(option: ShownOption, position: number): Inline[] {
  const line: Inline[] = [{ text: `${position > 0 ? "\n" : ""}${option.number}. `, bold: true }, { text: option.text }];
  return option.mark ? [...line, { text: ` (${option.mark})`, italic: true }] : line;
}

function rich(content: RichText, block_id: string, ink: Ink): types.KnownBlock[] {
  const elements = joined(content).flatMap((part) => richElement(part, ink));
  return elements.length > 0 ? [{ type: "rich_text", block_id, elements }] : [];
}

/** Slack shows neighbouring paragraphs without a gap: they become one, with an empty line between. */
function joined(content: RichText): RichText {
  const parts: RichBlock[] = [];
  for (const part of content) {
    const last = parts.at(-1);
    if (part.type === "paragraph" && last?.type === "paragraph") {
      parts[parts.length - 1] = { type: "paragraph", content: [...last.content, { text: "\n\n" }, ...part.content] };
    } else {
      parts.push(part);
    }
  }
  return parts;
}

function richElement(part: RichBlock, ink: Ink): types.RichTextBlockElement[] {
  switch (part.type) {
    case "paragraph":
      return filled(pieces(part.content, ink), (elements) => ({ type: "rich_text_section", elements }));
    case "quote":
      return filled(pieces(part.content, ink), (elements) => ({ type: "rich_text_quote", elements }));
    case "list":
      return list(part, ink);
    case "code":
      return filled(pieces([{ text: part.text }], ink), (elements) => ({ type: "rich_text_preformatted", elements }));
    default:
      return never(part);
  }
}

function list(part: Extract<RichBlock, { type: "list" }>, ink: Ink): types.RichTextBlockElement[] {
  const sections = part.items.flatMap((item) =>
    filled(pieces(item, ink), (elements): types.RichTextSection => ({ type: "rich_text_section", elements })),
  );
  return sections.length > 0 ? [{ type: "rich_text_list", style: part.ordered ? "ordered" : "bullet", elements: sections }] : [];
}

/** Blank alone is nothing to read, and Slack refuses a text without any. */
function filled<Element>(content: Piece[], make: (content: Piece[]) => Element): Element[] {
  return content.some((piece) => piece.text?.trim()) ? [make(content)] : [];
}

const pieces = (content: readonly Inline[], ink: Ink): Piece[] => content.flatMap((inline) => piece(inline, ink));

function piece(inline: Inline, ink: Ink): Piece[] {
  const url = inline.url && inline.text.trim() ? safeLink(inline.url) : undefined;
  const linked = url !== undefined && ink.left() > url.length && ink.reserve(url.length);
  const text = ink.write(inline.text);
  if (!text) return [];
  const styled = { text, ...style(inline) };
  return [linked ? { type: "link", url, ...styled } : { type: "text", ...styled }];
}

function style({ bold, italic, code }: Inline): Pick<types.RichTextText, "style"> {
  if (!bold && !italic && !code) return {};
  return { style: { ...(bold && { bold }), ...(italic && { italic }), ...(code && { code }) } };
}
