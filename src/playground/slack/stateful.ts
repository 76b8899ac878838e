import { type Block, type Interactive, interactiveIn } from "./blocks/block-kit.ts";
import type { Option } from "./blocks/text-object.ts";
import { NotOnScreen } from "./find-target.ts";
import type { StateValues } from "./payloads.ts";

/** What a person filled in, before it is sent: kept by the client, as in Slack. */
export type Filling = { readonly kind: "picked"; readonly positions: readonly number[] } | { readonly kind: "typed"; readonly text: string };

/** An element that holds something. */
export type Fillable = Exclude<Interactive, { type: "button" }>;

/** `state.values` of all elements on a message that hold something. */
export function stateValues(blocks: readonly Block[], fillingOf: (blockId: string, actionId: string) => Filling | undefined): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const element of interactiveIn(block)) {
      const [blockId, actionId] = [block.block_id ?? "", element.action_id ?? ""];
      if (element.type === "button") continue;
      values[blockId] = { ...values[blockId], [actionId]: { type: element.type, ...valueHeld(element, fillingOf(blockId, actionId)) } };
    }
  }
  return values;
}

/** What the element holds when filled like this; throws for a position that is not offered. */
export function valueHeld(element: Fillable, filling: Filling | undefined): Record<string, unknown> {
  if (element.type === "plain_text_input") return { value: filling?.kind === "typed" ? filling.text : (element.initial_value ?? null) };
  const picked = filling?.kind === "picked" ? filling.positions.map((position) => optionAt(element.options, position)) : undefined;
  if (element.type === "checkboxes") return { selected_options: picked ?? element.initial_options ?? [] };
  return { selected_option: (picked ? picked[0] : element.initial_option) ?? null };
}

function optionAt(options: readonly Option[], position: number): Option {
  const option = options[position];
  if (!option) throw new NotOnScreen(`There are ${options.length} options, none at position ${position}`);
  return option;
}
