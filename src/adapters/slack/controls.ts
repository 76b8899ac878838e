import type { types } from "@slack/bolt";
import { never } from "../../core/domain/never.ts";
import { encodeAction } from "../../core/views/action.ts";
import type { Button, MenuOption, ViewBlock } from "../../core/views/view.ts";
import { blockId, pressId } from "./ids.ts";
import { clean, type Ink } from "./ink.ts";
import { LIMITS } from "./limits.ts";

type ControlBlock = Extract<ViewBlock, { readonly type: "buttons" | "form" | "menu" }>;

export function isControl(block: ViewBlock): block is ControlBlock {
  return block.type === "buttons" || block.type === "form" || block.type === "menu";
}

/** A block to press or choose from. A form stands behind a button: it opens as a modal. */
export function renderControl(block: ControlBlock, index: number, ink: Ink): types.KnownBlock[] {
  switch (block.type) {
    case "buttons":
      return buttons(block.buttons, index, ink);
    case "form": {
      const { open, openDescription, item } = block.form;
      return buttons([{ label: open, description: openDescription, action: { type: "fill", item }, primary: true }], index, ink);
    }
    case "menu":
      return menu(block, index, ink);
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

/** A screen reader says the placeholder instead of the label beside it, so it is the same. */
function menu(block: Extract<ControlBlock, { type: "menu" }>, index: number, ink: Ink): types.KnownBlock[] {
  const label = ink.write(wordsOr(block.label), LIMITS.placeholder);
  const shown = block.options.slice(0, LIMITS.menuOptions).flatMap((option) => menuOption(option, ink));
  const chosen = shown.find(({ isChosen }) => isChosen)?.option;
  // The placeholder says the label once more, and what is chosen is said beside the options.
  if (!label || shown.length === 0 || !ink.reserve(label.length + (chosen?.text.text.length ?? 0))) return [];
  const accessory: types.StaticSelect = {
    type: "static_select",
    action_id: pressId(index, 0),
    placeholder: plain(label),
    options: shown.map(({ option }) => option),
    ...(chosen && { initial_option: chosen }),
  };
  return [{ type: "section", block_id: blockId(index, "menu"), text: plain(label), accessory }];
}

function menuOption({ label, action, chosen }: MenuOption, ink: Ink): { readonly option: types.PlainTextOption; readonly isChosen: boolean }[] {
  const value = encodeAction(action);
  const text = value.length > LIMITS.optionValue ? "" : ink.write(wordsOr(label), LIMITS.optionText);
  return text ? [{ option: { text: plain(text), value }, isChosen: chosen === true }] : [];
}

export const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });

/** Slack refuses a control without a visible text. */
export const wordsOr = (text: string, otherwise = ""): string => clean(text).trim() || clean(otherwise).trim() || "…";

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
