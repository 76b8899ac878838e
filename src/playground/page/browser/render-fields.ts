import type { Interactive } from "../../slack/blocks/block-kit.ts";
import type { NumberInput, PlainTextInput } from "../../slack/blocks/elements.ts";
import { actQuietly } from "./busy.ts";
import { el } from "./dom.ts";
import { server } from "./server.ts";
import { fieldAttributes, type Spot } from "./surface.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Tells a field to hand over what was typed into it: see `handOver`. */
const COMMIT = "commit";

export function renderTextInput(element: PlainTextInput, spot: Spot): HTMLElement {
  const attributes = { ...fieldAttributes(spot), placeholder: element.placeholder?.text, dir: "auto" };
  const field = element.multiline ? el("textarea", { ...attributes, rows: "4" }) : el("input", { ...attributes, type: "text" });
  return typed(field, spot, (text) => server.fill(spot.learner, spot.place, text));
}

/** A text field with a number pad: what is no number must be refused in words, as Slack does, and not vanish in the browser's own field. */
export function renderNumber(element: NumberInput, spot: Spot): HTMLElement {
  const inputmode = element.is_decimal_allowed ? "decimal" : "numeric";
  const field = el("input", { ...fieldAttributes(spot), type: "text", class: "number", inputmode, placeholder: element.placeholder?.text });
  return typed(field, spot, (text) => server.fill(spot.learner, spot.place, text.trim()));
}

export function renderTime(element: Interactive & { type: "timepicker" }, spot: Spot): HTMLElement {
  const field = el("input", { ...fieldAttributes(spot), type: "time", title: element.placeholder?.text });
  return typed(field, spot, async (time) => (time === "" ? undefined : server.select(spot.learner, spot.place, time)));
}

/**
 * Hands the value over when the field is left and on Enter. Not at every change: a time changes with each digit that is typed, and not by
 * the browser's own notion of change, which forgets what was carried over from a field drawn before.
 */
function typed(field: Field, { held }: Spot, tell: (value: string) => Promise<unknown>): HTMLElement {
  let known = held.value ?? held.selected_time ?? "";
  field.value = known;
  const commit = () => {
    if (field.value === known) return;
    known = field.value;
    const value = known;
    void actQuietly(() => tell(value));
  };
  field.addEventListener("blur", commit);
  field.addEventListener(COMMIT, commit);
  field.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Enter" && field instanceof HTMLInputElement) commit();
  });
  return field;
}

/** Makes all fields in here hand over what was typed into them. */
export function handOver(part: HTMLElement): void {
  for (const field of part.querySelectorAll("input, textarea")) field.dispatchEvent(new Event(COMMIT));
}
