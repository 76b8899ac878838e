import type { ImageElement } from "../../slack/blocks/elements.ts";
import type { TextObject } from "../../slack/blocks/text-object.ts";
import { el } from "./dom.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import { renderRichParts } from "./render-rich-text.ts";

/** Words inside a line, whatever kind of text they are. */
export function renderText(text: TextObject): Node[] {
  if (text.type === "plain_text") return [document.createTextNode(text.text)];
  const parts = renderRichParts(parseMrkdwn(text.text));
  return parts.length === 1 && parts[0]?.tagName === "P" ? [...parts[0].childNodes] : parts;
}

/** Pictures of our own server only: the page asks nobody else for anything, and shows the words instead. */
export function renderImage({ image_url, alt_text }: Pick<ImageElement, "image_url" | "alt_text">): HTMLElement {
  const url = new URL(image_url, location.href);
  const isOurs = url.port === location.port && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return isOurs ? el("img", { src: url.pathname + url.search, alt: alt_text }) : el("span", { class: "picture" }, `Picture: ${alt_text}`);
}
