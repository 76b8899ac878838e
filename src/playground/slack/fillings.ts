import { blocksOn, type FoundTarget, type Surface } from "./find-target.ts";
import type { StateValues } from "./payloads.ts";
import type { SlackView } from "./slack-objects.ts";
import { type Held, stateValues } from "./stateful.ts";

/** What people have ticked and typed on messages and views: kept by their clients, as in Slack. */
export class Fillings {
  readonly #held = new Map<string, Held>();

  fill(userId: string, { surface, block_id, element }: FoundTarget, held: Held): void {
    this.#held.set(keyOf(userId, surface, block_id, element.action_id), held);
  }

  stateOn(userId: string, surface: Surface): StateValues {
    return stateValues(blocksOn(surface), (blockId, actionId) => this.#held.get(keyOf(userId, surface, blockId, actionId)));
  }

  /** The view with what is filled in on it. */
  shown(userId: string, view: SlackView): SlackView {
    return { ...view, state: { values: this.stateOn(userId, { kind: "view", view }) } };
  }
}

function keyOf(userId: string, surface: Surface, blockId: string, actionId: string | undefined): string {
  const place = surface.kind === "view" ? surface.view.id : `${surface.kept.channel}/${surface.kept.message.ts}`;
  return [userId, place, blockId, actionId].join("/");
}
