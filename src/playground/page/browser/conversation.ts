import type { Learner, ShownMessage } from "../page-types.ts";
import { actsBegun, holdsFocus } from "./busy.ts";
import { byId, el } from "./dom.ts";
import { renderArticle } from "./render-article.ts";
import { fullDay, msOf } from "./zone-time.ts";

/** Messages that come so close together, after the same act, are read as one: the window stays at the first of them. */
const BURST_MS = 1_500;
const MAX_ANNOUNCED = 5;
const NOTHING_YET = "Nothing here yet. Fundi says hello in a moment; if it does not, say hello to it below.";

/** The messages of the chosen learner, newest last, with a line wherever a day begins. */
export class Conversation {
  readonly #list = byId("messages");
  readonly #items = new Map<string, HTMLElement>();
  #learner: Learner | undefined;
  #lastDay = "";
  #burst: { first: HTMLElement; lastAt: number; act: number } | undefined;
  #standsAtEnd = true;

  constructor() {
    // Not every browser lets the keyboard reach a list that scrolls.
    this.#list.tabIndex = 0;
    this.#list.addEventListener("scroll", () => {
      this.#standsAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 8;
    });
    // A notice or a growing composer takes room away from the list, and must not cover its end.
    new ResizeObserver(() => this.#standsAtEnd && this.#toEnd()).observe(this.#list);
  }

  show(learner: Learner, messages: readonly ShownMessage[]): void {
    this.#learner = learner;
    this.#items.clear();
    this.#lastDay = "";
    this.#burst = undefined;
    this.#list.replaceChildren();
    byId("announcer").replaceChildren();
    for (const message of messages) this.#append(message);
    if (messages.length === 0) this.#list.append(el("li", { class: "empty" }, NOTHING_YET));
    this.#toEnd();
  }

  /** Adds a new message, or changes one in place. */
  put(shown: ShownMessage): void {
    const was = this.#items.get(shown.message.ts);
    if (!was) this.#list.querySelector(".empty")?.remove();
    this.#reveal(was ? this.#replace(was, shown) : this.#append(shown));
    if (shown.message.bot_id) announce(`${was ? "Changed" : "Fundi"}: ${shown.message.text}`);
  }

  remove(ts: string): void {
    this.#items.get(ts)?.remove();
    this.#items.delete(ts);
  }

  #append(shown: ShownMessage): HTMLElement {
    const day = fullDay(msOf(shown.message.ts), this.#learner?.zone ?? "UTC");
    if (day !== this.#lastDay) this.#list.append(el("li", { class: "day" }, el("span", {}, day)));
    this.#lastDay = day;
    const item = el("li", {}, renderArticle(shown, this.#learner));
    this.#items.set(shown.message.ts, item);
    this.#list.append(item);
    return item;
  }

  #replace(item: HTMLElement, shown: ShownMessage): HTMLElement {
    const hadFocus = holdsFocus(item);
    const article = renderArticle(shown, this.#learner);
    item.replaceChildren(article);
    // The button that was pressed may be gone: keep the keyboard at the message, not at the top of the page.
    if (hadFocus) article.focus({ preventScroll: true });
    return item;
  }

  /** Nothing new is scrolled past: when all of a burst does not fit, its beginning is shown. */
  #reveal(item: HTMLElement): void {
    const now = performance.now();
    const act = actsBegun();
    const was = this.#burst;
    const first = was?.act === act && now - was.lastAt < BURST_MS && was.first.isConnected ? was.first : item;
    this.#burst = { first, lastAt: now, act };
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
