import { z } from "zod";
import { randomId } from "../ids.ts";
import { type Block, block as blockSchema, interactiveIn } from "./block-kit.ts";

export type CheckedBlocks = { readonly ok: true; readonly blocks: Block[] } | { readonly ok: false; readonly messages: string[] };

/** `max`: how many the surface holds; `pointer`: where they stand in what was sent. On success every block and element has an id. */
export function checkBlocks(blocks: unknown[], max: number, pointer: string): CheckedBlocks {
  const parsed = z.array(blockSchema).max(max, `no more than ${max} items allowed`).safeParse(blocks);
  if (!parsed.success) return { ok: false, messages: parsed.error.issues.map((issue) => inSlacksWords(issue, pointer)) };
  const messages = idsUsedTwice(parsed.data);
  return messages.length > 0 ? { ok: false, messages } : { ok: true, blocks: parsed.data.map(withIds) };
}

export function inSlacksWords(issue: z.core.$ZodIssue, pointer: string): string {
  return `[ERROR] ${issue.message} [json-pointer:${pointer}${issue.path.map((step) => `/${String(step)}`).join("")}]`;
}

function idsUsedTwice(blocks: Block[]): string[] {
  const actions = blocks.flatMap((block) => repeated(interactiveIn(block).map((element) => element.action_id)));
  return [
    ...repeated(blocks.map((block) => block.block_id)).map((id) => `[ERROR] block_id already exists: ${id}`),
    ...actions.map((id) => `[ERROR] \`action_id\` ${id} already exists`),
  ];
}

function repeated(ids: (string | undefined)[]): string[] {
  const named = ids.filter((id) => id !== undefined);
  return named.filter((id, i) => named.indexOf(id) !== i);
}

/** Slack invents ids when none are sent, and so makes them unpredictable on purpose. */
function withIds(block: Block): Block {
  const named = structuredClone(block);
  named.block_id ??= randomId(5);
  for (const element of interactiveIn(named)) element.action_id ??= randomId(5);
  return named;
}
