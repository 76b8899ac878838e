import { z } from "zod";
import { confirm, id, list, type Option, option, optionGroup, plainOption, plainText, text } from "./text-object.ts";

/** 00:00–23:59, as Slack writes it. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

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

const focus_on_load = z.boolean().optional();
const choice = { action_id: id.optional(), confirm, focus_on_load };

export const checkboxes = z
  .strictObject({ type: z.literal("checkboxes"), options: list(option, 10), initial_options: list(option, 10).optional(), ...choice })
  .refine(initialsAreOffered, "initial_options must be among options");

export const radioButtons = z
  .strictObject({ type: z.literal("radio_buttons"), options: list(option, 10), initial_option: option.optional(), ...choice })
  .refine(initialIsOffered, "initial_option must be among options");

const menu = {
  options: list(plainOption, 100).optional(),
  option_groups: list(optionGroup, 100).optional(),
  placeholder: plainText(150).optional(),
  ...choice,
};

export const staticSelect = z
  .strictObject({ type: z.literal("static_select"), initial_option: plainOption.optional(), ...menu })
  .refine(hasOneKindOfOptions, "must have either options or option_groups")
  .refine(initialIsOffered, "initial_option must be among options");

export const multiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    initial_options: list(plainOption, 100).optional(),
    max_selected_items: z.int().min(1).optional(),
    ...menu,
  })
  .refine(hasOneKindOfOptions, "must have either options or option_groups")
  .refine(initialsAreOffered, "initial_options must be among options");

/** A menu of commands: it holds nothing, so it is never in `state.values`. */
export const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: id.optional(),
  options: list(plainOption.extend({ url: text(3000).optional() }), 5),
  confirm,
});

export const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  initial_time: z.string().regex(TIME_OF_DAY, "must be a time as HH:MM").optional(),
  placeholder: plainText(150).optional(),
  timezone: text(255).optional(),
  ...choice,
});

export const plainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: id.optional(),
  placeholder: plainText(150).optional(),
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  focus_on_load,
});

const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, "must be a number in a string");

export const numberInput = z
  .strictObject({
    type: z.literal("number_input"),
    action_id: id.optional(),
    is_decimal_allowed: z.boolean(),
    initial_value: numeral.optional(),
    min_value: numeral.optional(),
    max_value: numeral.optional(),
    placeholder: plainText(150).optional(),
    focus_on_load,
  })
  .refine(({ min_value, max_value }) => Number(min_value ?? -Infinity) <= Number(max_value ?? Infinity), "min_value must not exceed max_value");

interface Offering {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

/** All there is to choose from, in the order shown. */
export function optionsOf({ options, option_groups }: Offering): readonly Option[] {
  return options ?? (option_groups ?? []).flatMap((group) => group.options);
}

function hasOneKindOfOptions({ options, option_groups }: Offering): boolean {
  return (options === undefined) !== (option_groups === undefined);
}

function initialIsOffered(element: Offering & { readonly initial_option?: Option | undefined }): boolean {
  return element.initial_option === undefined || offers(element, element.initial_option.value);
}

function initialsAreOffered(element: Offering & { readonly initial_options?: readonly Option[] | undefined }): boolean {
  return (element.initial_options ?? []).every((chosen) => offers(element, chosen.value));
}

function offers(element: Offering, value: string): boolean {
  return optionsOf(element).some((option) => option.value === value);
}

export type Button = z.infer<typeof button>;
export type PlainTextInput = z.infer<typeof plainTextInput>;
export type NumberInput = z.infer<typeof numberInput>;
export type ImageElement = z.infer<typeof imageElement>;
