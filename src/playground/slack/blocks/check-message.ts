import { z } from "zod";
import { randomId } from "../ids.ts";
import { type Block, block as blockSchema, interactiveIn } from "./block-kit.ts";

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
  const parsed = z.array(blockSchema).max(MAX_BLOCKS, `no more than ${MAX_BLOCKS} items allowed`).safeParse(blocks);
  const messages = parsed.success ? problemsAcross(parsed.data) : parsed.error.issues.map(inSlacksWords);
  if (!parsed.success || messages.length > 0) return { ok: false, error: "invalid_blocks", messages };
  return { ok: true, draft: { text, blocks: parsed.data.map(withIds) } };
}

function inSlacksWords(issue: z.core.$ZodIssue): string {
  return `[ERROR] ${issue.message} [json-pointer:/blocks${issue.path.map((step) => `/${String(step)}`).join("")}]`;
}

function problemsAcross(blocks: Block[]): string[] {
  const repeatedBlocks = repeated(blocks.map((block) => block.block_id)).map((id) => `[ERROR] block_id already exists: ${id}`);
  const repeatedActions = blocks.flatMap((block) => repeated(interactiveIn(block).map((element) => element.action_id)));
  const total = charactersIn(blocks);
  return [
    ...repeatedBlocks,
    ...repeatedActions.map((id) => `[ERROR] \`action_id\` ${id} already exists`),
    ...(total > MAX_CHARACTERS ? [`[ERROR] blocks hold ${total} characters, more than ${MAX_CHARACTERS}`] : []),
  ];
}

function repeated(ids: (string | undefined)[]): string[] {
  const named = ids.filter((id) => id !== undefined);
  return named.filter((id, i) => named.indexOf(id) !== i);
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

/** Slack invents ids when none are sent, and so makes them unpredictable on purpose. */
function withIds(block: Block): Block {
  const named = structuredClone(block);
  named.block_id ??= randomId(5);
  for (const element of interactiveIn(named)) element.action_id ??= randomId(5);
  return named;
}
