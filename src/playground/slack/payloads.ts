import type { Interactive } from "./blocks/block-kit.ts";
import { newEventId, newTriggerId, timestampOf } from "./ids.ts";
import type { AppIdentity, KeptMessage, SlackMessage, SlackUser } from "./slack-objects.ts";

/** Slack still sends this long-deprecated field; nobody may rely on it. */
const VERIFICATION_TOKEN = "deprecated-verification-token";

export type StateValues = Record<string, Record<string, unknown>>;

/** A body ready to be signed and sent. */
export interface Payload {
  readonly what: "event" | "click" | "command";
  readonly name: string;
  /** `event_id` or `trigger_id`: what the app can tell duplicates by. */
  readonly key: string;
  readonly user?: string;
  readonly contentType: string;
  readonly body: string;
}

/** A form body says just this, without a charset. */
const FORM = "application/x-www-form-urlencoded";

export function eventPayload(
  app: AppIdentity,
  learningNow: number,
  event: { readonly type: string; readonly user?: string } & Record<string, unknown>,
): Payload {
  const event_id = newEventId();
  const body = {
    token: VERIFICATION_TOKEN,
    team_id: app.teamId,
    context_team_id: app.teamId,
    api_app_id: app.appId,
    event,
    type: "event_callback",
    event_id,
    event_time: Math.floor(learningNow / 1000),
    authorizations: [{ enterprise_id: null, team_id: app.teamId, user_id: app.botUserId, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    event_context: `4-${event_id}`,
  };
  const about = event.user === undefined ? {} : { user: event.user };
  return { what: "event", name: event.type, key: event_id, ...about, contentType: "application/json", body: JSON.stringify(body) };
}

export const homeOpenedEvent = (user: string, channel: string, learningNow: number) => ({
  type: "app_home_opened",
  user,
  channel,
  tab: "messages",
  event_ts: timestampOf(Math.floor(learningNow) * 1000),
});

export const messageEvent = ({ channel, message }: KeptMessage) => ({ ...message, channel, channel_type: "im", event_ts: message.ts });

export interface Click {
  readonly user: SlackUser;
  readonly kept: KeptMessage;
  readonly block_id: string;
  readonly element: Interactive;
  readonly state: StateValues;
  readonly responseUrl: string;
}

export function clickPayload(app: AppIdentity, learningNow: number, click: Click): Payload {
  const { user, kept, block_id, element, state, responseUrl } = click;
  const { message, channel } = kept;
  const trigger_id = newTriggerId();
  const body = {
    type: "block_actions",
    user: { id: user.id, username: user.name, name: user.name, team_id: app.teamId },
    api_app_id: app.appId,
    token: VERIFICATION_TOKEN,
    container: { type: "message", message_ts: message.ts, channel_id: channel, is_ephemeral: kept.onlyFor !== undefined },
    trigger_id,
    team: { id: app.teamId, domain: app.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: "directmessage" },
    // The message of an ephemeral click is often left out, so an app that rebuilds state from it must fail here.
    ...(kept.onlyFor === undefined ? { message: withoutMetadata(message) } : {}),
    state: { values: state },
    response_url: responseUrl,
    actions: [{ ...actedOn(element, state[block_id]?.[element.action_id ?? ""]), block_id, action_ts: timestampOf(Math.floor(learningNow) * 1000) }],
  };
  const form = new URLSearchParams({ payload: JSON.stringify(body) });
  return { what: "click", name: element.action_id ?? "", key: trigger_id, user: user.id, contentType: FORM, body: form.toString() };
}

function actedOn(element: Interactive, value: unknown): Record<string, unknown> {
  const { type, action_id } = element;
  if (element.type !== "button") return { type, action_id, ...(value as object) };
  const { text, value: buttonValue, style } = element;
  return { type, action_id, text, ...(buttonValue === undefined ? {} : { value: buttonValue }), ...(style === undefined ? {} : { style }) };
}

function withoutMetadata({ metadata: _, ...message }: SlackMessage): SlackMessage {
  return message;
}

export interface SlashCommand {
  readonly user: SlackUser;
  readonly channel: string;
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
}

export function commandPayload(app: AppIdentity, { user, channel, command, text, responseUrl }: SlashCommand): Payload {
  const trigger_id = newTriggerId();
  const form = new URLSearchParams({
    token: VERIFICATION_TOKEN,
    team_id: app.teamId,
    team_domain: app.teamDomain,
    channel_id: channel,
    channel_name: "directmessage",
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id,
  });
  return { what: "command", name: command, key: trigger_id, user: user.id, contentType: FORM, body: form.toString() };
}
