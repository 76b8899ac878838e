import type { Interactive } from "../../slack/blocks/block-kit.ts";
import type { Option, TextObject } from "../../slack/blocks/text-object.ts";
import { act, actQuietly } from "./busy.ts";
import { el } from "./dom.ts";
import { renderText } from "./render-text.ts";
import { server } from "./server.ts";
import { fieldAttributes, type Held, keyOf, type Spot } from "./surface.ts";

type Boxes = Interactive & { type: "checkboxes" | "radio_buttons" | "multi_static_select" };
type Select = Interactive & { type: "static_select" };

interface Group {
  readonly label?: TextObject;
  readonly options: readonly Option[];
}

/** One of many: a menu. What it holds is told by position, counted through all groups. */
export function renderSelect(element: Select, spot: Spot): HTMLElement {
  const select = el("select", { ...fieldAttributes(spot), dir: "auto" });
  const chosen = chosenValues(spot.held);
  const groups = groupsOf(element);
  select.append(el("option", { value: "", disabled: true }, element.placeholder?.text ?? "Choose"));
  let position = 0;
  for (const { label, options } of groups) {
    const shown = options.map(({ text }) => el("option", { value: String(position++) }, text.text));
    select.append(...(label ? [el("optgroup", { label: label.text }, ...shown)] : shown));
  }
  select.selectedIndex = 1 + groups.flatMap(({ options }) => options).findIndex(({ value }) => chosen.includes(value));
  const tell = () => server.tick(spot.learner, spot.place, [Number(select.value)]);
  select.addEventListener("change", () => void (spot.isSilent ? actQuietly(tell) : act("Waiting for Fundi…", tell)));
  return select;
}

/** Any number, or one of few: boxes. Also for Slack's menu of many choices, which in a browser would need two hands. */
export function renderBoxes(element: Boxes, spot: Spot): HTMLElement {
  const { learner, place, label, describedBy, isInvalid } = spot;
  const chosen = chosenValues(spot.held);
  const type = element.type === "radio_buttons" ? "radio" : "checkbox";
  const name = [place.view, place.channel, place.ts, place.block_id, place.action_id].join(" ");
  const boxes: HTMLInputElement[] = [];
  const box = ({ value }: Option): HTMLInputElement => {
    const made = el("input", { type, name, "data-key": keyOf(place, boxes.length), "aria-invalid": isInvalid ? "true" : undefined });
    made.checked = chosen.includes(value);
    boxes.push(made);
    return made;
  };
  const rows = groupsOf(element).flatMap((group) => [
    ...(group.label ? [el("p", { class: "small", dir: "auto" }, group.label.text)] : []),
    ...group.options.map((option) => el("label", {}, box(option), el("span", {}, ...optionWords(option)))),
  ]);
  // A visible label stands on the group already; without one this is all it is called.
  const legend = el("legend", { class: spot.id === undefined ? "unseen" : "label", dir: "auto" }, label);
  const fieldset = el("fieldset", { class: "boxes", dir: "auto", "aria-describedby": describedBy }, legend, ...rows);
  const limit = element.type === "multi_static_select" ? element.max_selected_items : undefined;
  keepToLimit(boxes, limit);
  fieldset.addEventListener("change", () => {
    keepToLimit(boxes, limit);
    const positions = boxes.flatMap(({ checked }, i) => (checked ? [i] : []));
    void actQuietly(() => server.tick(learner, place, positions));
  });
  return fieldset;
}

export const isBoxes = ({ type }: Interactive): boolean => ["checkboxes", "radio_buttons", "multi_static_select"].includes(type);

function keepToLimit(boxes: readonly HTMLInputElement[], limit = Infinity): void {
  const isFull = boxes.filter(({ checked }) => checked).length >= limit;
  for (const box of boxes) box.disabled = isFull && !box.checked;
}

function groupsOf(element: Boxes | Select): readonly Group[] {
  if ("option_groups" in element && element.option_groups) return element.option_groups;
  return [{ options: element.options ?? [] }];
}

function optionWords(option: Option): Node[] {
  const words = renderText(option.text);
  return option.description ? [...words, el("small", {}, ...renderText(option.description))] : words;
}

function chosenValues({ selected_options = [], selected_option }: Held): string[] {
  return [...selected_options, ...(selected_option ? [selected_option] : [])].map(({ value }) => value);
}
