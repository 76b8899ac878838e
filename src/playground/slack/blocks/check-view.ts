import { z } from "zod";
import type { Block } from "./block-kit.ts";
import { checkBlocks, inSlacksWords } from "./check-blocks.ts";
import { plainText } from "./text-object.ts";

const MAX_BLOCKS = 100;
const MAX_BYTES = 250_000;

const words = plainText(24);
const shared = {
  blocks: z.array(z.unknown()).min(1, "no fewer than 1 items allowed"),
  private_metadata: z.string().max(3000, "must be less than 3001 characters").optional(),
  callback_id: z.string().max(255, "must be less than 256 characters").optional(),
  external_id: z.string().max(255, "must be less than 256 characters").optional(),
};
const flag = z.boolean().optional();

const viewSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("modal"),
    title: words,
    submit: words.optional(),
    close: words.optional(),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
    ...shared,
  }),
  z.strictObject({ type: z.literal("home"), ...shared }),
]);

type Sent = z.infer<typeof viewSchema>;
type WithBlocks<View> = View extends unknown ? Omit<View, "blocks"> & { readonly blocks: Block[] } : never;
/** A view that may be shown; every block and element has an id. */
export type ViewDraft = WithBlocks<Sent>;

export type CheckedView =
  | { readonly ok: true; readonly draft: ViewDraft }
  | { readonly ok: false; readonly error: "invalid_arguments" | "view_too_large"; readonly messages?: string[] };

/** What Slack would say to this view, shown as a modal or as a Home. */
export function checkView(view: unknown, type: ViewDraft["type"]): CheckedView {
  if (Buffer.byteLength(JSON.stringify(view) ?? "") > MAX_BYTES) return { ok: false, error: "view_too_large" };
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success) return refused(parsed.error.issues.map((issue) => inSlacksWords(issue, "/view")));
  if (parsed.data.type !== type) return refused([`[ERROR] must be a ${type} view [json-pointer:/view/type]`]);
  const checked = checkBlocks(parsed.data.blocks, MAX_BLOCKS, "/view/blocks");
  if (!checked.ok) return refused(checked.messages);
  const draft: ViewDraft = { ...parsed.data, blocks: checked.blocks };
  return asksWithoutSubmit(draft) ? refused(["[ERROR] missing required field: submit [json-pointer:/view]"]) : { ok: true, draft };
}

/** A modal that asks something must have a way to answer. */
function asksWithoutSubmit(draft: ViewDraft): boolean {
  return draft.type === "modal" && draft.submit === undefined && draft.blocks.some((block) => block.type === "input");
}

function refused(messages: string[]): CheckedView {
  return { ok: false, error: "invalid_arguments", messages };
}
