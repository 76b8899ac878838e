import type { Interactive } from "../../slack/blocks/block-kit.ts";
import type { Button } from "../../slack/blocks/elements.ts";
import { act, oneAtATime } from "./busy.ts";
import { el, safeUrl } from "./dom.ts";
import { menu } from "./menu.ts";
import { renderBoxes, renderSelect } from "./render-choices.ts";
import { renderNumber, renderTextInput, renderTime } from "./render-fields.ts";
import { server } from "./server.ts";
import { keyOf, type Spot } from "./surface.ts";

const WAITING = "Waiting for Fundi…";

export function renderInteractive(element: Interactive, spot: Spot): HTMLElement {
  switch (element.type) {
    case "button":
      return renderButton(element, spot);
    case "overflow":
      return renderOverflow(element, spot);
    case "checkboxes":
    case "radio_buttons":
    case "multi_static_select":
      return renderBoxes(element, spot);
    case "static_select":
      return renderSelect(element, spot);
    case "timepicker":
      return renderTime(element, spot);
    case "plain_text_input":
      return renderTextInput(element, spot);
    case "number_input":
      return renderNumber(element, spot);
  }
}

function renderButton(element: Button, { learner, place }: Spot): HTMLElement {
  const look = element.style === "primary" ? "primary" : element.style === "danger" ? "danger" : undefined;
  const attributes = { type: "button", class: look, dir: "auto", "aria-label": element.accessibility_label, "data-key": keyOf(place) };
  const button = el("button", attributes, element.text.text);
  button.addEventListener("click", () => {
    if (!isConfirmed(element)) return;
    openInNewTab(element.url);
    void oneAtATime(button, () => act(WAITING, () => server.click(learner, place)));
  });
  return button;
}

function renderOverflow(element: Interactive & { type: "overflow" }, { learner, place, label }: Spot): HTMLElement {
  const button = el("button", { type: "button", class: "quiet more", "aria-label": `More: ${label}`, "data-key": keyOf(place) }, "⋯");
  const items = element.options.map(({ text, url }, position) => ({
    label: text.text,
    run: () => {
      if (!isConfirmed(element)) return;
      openInNewTab(url);
      void act(WAITING, () => server.select(learner, place, position));
    },
  }));
  menu(button, items);
  return button;
}

function isConfirmed({ confirm }: { readonly confirm?: Button["confirm"] }): boolean {
  return confirm === undefined || window.confirm(confirm.text.text);
}

function openInNewTab(url: string | undefined): void {
  const safe = url === undefined ? undefined : safeUrl(url);
  if (safe !== undefined) window.open(safe, "_blank", "noopener,noreferrer");
}
