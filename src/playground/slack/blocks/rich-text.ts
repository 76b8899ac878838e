import { z } from "zod";
import { id, list, text } from "./text-object.ts";

const flag = z.boolean().optional();
const style = z.strictObject({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag }).optional();
/** No limit is documented inside rich text; the sum over the message is checked elsewhere. */
const words = text(11_000);

const textRun = z.strictObject({ type: z.literal("text"), text: words, style });
const link = z.strictObject({ type: z.literal("link"), url: text(3000), text: words.optional(), unsafe: flag, style });

const inline = z.discriminatedUnion("type", [
  textRun,
  link,
  z.strictObject({ type: z.literal("emoji"), name: text(255), unicode: z.string().optional(), style }),
  z.strictObject({ type: z.literal("user"), user_id: text(255), style }),
  z.strictObject({ type: z.literal("channel"), channel_id: text(255), style }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style }),
]);

const border = z.int().min(0).max(1).optional();
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(inline) });

const part = z.discriminatedUnion("type", [
  section,
  z.strictObject({
    type: z.literal("rich_text_list"),
    style: z.enum(["bullet", "ordered"]),
    elements: list(section, 1000),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({
    type: z.literal("rich_text_preformatted"),
    elements: list(z.discriminatedUnion("type", [textRun, link]), 1000),
    language: text(255).optional(),
    border,
  }),
  z.strictObject({ type: z.literal("rich_text_quote"), elements: list(inline, 1000), border }),
]);

export const richText = z.strictObject({ type: z.literal("rich_text"), block_id: id.optional(), elements: list(part, 1000) });

export type RichInline = z.infer<typeof inline>;
export type RichPart = z.infer<typeof part>;
