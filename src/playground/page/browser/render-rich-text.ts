import type { RichInline, RichPart } from "../../slack/blocks/rich-text.ts";
import { el, safeUrl } from "./dom.ts";
import { nameOf } from "./names.ts";

export function renderRichParts(parts: readonly RichPart[]): HTMLElement[] {
  return parts.map(renderPart);
}

function renderPart(part: RichPart): HTMLElement {
  switch (part.type) {
    case "rich_text_section":
      return el("p", { dir: "auto" }, ...part.elements.map(renderInline));
    case "rich_text_quote":
      return el("blockquote", { dir: "auto" }, ...part.elements.map(renderInline));
    case "rich_text_preformatted":
      return el("pre", { tabindex: "0" }, el("code", {}, ...part.elements.map(renderInline)));
    case "rich_text_list": {
      const items = part.elements.map((item) => el("li", {}, ...item.elements.map(renderInline)));
      // On the list and not on its items: the bullets stand on the side where the words begin.
      return el(part.style === "ordered" ? "ol" : "ul", { dir: "auto", start: part.offset ? String(part.offset + 1) : undefined }, ...items);
    }
  }
}

function renderInline(inline: RichInline): Node {
  const { style } = inline;
  let node: Node = plainNode(inline);
  if (style?.code) node = el("code", {}, node);
  if (style?.strike) node = el("s", {}, node);
  if (style?.italic) node = el("em", {}, node);
  if (style?.bold) node = el("strong", {}, node);
  return node;
}

function plainNode(inline: RichInline): Node {
  switch (inline.type) {
    case "text":
      return document.createTextNode(inline.text);
    case "link":
      return link(inline.url, inline.text ?? inline.url);
    case "emoji":
      return document.createTextNode(emoji(inline.unicode) ?? `:${inline.name}:`);
    case "user":
      return el("span", { class: "mention" }, `@${nameOf(inline.user_id)}`);
    case "channel":
      return el("span", { class: "mention" }, `#${nameOf(inline.channel_id)}`);
    case "broadcast":
      return el("span", { class: "mention" }, `@${inline.range}`);
  }
}

function link(url: string, words: string): Node {
  const href = safeUrl(url);
  return href === undefined ? document.createTextNode(words) : el("a", { href, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** `1f44b-1f3fd` → 👋🏽 */
function emoji(unicode: string | undefined): string | undefined {
  if (unicode === undefined || !/^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*$/i.test(unicode)) return undefined;
  return String.fromCodePoint(...unicode.split("-").map((point) => parseInt(point, 16)));
}
