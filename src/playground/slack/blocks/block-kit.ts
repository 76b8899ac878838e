import { z } from "zod";
import {
  button,
  checkboxes,
  imageElement,
  multiStaticSelect,
  numberInput,
  overflow,
  plainTextInput,
  radioButtons,
  staticSelect,
  timepicker,
} from "./elements.ts";
import { richText } from "./rich-text.ts";
import { anyText, id, list, plainText, text } from "./text-object.ts";

const block_id = id.optional();

const choices = [checkboxes, radioButtons, staticSelect, timepicker] as const;

const interactive = z.discriminatedUnion("type", [button, overflow, ...choices]);
const inputElement = z.discriminatedUnion("type", [plainTextInput, numberInput, multiStaticSelect, ...choices]);
const accessory = z.discriminatedUnion("type", [button, overflow, multiStaticSelect, imageElement, ...choices]);

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: anyText(3000).optional(),
    fields: list(anyText(2000), 10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, "must have text or fields");

/** Slack has more kinds of block. Those Fundi does not use are refused, so that using a new one is a decision made here. */
export const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), block_id, text: plainText(150) }),
  section,
  richText,
  z.strictObject({ type: z.literal("context"), block_id, elements: list(z.union([imageElement, anyText(3000)]), 10) }),
  z.strictObject({ type: z.literal("actions"), block_id, elements: list(interactive, 25) }),
  z.strictObject({ type: z.literal("divider"), block_id }),
  z.strictObject({
    type: z.literal("image"),
    block_id,
    image_url: imageElement.shape.image_url,
    alt_text: text(2000),
    title: plainText(2000).optional(),
  }),
  z.strictObject({
    type: z.literal("input"),
    block_id,
    label: plainText(2000),
    element: inputElement,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
]);

export type Block = z.infer<typeof block>;
/** An element a person can act on or fill in. */
export type Interactive = z.infer<typeof interactive> | z.infer<typeof inputElement>;

export function interactiveIn(block: Block): Interactive[] {
  if (block.type === "actions") return block.elements;
  if (block.type === "input") return [block.element];
  if (block.type === "section" && block.accessory && block.accessory.type !== "image") return [block.accessory];
  return [];
}
