import { type Block, type Interactive, interactiveIn } from "./blocks/block-kit.ts";
import { optionsOf } from "./blocks/elements.ts";
import type { Option } from "./blocks/text-object.ts";
import { NotOnScreen } from "./find-target.ts";
import type { StateValues } from "./payloads.ts";

/** An element that holds something. */
export type Fillable = Exclude<Interactive, { type: "button" | "overflow" }>;

/** What an element holds, as `state.values` says it: `value`, `selected_option`, `selected_options` or `selected_time`. */
export type Held = Readonly<Record<string, unknown>>;

export function isFillable(element: Interactive): element is Fillable {
  return element.type !== "button" && element.type !== "overflow";
}

/** `state.values` of all elements on a surface that hold something. What was filled in but no longer fits is forgotten. */
export function stateValues(blocks: readonly Block[], filledIn: (blockId: string, actionId: string) => Held | undefined): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const element of interactiveIn(block).filter(isFillable)) {
      const [blockId, actionId] = [block.block_id ?? "", element.action_id ?? ""];
      const filled = filledIn(blockId, actionId);
      const held = filled && stillFits(element, filled) ? filled : heldAtFirst(element);
      values[blockId] = { ...values[blockId], [actionId]: { type: element.type, ...held } };
    }
  }
  return values;
}

function heldAtFirst(element: Fillable): Held {
  switch (element.type) {
    case "plain_text_input":
    case "number_input":
      return { value: element.initial_value ?? null };
    case "checkboxes":
    case "multi_static_select":
      return { selected_options: element.initial_options ?? [] };
    case "radio_buttons":
    case "static_select":
      return { selected_option: element.initial_option ?? null };
    case "timepicker":
      return { selected_time: element.initial_time ?? null };
  }
}

/** What is held when these options are picked, by position from 0; throws for a position that is not offered. */
export function heldWhenPicked(element: Fillable, positions: readonly number[]): Held {
  const options = positions.map((position) => optionAt(element, position));
  switch (element.type) {
    case "multi_static_select":
      if (options.length > (element.max_selected_items ?? Infinity)) throw new NotOnScreen(`At most ${element.max_selected_items} can be chosen`);
      return { selected_options: options };
    case "checkboxes":
      return { selected_options: options };
    default:
      return { selected_option: options[0] ?? null };
  }
}

/** An emptied text input holds nothing, not an empty text. */
export const heldWhenTyped = (text: string): Held => ({ value: text === "" ? null : text });

/** The option a person means by its value or its position from 0. */
export function optionChosen(element: Interactive, choice: string | number): Option {
  if (typeof choice === "number") return optionAt(element, choice);
  const options = offeredBy(element);
  const option = options.find(({ value }) => value === choice);
  if (!option) throw new NotOnScreen(`There is no option ${choice}; there is: ${options.map(({ value }) => value).join(" | ")}`);
  return option;
}

function optionAt(element: Interactive, position: number): Option {
  const options = offeredBy(element);
  const option = options[position];
  if (!option) throw new NotOnScreen(`There are ${options.length} options, none at position ${position}`);
  return option;
}

function offeredBy(element: Interactive): readonly Option[] {
  return "options" in element || "option_groups" in element ? optionsOf(element) : [];
}

/** A surface may be rewritten under what was filled in: other options, or another kind of element with the same id. */
function stillFits(element: Fillable, held: Held): boolean {
  if (Object.keys(heldAtFirst(element)).join() !== Object.keys(held).join()) return false;
  const { selected_option, selected_options } = held as { selected_option?: Option | null; selected_options?: Option[] };
  const picked = [...(selected_options ?? []), ...(selected_option ? [selected_option] : [])];
  return picked.every(({ value }) => offeredBy(element).some((option) => option.value === value));
}
