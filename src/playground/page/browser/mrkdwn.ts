import type { RichInline, RichPart } from "../../slack/blocks/rich-text.ts";

type Style = NonNullable<(RichInline & { type: "text" })["style"]>;

/** Slack's own light markup, read into the parts of rich text. Pure: knows no page. */
export function parseMrkdwn(text: string): RichPart[] {
  return text.split(/(```[\s\S]*?```)/).flatMap((piece) => {
    if (/^```[\s\S]+```$/.test(piece)) return [preformatted(piece.slice(3, -3).replace(/^\n|\n$/g, ""))];
    const trimmed = piece.replace(/^\n|\n$/g, "");
    return trimmed === "" ? [] : quotesAndLines(trimmed);
  });
}

function preformatted(text: string): RichPart {
  return { type: "rich_text_preformatted", elements: [{ type: "text", text: unescaped(text) }] };
}

/** Neighbouring lines that begin with `>` make one quote. */
function quotesAndLines(text: string): RichPart[] {
  const parts: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>)/.test(line);
    const words = quoted ? line.replace(/^(?:&gt;|>) ?/, "") : line;
    const last = parts.at(-1);
    if (last?.quoted === quoted) last.lines.push(words);
    else parts.push({ quoted, lines: [words] });
  }
  return parts.map(
    ({ quoted, lines }) => ({ type: quoted ? "rich_text_quote" : "rich_text_section", elements: inline(lines.join("\n"), {}) }) as RichPart,
  );
}

/** Code, then what stands in angle brackets, then bold, italic and struck words that stand free of letters. */
const MARKUP =
  /`([^`\n]+)`|<([^<>|\n]+)(?:\|([^<>\n]*))?>|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/gu;

function inline(text: string, style: Style): RichInline[] {
  const found: RichInline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKUP)) {
    if (match.index > from) found.push(run(text.slice(from, match.index), style));
    found.push(...marked(match, style));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(run(text.slice(from), style));
  return found;
}

function marked([whole, code, target, label, bold, italic, struck]: RegExpExecArray, style: Style): RichInline[] {
  if (code !== undefined) return [run(code, { ...style, code: true })];
  if (target !== undefined) return [reference(target, label, style)];
  if (bold !== undefined) return inline(bold, { ...style, bold: true });
  if (italic !== undefined) return inline(italic, { ...style, italic: true });
  return struck === undefined ? [run(whole, style)] : inline(struck, { ...style, strike: true });
}

function reference(target: string, label: string | undefined, style: Style): RichInline {
  if (target.startsWith("@")) return { type: "user", user_id: target.slice(1), ...styled(style) };
  const range = /^!(here|channel|everyone)$/.exec(target)?.[1] as "here" | "channel" | "everyone" | undefined;
  if (range) return { type: "broadcast", range, ...styled(style) };
  if (/^[#!]/.test(target)) return run(label ?? target, style);
  return { type: "link", url: unescaped(target), ...(label ? { text: unescaped(label) } : {}), ...styled(style) };
}

const run = (text: string, style: Style): RichInline => ({ type: "text", text: unescaped(text), ...styled(style) });

const styled = (style: Style): { style?: Style } => (Object.keys(style).length > 0 ? { style } : {});

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
