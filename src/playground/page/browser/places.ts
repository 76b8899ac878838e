import { byId, el } from "./dom.ts";

export type PlaceName = "messages" | "home" | "channel";

const PLACES: readonly PlaceName[] = ["messages", "home", "channel"];

/** The tabs over the chat: which place of the learner is shown, and where something new waits. */
export class Places {
  #current: PlaceName = "messages";
  readonly #unseen = new Map<PlaceName, number>();

  constructor(opened: (place: PlaceName) => void) {
    for (const place of PLACES) {
      tab(place).addEventListener("click", () => {
        this.show(place);
        opened(place);
      });
    }
    byId("places").addEventListener("keydown", (event) => this.#moveFocus(event));
    this.show("messages");
  }

  get current(): PlaceName {
    return this.#current;
  }

  show(place: PlaceName): void {
    this.#current = place;
    this.#unseen.delete(place);
    for (const name of PLACES) {
      const isShown = name === place;
      tab(name).ariaSelected = String(isShown);
      tab(name).tabIndex = isShown ? 0 : -1;
      byId(`panel-${name}`).hidden = !isShown;
    }
    this.#drawBadge(place);
    // On a phone the tabs may not all fit.
    tab(place).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Something new stands there; who looks at it needs no badge. */
  notice(place: PlaceName): void {
    if (place === this.#current) return;
    this.#unseen.set(place, (this.#unseen.get(place) ?? 0) + 1);
    this.#drawBadge(place);
  }

  /** For another learner: the first place, and nothing new anywhere. */
  reset(): void {
    this.#unseen.clear();
    for (const place of PLACES) this.#drawBadge(place);
    this.show("messages");
  }

  #drawBadge(place: PlaceName): void {
    const count = this.#unseen.get(place);
    tab(place).querySelector(".badge")?.remove();
    if (count !== undefined) tab(place).append(el("span", { class: "badge" }, String(count), el("span", { class: "unseen" }, " new")));
  }

  /** Arrows move and Enter opens: opening a place is something that Fundi hears of. */
  #moveFocus(event: KeyboardEvent): void {
    const at = PLACES.findIndex((place) => tab(place) === document.activeElement);
    const to = at < 0 ? undefined : nextAt(at, event.key);
    if (to === undefined) return;
    event.preventDefault();
    const place = PLACES[(to + PLACES.length) % PLACES.length];
    if (place) tab(place).focus();
  }
}

function nextAt(at: number, key: string): number | undefined {
  const forward = getComputedStyle(byId("places")).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return 0;
  if (key === "End") return -1;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
  return key === forward ? at + 1 : at - 1;
}

function tab(place: PlaceName): HTMLElement {
  return byId(`tab-${place}`);
}
