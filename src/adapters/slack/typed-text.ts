/**
 * What a person typed, without what Slack writes around it: `<https://a.b|label>` becomes its label, a mention of somebody else its name or nothing,
 * and `&lt;` a `<` again.
 */
export function typedText(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inner: string) => shown(inner))
    .replace(/&(amp|lt|gt);/g, (_, name: string) => SIGNS[name] ?? "")
    .trim();
}

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

function shown(inner: string): string {
  const [target = "", ...label] = inner.split("|");
  const words = label.join("|");
  if (words) return words;
  // A bare mention is an id that means nothing to us; a bare link is what was typed.
  return /^[@#!]/.test(target) ? "" : target.replace(/^(mailto|tel):/, "");
}
