import { newEventId, timestampOf } from "./ids.ts";
import type { AppIdentity, KeptMessage, SlackUser, SlackView } from "./slack-objects.ts";
import { dndStatus, userObject } from "./user-object.ts";

/** Slack still sends this long-deprecated field; nobody may rely on it. */
export const VERIFICATION_TOKEN = "deprecated-verification-token";

export type StateValues = Record<string, Record<string, unknown>>;

/** A body ready to be signed and sent. */
export interface Payload {
  readonly what: "event" | "click" | "command" | "view" | "shortcut";
  readonly name: string;
  /** `event_id` or `trigger_id`: what the app can tell duplicates by. The closing of a view has neither, so it is the view's id. */
  readonly key: string;
  readonly user?: string;
  readonly contentType: string;
  readonly body: string;
}

/** A form body says just this, without a charset. */
export const FORM = "application/x-www-form-urlencoded";

export type SlackEvent = { readonly type: string } & Readonly<Record<string, unknown>>;

export function eventPayload(app: AppIdentity, learningNow: number, event: SlackEvent): Payload {
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
  return { what: "event", name: event.type, key: event_id, user: userIn(event), contentType: "application/json", body: JSON.stringify(body) };
}

/** Most events name their user; `user_change` carries the whole of one. */
function userIn({ user }: SlackEvent): string | undefined {
  if (typeof user === "string") return user;
  return (user as { id?: string } | undefined)?.id;
}

/** `tab` and `view` as Slack has them: a view only on the Home tab, and only once one was published. */
export function homeOpenedEvent(user: string, channel: string, learningNow: number, tab: "messages" | "home", view?: SlackView): SlackEvent {
  return { type: "app_home_opened", user, channel, tab, ...(view ? { view } : {}), event_ts: momentOf(learningNow) };
}

export const messageEvent = ({ channel, message }: KeptMessage): SlackEvent => ({ ...message, channel, channel_type: "im", event_ts: message.ts });

export function userChangeEvent(app: AppIdentity, user: SlackUser, learningNow: number): SlackEvent {
  const seconds = Math.floor(learningNow / 1000);
  return {
    type: "user_change",
    user: { ...userObject(app, user), locale: user.locale, updated: seconds },
    cache_ts: seconds,
    event_ts: momentOf(learningNow),
  };
}

export function dndUpdatedEvent(user: SlackUser, learningNow: number): SlackEvent {
  return { type: "dnd_updated_user", user: user.id, dnd_status: dndStatus(user, learningNow), event_ts: momentOf(learningNow) };
}

export const momentOf = (learningNow: number): string => timestampOf(Math.floor(learningNow) * 1000);

export interface SlashCommand {
  readonly user: SlackUser;
  readonly channel: string;
  readonly channelName: string;
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
  readonly trigger: string;
}

export function commandPayload(app: AppIdentity, { user, channel, channelName, command, text, responseUrl, trigger }: SlashCommand): Payload {
  const form = new URLSearchParams({
    token: VERIFICATION_TOKEN,
    team_id: app.teamId,
    team_domain: app.teamDomain,
    channel_id: channel,
    channel_name: channelName,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: trigger,
  });
  return { what: "command", name: command, key: trigger, user: user.id, contentType: FORM, body: form.toString() };
}
