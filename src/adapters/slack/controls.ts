import type { types } from "@slack/bolt";
import { never } from "../../core/domain/never.ts";
import { encodeAction } from "../../core/views/action.ts";
import type { Button, ViewBlock } from "../../core/views/view.ts";
import { blockId, pressId, submitBlockId, tickBlockId } from "./ids.ts";
import { clean, type Ink } from "./ink.ts";
import { LIMITS } from "./limits.ts";

type ControlBlock = Extract<ViewBlock, { readonly type: "buttons" | "tick-boxes" }>;

export function isControl(block: ViewBlock): block is ControlBlock {
  return block.type === "buttons" || block.type === "tick-boxes";
}

/** A block to press or tick. */
export function renderControl(block: ControlBlock, index: number, ink: Ink): types.KnownBlock[] {
  switch (block.type) {
    case "buttons":
      return buttons(block.buttons, index, ink);
    case "tick-boxes":
      return tickBoxes(block, index, ink);
    default:
      return never(block);
  }
}

function buttons(shown: readonly Button[], index: number, ink: Ink): types.KnownBlock[] {
  const elements = shown.flatMap((button, n) => renderButton(button, pressId(index, n), ink));
  return chunks(elements, LIMITS.buttonsPerBlock).map((some, n) => ({ type: "actions", block_id: blockId(index, `buttons-${n}`), elements: some }));
}

function renderButton(button: Button, action_id: string, ink: Ink): types.Button[] {
  const label = ink.write(wordsOr(button.label, button.description), LIMITS.buttonText);
  if (!label) return [];
  const description = ink.write(clean(button.description ?? "").trim(), LIMITS.accessibilityLabel);
  return [
    {
      type: "button",
      action_id,
      text: plain(label),
      value: encodeAction(button.action),
      ...(button.primary && { style: "primary" }),
      ...(description && { accessibility_label: description }),
    },
  ];
}

/**
 * Boxes stand in `input` blocks: their label is read out with them, and ticking alone sends us nothing. The state of all of them comes with the
 * press of the button below.
 */
function tickBoxes(block: Extract<ControlBlock, { type: "tick-boxes" }>, index: number, ink: Ink): types.KnownBlock[] {
  // The button first: boxes that cannot be sent are of no use to anybody.
  const submit = renderButton({ label: block.submit, action: { type: "submit", item: block.item }, primary: true }, pressId(index, 0), ink);
  const label = ink.write(wordsOr(block.label), LIMITS.inputLabel);
  const options = block.options.flatMap((text, position) => option(text, position, ink));
  if (submit.length === 0 || !label || options.length === 0) return [];
  const groups = chunks(options, LIMITS.boxesPerGroup).map((some, group) => boxes(some, group === 0 ? label : "…", tickBlockId(index, group)));
  return [...groups, { type: "actions", block_id: submitBlockId(index), elements: submit }];
}

function boxes(options: types.PlainTextOption[], label: string, block_id: string): types.InputBlock {
  return { type: "input", block_id, optional: true, label: plain(label), element: { type: "checkboxes", action_id: "ticks", options } };
}

function option(text: string, position: number, ink: Ink): types.PlainTextOption[] {
  const written = ink.write(wordsOr(text), LIMITS.optionText);
  return written ? [{ text: plain(written), value: String(position) }] : [];
}

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });

/** Slack refuses a control without a visible text. */
const wordsOr = (text: string, otherwise = ""): string => clean(text).trim() || clean(otherwise).trim() || "…";

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
