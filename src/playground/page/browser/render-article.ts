import type { Learner, ShownMessage } from "../page-types.ts";
import { act } from "./busy.ts";
import { el } from "./dom.ts";
import { initial } from "./learner-list.ts";
import { menu } from "./menu.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import { nameOf } from "./names.ts";
import { renderBlocks } from "./render-blocks.ts";
import { renderRichParts } from "./render-rich-text.ts";
import { server } from "./server.ts";
import { hour, msOf } from "./zone-time.ts";

/** One message as the learner sees it: who, when, and what. `channel` for those that do not stand in the direct message. */
export function renderArticle(shown: ShownMessage, learner: Learner, channel: string | undefined): HTMLElement {
  const { message, onlyFor, state } = shown;
  const { blocks, text, ts, user } = message;
  const isFundi = message.bot_id !== undefined;
  const isOwn = user === learner.id;
  const ms = msOf(ts);
  const author = isFundi ? "Fundi" : nameOf(user);
  const where = { channel, ts };
  const head = el(
    "header",
    {},
    el("span", { class: "author", dir: "auto" }, author),
    el("time", { datetime: new Date(ms).toISOString() }, hour(ms, learner.zone)),
    onlyFor ? el("span", { class: "private" }, "Only visible to you") : moreMenu(learner.id, where, author),
  );
  const content = blocks ? renderBlocks(blocks, { learner: learner.id, where, state }) : renderRichParts(parseMrkdwn(text));
  const kind = onlyFor ? "fundi only-you" : isFundi ? "fundi" : isOwn ? "own" : "other";
  return el("article", { class: kind, tabindex: "-1" }, isOwn ? undefined : face(author, isFundi), el("div", { class: "card" }, head, ...content));
}

function face(author: string, isFundi: boolean): HTMLElement {
  if (isFundi) return el("img", { class: "face", src: "assets/icon.svg", alt: "", width: "32", height: "32" });
  return el("span", { class: "face initial", "aria-hidden": "true" }, initial(author));
}

/** What can be done with a message. Slack offers it for all but those that only one person sees. */
function moreMenu(learner: string, where: { readonly channel?: string; readonly ts: string }, author: string): HTMLElement {
  const button = el(
    "button",
    { type: "button", class: "quiet more", "aria-label": `More actions for this message of ${author}`, "data-key": "more" },
    "⋯",
  );
  const teach = () => act("Waiting for Fundi…", () => server.messageShortcut(learner, "teach", where));
  menu(button, [{ label: "Teach me about this", run: () => void teach() }]);
  return button;
}
