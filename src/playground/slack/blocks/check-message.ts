import type { Block } from "./block-kit.ts";
import { checkBlocks } from "./check-blocks.ts";

export interface Draft {
  readonly text: string;
  readonly blocks?: Block[];
}

export type Checked = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly error: string; readonly messages?: string[] };

const MAX_BLOCKS = 50;
/** Undocumented at Slack, where 12,000–13,200 characters have been seen to fail. */
const MAX_CHARACTERS = 11_000;
/** Slack cuts at 40,000 but may already refuse from here. */
const MAX_FALLBACK_CHARACTERS = 4_000;

/** What Slack would say to a message with this text and these blocks. On success every block and element has an id. */
export function checkMessage(text: unknown, blocks: unknown): Checked {
  if (typeof text !== "string" || text.trim() === "") return { ok: false, error: "no_text" };
  if (text.length > MAX_FALLBACK_CHARACTERS) return { ok: false, error: "msg_too_long" };
  if (blocks === undefined || blocks === null) return { ok: true, draft: { text } };
  if (!Array.isArray(blocks)) return { ok: false, error: "invalid_blocks_format" };
  if (blocks.length === 0) return { ok: true, draft: { text } };
  const checked = checkBlocks(blocks, MAX_BLOCKS, "/blocks");
  const messages = checked.ok ? tooLong(checked.blocks) : checked.messages;
  return checked.ok && messages.length === 0
    ? { ok: true, draft: { text, blocks: checked.blocks } }
    : { ok: false, error: "invalid_blocks", messages };
}

function tooLong(blocks: Block[]): string[] {
  const total = charactersIn(blocks);
  return total > MAX_CHARACTERS ? [`[ERROR] blocks hold ${total} characters, more than ${MAX_CHARACTERS}`] : [];
}

/** Everything readable: the texts under `text`, whatever object they hang on. */
function charactersIn(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, child) => sum + charactersIn(child), 0);
  if (typeof node !== "object" || node === null) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) => sum + (key === "text" && typeof value === "string" ? value.length : charactersIn(value)),
    0,
  );
}
