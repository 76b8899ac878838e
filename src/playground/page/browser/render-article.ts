import type { Learner, ShownMessage } from "../page-types.ts";
import { el } from "./dom.ts";
import { renderBlocks } from "./render-blocks.ts";
import { hour, msOf } from "./zone-time.ts";

/** One message: who, when, and what. */
export function renderArticle(shown: ShownMessage, learner: Learner | undefined): HTMLElement {
  const { message, onlyFor } = shown;
  const isFundi = message.bot_id !== undefined;
  const ms = msOf(message.ts);
  const time = el("time", { datetime: new Date(ms).toISOString() }, hour(ms, learner?.zone ?? "UTC"));
  const author = el("span", { class: "author", dir: "auto" }, isFundi ? "Fundi" : (learner?.name ?? "You"));
  const head = el("header", {}, author, time, onlyFor ? el("span", { class: "private" }, "Only visible to you") : undefined);
  const face = isFundi ? el("img", { class: "face", src: "assets/icon.svg", alt: "", width: "32", height: "32" }) : undefined;
  const card = el("div", { class: "card" }, head, ...renderBlocks(learner?.id ?? "", shown));
  return el("article", { class: onlyFor ? "fundi only-you" : isFundi ? "fundi" : "own", tabindex: "-1" }, face, card);
}
