import { z } from "zod";

/** Slack counts characters; we count UTF-16 units, which is never fewer, so what passes here passes there. */
export const text = (max: number) =>
  z
    .string()
    .min(1, "must be more than 0 characters")
    .max(max, `must be less than ${max + 1} characters`);

/** `action_id`, `block_id`. */
export const id = text(255);

export const plainText = (max: number) => z.strictObject({ type: z.literal("plain_text"), text: text(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) => z.strictObject({ type: z.literal("mrkdwn"), text: text(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const list = <Item extends z.ZodType>(item: Item, max: number) =>
  z.array(item).min(1, "no fewer than 1 items allowed").max(max, `no more than ${max} items allowed`);

const confirmDialog = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(["primary", "danger"]).optional(),
});

export const confirm = confirmDialog.optional();

/** The reference says 150 characters for a value, Slack's own types say 75: the lower one is safe with both. */
export const option = z.strictObject({ text: anyText(75), value: text(75), description: anyText(75).optional() });

/** Only boxes and radio buttons take mrkdwn in their options. */
export const plainOption = z.strictObject({ text: plainText(75), value: text(75), description: plainText(75).optional() });

export const optionGroup = z.strictObject({ label: plainText(75), options: list(plainOption, 100) });

export type TextObject = z.infer<ReturnType<typeof anyText>>;
export type Option = z.infer<typeof option>;
