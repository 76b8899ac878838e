import type { LedgerEntry } from "../../slack/ledger.ts";
import type { Learner } from "../page-types.ts";
import { byId, el } from "./dom.ts";
import { ledgerLine } from "./ledger-words.ts";
import { exactTime } from "./zone-time.ts";

const MAX_SHOWN = 300;

/** All that went over the wire, newest first. Entries are drawn only while the panel is open. */
export class LedgerPanel {
  readonly #panel = byId<HTMLDetailsElement>("ledger");
  readonly #list = byId("ledger-entries");
  readonly #filter = byId<HTMLSelectElement>("ledger-filter");
  #entries: LedgerEntry[] = [];
  #learners: readonly Learner[] = [];

  constructor() {
    this.#panel.open = matchMedia("(min-width: 900px)").matches;
    this.#panel.addEventListener("toggle", () => this.#draw());
    this.#filter.addEventListener("change", () => this.#draw());
  }

  set(entries: readonly LedgerEntry[]): void {
    this.#entries = [...entries];
    this.#draw();
  }

  add(entry: LedgerEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > MAX_SHOWN) this.#entries.shift();
    this.#count();
    if (!this.#panel.open || !this.#isWanted(entry)) return;
    this.#list.prepend(this.#item(entry));
    if (this.#list.childElementCount > MAX_SHOWN) this.#list.lastElementChild?.remove();
  }

  setLearners(learners: readonly Learner[]): void {
    const chosen = this.#filter.value;
    this.#learners = learners;
    const options = learners.map(({ id, name }) => el("option", { value: id }, `Only ${name}`));
    this.#filter.replaceChildren(el("option", { value: "" }, "All learners"), ...options);
    this.#filter.value = learners.some(({ id }) => id === chosen) ? chosen : "";
    this.#panel.hidden = learners.length === 0;
  }

  #draw(): void {
    this.#count();
    this.#list.replaceChildren();
    if (this.#panel.open)
      this.#list.append(
        ...this.#entries
          .filter((entry) => this.#isWanted(entry))
          .reverse()
          .map((entry) => this.#item(entry)),
      );
  }

  #count(): void {
    const { length } = this.#entries;
    byId("ledger-count").textContent = length < MAX_SHOWN ? String(length) : `newest ${MAX_SHOWN}`;
  }

  #isWanted(entry: LedgerEntry): boolean {
    return this.#filter.value === "" || entry.user === this.#filter.value;
  }

  #item(entry: LedgerEntry): HTMLElement {
    const { direction, what, result, well } = ledgerLine(entry);
    const learner = this.#learners.find(({ id }) => id === entry.user);
    const time = exactTime(entry.learningAt, learner?.zone ?? "UTC");
    const about = [time, learner?.name ?? (entry.user === undefined ? undefined : entry.user)].filter(Boolean).join(" · ");
    const summary = el(
      "summary",
      {},
      el("span", { class: "direction" }, direction === "to Fundi" ? "→ Fundi" : "Fundi →"),
      el("span", { class: "what", dir: "auto" }, what),
      el("span", { class: well ? "result" : "result bad" }, result),
      el("span", { class: "small" }, about),
    );
    const details = el("details", {}, summary);
    // Most entries are never opened: their full text is written when they are.
    details.addEventListener("toggle", () => details.append(el("pre", { tabindex: "0" }, JSON.stringify(entry, undefined, 2))), { once: true });
    return el("li", {}, details);
  }
}
