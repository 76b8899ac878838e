import { type Block, type Interactive, interactiveIn } from "./blocks/block-kit.ts";
import type { KeptMessage, SlackView, Target } from "./slack-objects.ts";

/** What blocks stand on. */
export type Surface = { readonly kind: "message"; readonly kept: KeptMessage } | { readonly kind: "view"; readonly view: SlackView };

export interface FoundTarget {
  readonly surface: Surface;
  readonly block_id: string;
  readonly element: Interactive;
}

/** The act makes no sense: what it is about is not on the user's screen. */
export class NotOnScreen extends Error {}

export function blocksOn(surface: Surface): readonly Block[] {
  return surface.kind === "view" ? surface.view.blocks : (surface.kept.message.blocks ?? []);
}

/** The first element that fits, in the newest surface that has one. */
export function findTarget(surfaces: readonly Surface[], target: Target, types: readonly Interactive["type"][]): FoundTarget {
  const elements = surfaces
    .toReversed()
    .flatMap(elementsOn)
    .filter(({ element }) => types.includes(element.type));
  const found = elements.find((candidate) => fits(candidate, target));
  if (found) return found;
  const seen = elements.map(({ element }) => labelOf(element) ?? element.action_id).join(" | ");
  throw new NotOnScreen(`Nothing on the screen fits ${JSON.stringify(target)}; there is: ${seen || "nothing to act on"}`);
}

function elementsOn(surface: Surface): FoundTarget[] {
  return blocksOn(surface).flatMap((block) => interactiveIn(block).map((element) => ({ surface, block_id: block.block_id ?? "", element })));
}

function fits({ surface, block_id, element }: FoundTarget, target: Target): boolean {
  return (
    standsAt(surface, target) &&
    (target.block_id === undefined || target.block_id === block_id) &&
    (target.action_id === undefined || target.action_id === element.action_id) &&
    (target.label === undefined || target.label === labelOf(element))
  );
}

function standsAt(surface: Surface, { channel, ts }: Target): boolean {
  if (surface.kind === "view") return true;
  const { kept } = surface;
  return (channel === undefined || channel === kept.channel) && (ts === undefined || ts === kept.message.ts);
}

function labelOf(element: Interactive): string | undefined {
  return element.type === "button" ? element.text.text : undefined;
}
