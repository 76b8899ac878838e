import type { Interactive } from "../../slack/blocks/block-kit.ts";
import type { Button, ImageElement, PlainTextInput } from "../../slack/blocks/elements.ts";
import type { Option, TextObject } from "../../slack/blocks/text-object.ts";
import { act, actButton, actQuietly } from "./busy.ts";
import { el, safeUrl } from "./dom.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import { renderRichParts } from "./render-rich-text.ts";
import { type Place, server } from "./server.ts";

/** The message an element stands on, and for whom. */
export interface OnMessage {
  readonly learner: string;
  readonly ts: string;
  readonly block_id: string;
  /** What is filled in on the element now, as Slack's `state.values` says it. */
  readonly valueOf: (actionId: string) => unknown;
}

type Choice = Exclude<Interactive, Button | PlainTextInput>;

/** `label`: what a group of boxes is called when nothing on it says so. */
export function renderInteractive(element: Interactive, on: OnMessage, label: string): HTMLElement {
  const place: Place = { ts: on.ts, block_id: on.block_id, action_id: element.action_id ?? "" };
  switch (element.type) {
    case "button":
      return renderButton(element, on.learner, place);
    case "checkboxes":
    case "radio_buttons":
      return renderBoxes(element, on, place, label);
    case "static_select":
      return renderSelect(element, on, place, label);
    case "plain_text_input":
      return renderInput(element, on, place, label);
  }
}

function renderButton(element: Button, learner: string, place: Place): HTMLElement {
  const look = element.style === "primary" ? "primary" : element.style === "danger" ? "danger" : undefined;
  const button = actButton({ class: look, "aria-label": element.accessibility_label }, element.text.text);
  button.addEventListener("click", () => {
    if (element.confirm && !window.confirm(element.confirm.text.text)) return;
    const url = element.url === undefined ? undefined : safeUrl(element.url);
    if (url !== undefined) window.open(url, "_blank", "noopener,noreferrer");
    void act("Waiting for Fundi…", () => server.click(learner, place));
  });
  return button;
}

function renderBoxes(element: Choice, on: OnMessage, place: Place, label: string): HTMLElement {
  const chosen = chosenValues(on.valueOf(place.action_id));
  const type = element.type === "checkboxes" ? "checkbox" : "radio";
  const name = `${place.ts} ${place.block_id} ${place.action_id}`;
  const boxes = element.options.map((option) => {
    const box = el("input", { type, name });
    box.checked = chosen.includes(option.value);
    return box;
  });
  const fieldset = el("fieldset", { class: "boxes", dir: "auto" }, el("legend", { class: "unseen", dir: "auto" }, label));
  fieldset.append(...element.options.map((option, i) => el("label", {}, boxes[i], el("span", {}, ...optionWords(option)))));
  fieldset.addEventListener("change", () => {
    const positions = boxes.flatMap((box, i) => (box.checked ? [i] : []));
    void actQuietly(() => server.tick(on.learner, place, positions));
  });
  return fieldset;
}

function renderSelect(element: Choice, on: OnMessage, place: Place, label: string): HTMLElement {
  const chosen = chosenValues(on.valueOf(place.action_id));
  const placeholder = element.type === "static_select" ? element.placeholder?.text : undefined;
  const select = el("select", { "aria-label": label }, el("option", { value: "", disabled: true }, placeholder ?? "Choose"));
  select.append(...element.options.map((option, i) => el("option", { value: String(i) }, option.text.text)));
  select.selectedIndex = 1 + element.options.findIndex((option) => chosen.includes(option.value));
  select.addEventListener("change", () => void actQuietly(() => server.tick(on.learner, place, [Number(select.value)])));
  return select;
}

function renderInput(element: PlainTextInput, on: OnMessage, place: Place, label: string): HTMLElement {
  const input = el(element.multiline ? "textarea" : "input", { "aria-label": label, placeholder: element.placeholder?.text, dir: "auto" });
  input.value = String((on.valueOf(place.action_id) as { value?: string | null } | undefined)?.value ?? "");
  input.addEventListener("change", () => void actQuietly(() => server.fill(on.learner, place, input.value)));
  return input;
}

function optionWords(option: Option): Node[] {
  const words = renderText(option.text);
  return option.description ? [...words, el("small", {}, ...renderText(option.description))] : words;
}

function chosenValues(value: unknown): string[] {
  const { selected_options = [], selected_option } = (value ?? {}) as { selected_options?: Option[]; selected_option?: Option | null };
  return [...selected_options, ...(selected_option ? [selected_option] : [])].map((option) => option.value);
}

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
