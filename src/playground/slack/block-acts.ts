import type { AppAnswer } from "./app-door.ts";
import type { Backstage } from "./backstage.ts";
import type { Interactive } from "./blocks/block-kit.ts";
import { TIME_OF_DAY } from "./blocks/elements.ts";
import { blocksOn, type FoundTarget, findTarget, NotOnScreen } from "./find-target.ts";
import { messageClick, viewClick } from "./interaction-payloads.ts";
import type { Payload } from "./payloads.ts";
import { surfacesFor } from "./screen.ts";
import type { SlackUser, Target } from "./slack-objects.ts";
import { type Held, heldWhenPicked, heldWhenTyped, isFillable, optionChosen } from "./stateful.ts";
import { activeUser, type UserRef } from "./user-ref.ts";

const PICKABLE = ["checkboxes", "radio_buttons", "static_select", "multi_static_select"] as const;
const SELECTABLE = ["static_select", "radio_buttons", "timepicker", "overflow"] as const;

/** What people do with the blocks of messages, Homes and modals. Resolves with the app's answer, if Slack tells the app at all. */
export class BlockActs {
  readonly #stage: Backstage;

  constructor(stage: Backstage) {
    this.#stage = stage;
  }

  click(ref: UserRef, target: Target): Promise<AppAnswer> {
    return this.#stage.sender.send(this.clickPayload(ref, target));
  }

  /** A click as Slack would send it now: a test can deliver it later, or often. */
  clickPayload(ref: UserRef, target: Target): Payload {
    const { user, found } = this.#find(ref, target, ["button"]);
    return this.#payload(user, found);
  }

  /** `positions` count from 0: all that are ticked now. Slack tells the app of every change, unless the element stands in a silent input. */
  tick(ref: UserRef, target: Target, positions: readonly number[]): Promise<AppAnswer | undefined> {
    const { user, found } = this.#find(ref, target, PICKABLE);
    return this.#fillIn(user, found, isFillable(found.element) ? heldWhenPicked(found.element, positions) : {});
  }

  /** Types into a text or number input. */
  fill(ref: UserRef, target: Target, text: string): Promise<AppAnswer | undefined> {
    const { user, found } = this.#find(ref, target, ["plain_text_input", "number_input"]);
    return this.#fillIn(user, found, heldWhenTyped(text));
  }

  /** Chooses one: an option by its value or position, a time as HH:MM. */
  select(ref: UserRef, target: Target, choice: string | number): Promise<AppAnswer | undefined> {
    const { user, found } = this.#find(ref, target, SELECTABLE);
    if (found.element.type === "timepicker") return this.#fillIn(user, found, { selected_time: timeOfDay(choice) });
    const chosen = { selected_option: optionChosen(found.element, choice) };
    return isFillable(found.element) ? this.#fillIn(user, found, chosen) : this.#stage.sender.send(this.#payload(user, found, chosen));
  }

  async #fillIn(user: SlackUser, found: FoundTarget, held: Held): Promise<AppAnswer | undefined> {
    const { fillings, sender } = this.#stage;
    fillings.fill(user.id, found, held);
    return isSilent(found) ? undefined : sender.send(this.#payload(user, found));
  }

  #payload(user: SlackUser, found: FoundTarget, chosen?: Held): Payload {
    const { workspace, fillings, triggers, now, replyUrlFor } = this.#stage;
    const { surface } = found;
    const doing = { app: workspace.app, user, learningNow: now(), trigger: triggers.issue(user.id) };
    const click = { ...found, state: fillings.stateOn(user.id, surface), chosen };
    if (surface.kind === "view") return viewClick(doing, surface.view, click);
    const { channel, message } = surface.kept;
    const responseUrl = replyUrlFor("actions", { user: user.id, channel, ts: message.ts });
    return messageClick(doing, surface.kept, click, { channelName: workspace.nameOf(channel), responseUrl });
  }

  #find(ref: UserRef, target: Target, types: readonly Interactive["type"][]): { user: SlackUser; found: FoundTarget } {
    const { workspace, views } = this.#stage;
    const user = activeUser(workspace, ref);
    return { user, found: findTarget(surfacesFor(workspace, views, user, target), target, types) };
  }
}

function isSilent({ surface, block_id }: FoundTarget): boolean {
  const block = blocksOn(surface).find((candidate) => candidate.block_id === block_id);
  return block?.type === "input" && block.dispatch_action !== true;
}

function timeOfDay(choice: string | number): string {
  if (typeof choice === "string" && TIME_OF_DAY.test(choice)) return choice;
  throw new NotOnScreen(`A time is chosen as HH:MM, not as ${choice}`);
}
