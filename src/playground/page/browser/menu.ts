import { el } from "./dom.ts";

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

const GAP_PX = 4;
const EDGE_PX = 8;

/** Makes the button open a short list of things to do. Escape, a press elsewhere and scrolling close it, and the focus goes back. */
export function menu(button: HTMLButtonElement, items: readonly MenuItem[]): void {
  let open: HTMLElement | undefined;
  // A press beside an open list closes it before the click comes: on its own button that click must not open it again.
  let closesByThisPress = false;
  button.ariaExpanded = "false";
  button.addEventListener("pointerdown", () => {
    closesByThisPress = open !== undefined;
  });
  button.addEventListener("click", () => {
    if (closesByThisPress) open?.hidePopover();
    else open = openList(button, items, () => (open = undefined));
    closesByThisPress = false;
  });
}

function openList(button: HTMLButtonElement, items: readonly MenuItem[], closed: () => void): HTMLElement {
  const close = () => list.isConnected && list.hidePopover();
  const list = el("ul", { class: "menu", popover: "auto" }, ...items.map((item, i) => el("li", {}, itemButton(item, i, close))));
  list.addEventListener("beforetoggle", (event) => {
    if ((event as ToggleEvent).newState === "open") return;
    button.ariaExpanded = "false";
    document.removeEventListener("scroll", close, true);
    closed();
    // It may be removed only when it has closed and given the focus back.
    setTimeout(() => list.remove());
  });
  button.after(list);
  list.showPopover();
  button.ariaExpanded = "true";
  placeBeside(list, button);
  document.addEventListener("scroll", close, true);
  return list;
}

function itemButton({ label, run }: MenuItem, position: number, close: () => void): HTMLElement {
  const button = el("button", { type: "button", autofocus: position === 0 }, label);
  button.addEventListener("click", () => {
    close();
    run();
  });
  return button;
}

/** Below the button where there is room, else above; towards the middle of the window and always inside it. */
function placeBeside(list: HTMLElement, button: HTMLElement): void {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const start = left + right > innerWidth ? right - width : left;
  const below = bottom + GAP_PX;
  list.style.left = `${Math.max(EDGE_PX, Math.min(start, innerWidth - width - EDGE_PX))}px`;
  list.style.top = `${below + height > innerHeight ? Math.max(EDGE_PX, top - height - GAP_PX) : below}px`;
}
