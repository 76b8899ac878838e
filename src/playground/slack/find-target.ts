import { type Interactive, interactiveIn } from "./blocks/block-kit.ts";
import type { KeptMessage, Target } from "./slack-objects.ts";

export interface FoundTarget {
  readonly kept: KeptMessage;
  readonly block_id: string;
  readonly element: Interactive;
}

/** The act makes no sense: what it is about is not on the user's screen. */
export class NotOnScreen extends Error {}

/** The first element that fits, in the newest message that has one. */
export function findTarget(messages: readonly KeptMessage[], target: Target, types: readonly Interactive["type"][]): FoundTarget {
  const elements = messages
    .toReversed()
    .flatMap(elementsOf)
    .filter(({ element }) => types.includes(element.type));
  const found = elements.find((candidate) => fits(candidate, target));
  if (found) return found;
  const seen = elements.map(({ element }) => labelOf(element) ?? element.action_id).join(" | ");
  throw new NotOnScreen(`Nothing on the screen fits ${JSON.stringify(target)}; there is: ${seen || "nothing to act on"}`);
}

function elementsOf(kept: KeptMessage): FoundTarget[] {
  return (kept.message.blocks ?? []).flatMap((block) => interactiveIn(block).map((element) => ({ kept, block_id: block.block_id ?? "", element })));
}

function fits({ kept, block_id, element }: FoundTarget, target: Target): boolean {
  return (
    (target.channel === undefined || target.channel === kept.channel) &&
    (target.ts === undefined || target.ts === kept.message.ts) &&
    (target.block_id === undefined || target.block_id === block_id) &&
    (target.action_id === undefined || target.action_id === element.action_id) &&
    (target.label === undefined || target.label === labelOf(element))
  );
}

function labelOf(element: Interactive): string | undefined {
  return element.type === "button" ? element.text.text : undefined;
}
