import { randomUUID } from "node:crypto";
import type { AppAnswer, AppDoor, Delivery } from "./app-door.ts";
import type { Interactive } from "./blocks/block-kit.ts";
import type { Faults } from "./faults.ts";
import { type FoundTarget, findTarget, NotOnScreen } from "./find-target.ts";
import { randomId } from "./ids.ts";
import { clickPayload, commandPayload, eventPayload, homeOpenedEvent, messageEvent, type Payload, type StateValues } from "./payloads.ts";
import type { ReplyContext } from "./reply-urls.ts";
import type { KeptMessage, SlackUser, Target } from "./slack-objects.ts";
import { type Filling, stateValues, valueHeld } from "./stateful.ts";
import type { Workspace } from "./workspace.ts";

export type UserRef = string | { readonly id: string };

export interface ActsOptions {
  readonly workspace: Workspace;
  readonly door: AppDoor;
  readonly faults: Faults;
  readonly now: () => number;
  readonly replyUrlFor: (kind: "actions" | "commands", context: ReplyContext) => string;
}

const PICKABLE = ["checkboxes", "radio_buttons", "static_select"] as const;

/** What people do in Slack, each told to the app as Slack tells it. All resolve with what the app answered. */
export class Acts {
  readonly #options: ActsOptions;
  readonly #fillings = new Map<string, Filling>();
  readonly #last = new Map<string, Payload>();

  constructor(options: ActsOptions) {
    this.#options = options;
  }

  openDm(ref: UserRef): Promise<AppAnswer> {
    const { workspace, now } = this.#options;
    const user = this.#active(ref);
    return this.event(homeOpenedEvent(user.id, workspace.open(user.id).channel, now()));
  }

  say(ref: UserRef, text: string): Promise<AppAnswer> {
    const { workspace } = this.#options;
    const user = this.#active(ref);
    const kept = workspace.post(workspace.open(user.id).channel, {
      user: user.id,
      client_msg_id: randomUUID(),
      text: escaped(text),
      blocks: [{ type: "rich_text", block_id: randomId(5), elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] }],
    });
    return this.event(messageEvent(kept));
  }

  /** The answer to show is in the acknowledgement's body. */
  async command(ref: UserRef, command: string, text: string): Promise<{ readonly answer: AppAnswer; readonly context: ReplyContext }> {
    const { workspace, replyUrlFor } = this.#options;
    const user = this.#active(ref);
    const context = { user: user.id, channel: workspace.open(user.id).channel };
    const payload = commandPayload(workspace.app, { user, channel: context.channel, command, text, responseUrl: replyUrlFor("commands", context) });
    return { answer: await this.#send(payload), context };
  }

  click(ref: UserRef, target: Target): Promise<AppAnswer> {
    return this.#send(this.clickPayload(ref, target));
  }

  /** A click as Slack would send it now: a test can deliver it later, or often. */
  clickPayload(ref: UserRef, target: Target): Payload {
    const user = this.#active(ref);
    return this.#actionPayload(user, this.#find(user, target, ["button"]));
  }

  /** `positions` count from 0: all that are ticked now. Slack tells the app of every change, unless the element stands in a silent input. */
  tick(ref: UserRef, target: Target, positions: readonly number[]): Promise<AppAnswer | undefined> {
    return this.#fillIn(ref, this.#find(this.#active(ref), target, PICKABLE), { kind: "picked", positions });
  }

  /** Types into a text input of a message. */
  fill(ref: UserRef, target: Target, text: string): Promise<AppAnswer | undefined> {
    return this.#fillIn(ref, this.#find(this.#active(ref), target, ["plain_text_input"]), { kind: "typed", text });
  }

  event(event: Parameters<typeof eventPayload>[2]): Promise<AppAnswer> {
    return this.#send(eventPayload(this.#options.workspace.app, this.#options.now(), event));
  }

  /** The last request of this kind once more, signed anew but otherwise the same. */
  repeatLast(what: Payload["what"]): Promise<AppAnswer> {
    const last = this.#last.get(what);
    if (!last) throw new Error(`No ${what} was sent yet`);
    return this.#options.door.send(again(last));
  }

  /** What the user has ticked and typed on a message, as `state.values`. */
  stateOn(userId: string, kept: KeptMessage): StateValues {
    return stateValues(kept.message.blocks ?? [], (blockId, actionId) => this.#fillings.get(fillingKey(userId, kept, blockId, actionId)));
  }

  async #fillIn(ref: UserRef, found: FoundTarget, filling: Filling): Promise<AppAnswer | undefined> {
    const user = this.#active(ref);
    if (found.element.type !== "button") valueHeld(found.element, filling);
    this.#fillings.set(fillingKey(user.id, found.kept, found.block_id, found.element.action_id), filling);
    const payload = this.#actionPayload(user, found);
    return isSilent(found) ? undefined : this.#send(payload);
  }

  #actionPayload(user: SlackUser, found: FoundTarget): Payload {
    const { workspace, now, replyUrlFor } = this.#options;
    const { kept, block_id, element } = found;
    const state = this.stateOn(user.id, kept);
    const responseUrl = replyUrlFor("actions", { user: user.id, channel: kept.channel, ts: kept.message.ts });
    return clickPayload(workspace.app, now(), { user, kept, block_id, element, state, responseUrl });
  }

  #send(payload: Payload): Promise<AppAnswer> {
    const { door, faults } = this.#options;
    this.#last.set(payload.what, payload);
    if (faults.next(payload.what, false)?.fault.kind === "duplicate") void door.send(again(payload));
    return payload.what === "event" ? door.sendEvent(payload) : door.send(payload);
  }

  #find(user: SlackUser, target: Target, types: readonly Interactive["type"][]): FoundTarget {
    const { workspace } = this.#options;
    return findTarget(workspace.messagesIn(workspace.open(user.id).channel), target, types);
  }

  #active(ref: UserRef): SlackUser {
    const id = typeof ref === "string" ? ref : ref.id;
    const user = this.#options.workspace.users.get(id);
    if (!user) throw new NotOnScreen(`No user ${id} in the playground`);
    if (user.deleted) throw new NotOnScreen(`${user.name} is deactivated and can do nothing in Slack`);
    return user;
  }
}

/** Slack marks a repeated event as a retry; a repeated click or command looks like the first. */
function again(payload: Payload): Delivery {
  return payload.what === "event" ? { ...payload, headers: { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" } } : payload;
}

function fillingKey(userId: string, kept: KeptMessage, blockId: string, actionId: string | undefined): string {
  return [userId, kept.channel, kept.message.ts, blockId, actionId].join("/");
}

function isSilent({ kept, block_id }: FoundTarget): boolean {
  const block = kept.message.blocks?.find((candidate) => candidate.block_id === block_id);
  return block?.type === "input" && block.dispatch_action !== true;
}

/** Slack escapes these three, and only these, in the text a user typed. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
