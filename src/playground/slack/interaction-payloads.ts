import type { Interactive } from "./blocks/block-kit.ts";
import type { FoundTarget } from "./find-target.ts";
import { FORM, momentOf, type Payload, type StateValues, VERIFICATION_TOKEN } from "./payloads.ts";
import type { AppIdentity, KeptMessage, SlackMessage, SlackUser, SlackView } from "./slack-objects.ts";
import type { Held } from "./stateful.ts";

/** Who did something, when, and what lets the app show a view in return. */
export interface Doing {
  readonly app: AppIdentity;
  readonly user: SlackUser;
  readonly learningNow: number;
  readonly trigger: string;
}

/** Where a message stands, and the address that answers there. */
export interface Somewhere {
  readonly channelName: string;
  readonly responseUrl: string;
}

export interface Click extends FoundTarget {
  /** All that is filled in on the surface. */
  readonly state: StateValues;
  /** What was chosen just now, on an element that holds nothing afterwards. */
  readonly chosen?: Held;
}

export function messageClick(doing: Doing, kept: KeptMessage, click: Click, { channelName, responseUrl }: Somewhere): Payload {
  const { message, channel, onlyFor } = kept;
  return clicked(doing, click, {
    container: { type: "message", message_ts: message.ts, channel_id: channel, is_ephemeral: onlyFor !== undefined },
    channel: { id: channel, name: channelName },
    // The message of an ephemeral click is often left out, so an app that rebuilds state from it must fail here.
    ...(onlyFor === undefined ? { message: withoutMetadata(message) } : {}),
    state: { values: click.state },
    response_url: responseUrl,
  });
}

export function viewClick(doing: Doing, view: SlackView, click: Click): Payload {
  return clicked(doing, click, { container: { type: "view", view_id: view.id }, view: { ...view, state: { values: click.state } } });
}

export function viewSubmission(doing: Doing, view: SlackView): Payload {
  const body = { type: "view_submission", ...common(doing), trigger_id: doing.trigger, view, response_urls: [] };
  return interaction("view", "view_submission", doing.trigger, doing.user, body);
}

export function viewClosed(doing: Omit<Doing, "trigger">, view: SlackView, isCleared: boolean): Payload {
  return interaction("view", "view_closed", view.id, doing.user, { type: "view_closed", ...common(doing), view, is_cleared: isCleared });
}

export function globalShortcut(doing: Doing, callbackId: string): Payload {
  return shortcut(doing, callbackId, { type: "shortcut" });
}

export function messageShortcut(doing: Doing, callbackId: string, { message, channel }: KeptMessage, where: Somewhere): Payload {
  return shortcut(doing, callbackId, {
    type: "message_action",
    message_ts: message.ts,
    channel: { id: channel, name: where.channelName },
    message: withoutMetadata(message),
    response_url: where.responseUrl,
  });
}

function clicked(doing: Doing, { block_id, element, state, chosen }: Click, place: object): Payload {
  const held = chosen ?? state[block_id]?.[element.action_id ?? ""];
  const actions = [{ ...actedOn(element, held), block_id, action_ts: momentOf(doing.learningNow) }];
  const body = { type: "block_actions", ...common(doing), trigger_id: doing.trigger, ...place, actions };
  return interaction("click", element.action_id ?? "", doing.trigger, doing.user, body);
}

function shortcut(doing: Doing, callback_id: string, more: object): Payload {
  const body = { ...common(doing), ...more, callback_id, trigger_id: doing.trigger, action_ts: momentOf(doing.learningNow) };
  return interaction("shortcut", callback_id, doing.trigger, doing.user, body);
}

function common({ app, user }: Pick<Doing, "app" | "user">) {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: app.teamId },
    api_app_id: app.appId,
    token: VERIFICATION_TOKEN,
    team: { id: app.teamId, domain: app.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function interaction(what: Payload["what"], name: string, key: string, user: SlackUser, body: object): Payload {
  const form = new URLSearchParams({ payload: JSON.stringify(body) });
  return { what, name, key, user: user.id, contentType: FORM, body: form.toString() };
}

function actedOn(element: Interactive, held: unknown): Record<string, unknown> {
  const { type, action_id } = element;
  if (element.type !== "button") return { type, action_id, ...(held as object) };
  const { text, value, style } = element;
  return { type, action_id, text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) };
}

function withoutMetadata({ metadata: _, ...message }: SlackMessage): SlackMessage {
  return message;
}
