import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** A small page: a title, paragraphs as plain text, perhaps a list, and one link to go on. */
export interface Page {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly string[];
  readonly link?: { readonly text: string; readonly url: string };
}

const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem;color:CanvasText;background:Canvas}
h1{font-size:1.5rem;line-height:1.25}
a{display:inline-block;margin-top:.5rem;padding:.6rem 1.1rem;border:2px solid currentColor;border-radius:.5rem;color:LinkText;font-weight:600}
a:focus-visible{outline:3px solid Highlight;outline-offset:3px}`;

// Nothing but this one style sheet: no script, no picture, no frame, no form.
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function html({ title, paragraphs, list = [], link }: Page): string {
  const items = list.length > 0 ? `<ul>${list.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>` : "";
  const onward = link ? `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>` : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}${items}${onward}</main></body>
</html>
`;
}

export function allowStyle(response: ServerResponse): void {
  response.setHeader("content-security-policy", POLICY);
}

export function show(response: ServerResponse, status: number, page: Page): void {
  allowStyle(response);
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(html(page));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
