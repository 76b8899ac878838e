import { z } from "zod";
import { confirm, id, list, option, plainText, text } from "./text-object.ts";

/** An https address in Slack; the playground serves its own pictures over http. */
const imageUrl = text(3000).regex(/^https?:\/\//, "must be a valid URL");

export const imageElement = z.strictObject({ type: z.literal("image"), image_url: imageUrl, alt_text: text(2000) });

export const button = z.strictObject({
  type: z.literal("button"),
  action_id: id.optional(),
  text: plainText(75),
  value: text(2000).optional(),
  url: text(3000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: text(75).optional(),
  confirm,
});

const choice = { action_id: id.optional(), confirm, focus_on_load: z.boolean().optional() };

export const checkboxes = z
  .strictObject({ type: z.literal("checkboxes"), options: list(option, 10), initial_options: list(option, 10).optional(), ...choice })
  .refine((box) => (box.initial_options ?? []).every((chosen) => offers(box.options, chosen.value)), "initial_options must be among options");

const oneChosen = <Kind extends "radio_buttons" | "static_select">(kind: Kind, max: number) => ({
  type: z.literal(kind),
  options: list(option, max),
  initial_option: option.optional(),
  ...choice,
});

const initialIsOffered = (element: { options: { value: string }[]; initial_option?: { value: string } | undefined }) =>
  element.initial_option === undefined || offers(element.options, element.initial_option.value);

export const radioButtons = z.strictObject(oneChosen("radio_buttons", 10)).refine(initialIsOffered, "initial_option must be among options");

export const staticSelect = z
  .strictObject({ ...oneChosen("static_select", 100), placeholder: plainText(150).optional() })
  .refine(initialIsOffered, "initial_option must be among options");

export const plainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: id.optional(),
  placeholder: plainText(150).optional(),
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  focus_on_load: z.boolean().optional(),
});

function offers(options: { value: string }[], value: string): boolean {
  return options.some((option) => option.value === value);
}

export type Button = z.infer<typeof button>;
export type PlainTextInput = z.infer<typeof plainTextInput>;
export type ImageElement = z.infer<typeof imageElement>;
