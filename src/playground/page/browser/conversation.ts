import type { Learner, ShownMessage } from "../page-types.ts";
import { actsBegun } from "./busy.ts";
import { byId, el } from "./dom.ts";
import { redraw } from "./redraw.ts";
import { renderArticle } from "./render-article.ts";
import { fullDay, msOf } from "./zone-time.ts";

/** Messages that come so close together, after the same act, are read as one: the window stays at the first of them. */
const BURST_MS = 1_500;
const MAX_ANNOUNCED = 5;

export interface Viewpoint {
  readonly learner: Learner;
  /** The channel these messages stand in; nothing for the direct message. */
  readonly channel?: string;
}

/** Messages as one learner sees them, newest last, with a line wherever a day begins. */
export class Conversation {
  readonly #list: HTMLElement;
  readonly #nothingYet: string;
  readonly #items = new Map<string, HTMLElement>();
  #viewpoint: Viewpoint | undefined;
  #lastDay = "";
  #burst: { first: HTMLElement; lastAt: number; act: number } | undefined;
  #standsAtEnd = true;
  /** The first that came while nobody could see this list. */
  #unseen: HTMLElement | undefined;

  constructor(list: HTMLElement, nothingYet: string) {
    this.#list = list;
    this.#nothingYet = nothingYet;
    // Not every browser lets the keyboard reach a list that scrolls.
    this.#list.tabIndex = 0;
    this.#list.addEventListener("scroll", () => {
      this.#standsAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 8;
    });
    // A notice or a growing composer takes room away from the list, and must not cover its end.
    new ResizeObserver(() => this.#standsAtEnd && this.#toEnd()).observe(this.#list);
  }

  show(viewpoint: Viewpoint, messages: readonly ShownMessage[]): void {
    this.#viewpoint = viewpoint;
    this.#items.clear();
    this.#lastDay = "";
    this.#burst = undefined;
    this.#unseen = undefined;
    this.#list.replaceChildren();
    byId("announcer").replaceChildren();
    for (const message of messages) this.#append(message, viewpoint);
    if (messages.length === 0) this.#list.append(el("li", { class: "empty" }, this.#nothingYet));
    this.#toEnd();
  }

  /** Adds a new message, or changes one in place. */
  put(shown: ShownMessage): void {
    if (!this.#viewpoint) return;
    const was = this.#items.get(shown.message.ts);
    if (!was) this.#list.querySelector(".empty")?.remove();
    const item = was ? this.#replace(was, shown, this.#viewpoint) : this.#append(shown, this.#viewpoint);
    if (this.#list.clientHeight > 0) this.#reveal(item);
    else this.#unseen ??= item;
    if (shown.message.bot_id) announce(`${was ? "Changed" : "Fundi"}: ${shown.message.text}`);
  }

  /** The list can be seen again: shows what came meanwhile from its beginning. */
  appear(): void {
    if (this.#unseen?.isConnected) this.#showFrom(this.#unseen);
    else if (this.#standsAtEnd) this.#toEnd();
    this.#unseen = undefined;
  }

  remove(ts: string): void {
    this.#items.get(ts)?.remove();
    this.#items.delete(ts);
  }

  #append(shown: ShownMessage, { learner, channel }: Viewpoint): HTMLElement {
    const day = fullDay(msOf(shown.message.ts), learner.zone);
    if (day !== this.#lastDay) this.#list.append(el("li", { class: "day" }, el("span", {}, day)));
    this.#lastDay = day;
    const item = el("li", {}, renderArticle(shown, learner, channel));
    this.#items.set(shown.message.ts, item);
    this.#list.append(item);
    return item;
  }

  #replace(item: HTMLElement, shown: ShownMessage, { learner, channel }: Viewpoint): HTMLElement {
    const article = renderArticle(shown, learner, channel);
    // The button that was pressed may be gone: keep the keyboard at the message, not at the top of the page.
    if (redraw(item, article) === "focus lost") article.focus({ preventScroll: true });
    return item;
  }

  /** Nothing new is scrolled past: when all of a burst does not fit, its beginning is shown. */
  #reveal(item: HTMLElement): void {
    const now = performance.now();
    const act = actsBegun();
    const was = this.#burst;
    const first = was?.act === act && now - was.lastAt < BURST_MS && was.first.isConnected ? was.first : item;
    this.#burst = { first, lastAt: now, act };
    this.#showFrom(first);
  }

  #showFrom(first: HTMLElement): void {
    const height = this.#list.scrollHeight - first.offsetTop;
    if (height <= this.#list.clientHeight) this.#toEnd();
    else first.scrollIntoView({ block: "start" });
  }

  #toEnd(): void {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#standsAtEnd = true;
  }
}

/** For screen readers, which read the text of a message instead of its blocks. */
function announce(words: string): void {
  const announcer = byId("announcer");
  announcer.append(el("p", {}, words));
  if (announcer.childElementCount > MAX_ANNOUNCED) announcer.firstElementChild?.remove();
}
