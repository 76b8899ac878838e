import { never } from "../../core/domain/never.ts";
import type { Address, Intent, MessageRef, ReceivedEvent, Signal } from "../../core/ports.ts";
import { decodeAction } from "../../core/views/action.ts";
import { filledIn, heldIn, readOrigin } from "./form.ts";
import { isReplyUrl } from "./links.ts";
import { type SlackPayload, slackPayload, workspaceOf } from "./payload.ts";
import { readNews, readQuiet } from "./profile.ts";
import { typedText } from "./typed-text.ts";

type Told = Omit<Signal, "key">;
type Payload<Type extends SlackPayload["type"]> = Extract<SlackPayload, { type: Type }>;

/**
 * What somebody did, out of an event as the inbox keeps it; nothing for anything else. `replyOrigins` are addresses besides Slack's own that may be
 * answered, for tests and the playground.
 */
export function readSlackEvent(event: ReceivedEvent, replyOrigins: readonly string[] = []): Signal | undefined {
  const payload = event.platform === "slack" ? slackPayload.safeParse(event.payload) : undefined;
  const workspace = payload?.success ? workspaceOf(payload.data) : undefined;
  const told = payload?.success && workspace ? read(payload.data, workspace, replyOrigins) : undefined;
  return told && { key: event.key, ...told };
}

function read(payload: SlackPayload, workspace: string, replyOrigins: readonly string[]): Told | undefined {
  switch (payload.type) {
    case "event_callback":
      return readEvent(payload, workspace);
    case "block_actions":
      return readPress(payload, workspace, replyOrigins);
    case "view_submission":
      return readSubmission(payload, workspace);
    case "shortcut":
      return { from: address(workspace, payload.user.id), intent: { kind: "said", text: payload.callback_id } };
    case "message_action":
      return readMessageAction(payload, workspace, replyOrigins);
    case "command":
      return readCommand(payload, workspace, replyOrigins);
    default:
      return never(payload);
  }
}

function readEvent({ event }: Payload<"event_callback">, workspace: string): Told {
  switch (event.type) {
    case "message":
      return { from: address(workspace, event.user, event.channel), intent: { kind: "said", text: typedText(event.text) } };
    case "app_home_opened": {
      const what = event.tab === "home" ? "home" : "conversation";
      return { from: address(workspace, event.user, event.channel), intent: { kind: "opened", what } };
    }
    case "user_change":
      return { from: address(workspace, event.user.id), intent: { kind: "news", news: readNews(event.user) } };
    case "dnd_updated_user":
      return { from: address(workspace, event.user), intent: { kind: "news", news: { kind: "quiet", quiet: readQuiet(event.dnd_status) } } };
    case "app_uninstalled":
    case "tokens_revoked":
      // Nobody in particular: it is the workspace that left.
      return { from: address(workspace, ""), intent: { kind: "workspace-left" } };
    default:
      return never(event);
  }
}

function readPress(payload: Payload<"block_actions">, workspace: string, replyOrigins: readonly string[]): Told | undefined {
  const action = decodeAction(payload.actions[0].value);
  const { channel_id, message_ts, view_id } = payload.container;
  const message: MessageRef | undefined = channel_id && message_ts ? { conversation: channel_id, message: message_ts } : undefined;
  return (
    action && {
      from: address(workspace, payload.user.id, channel_id),
      intent: { kind: "pressed", action },
      ...(message && { message }),
      ...(view_id && { place: "home" }),
      ...(payload.trigger_id && { trigger: payload.trigger_id }),
      ...ownReplyUrl(payload, replyOrigins),
    }
  );
}

/** Nothing when the form does not say what it answers. */
function readSubmission({ user, view }: Payload<"view_submission">, workspace: string): Told | undefined {
  const origin = readOrigin(view.private_metadata);
  if (!origin) return undefined;
  const { item, conversation, message } = origin;
  const intent: Intent = { kind: "filled", item, filled: filledIn(heldIn(view.state.values)) };
  return { from: address(workspace, user.id, conversation), intent, message: { conversation, message } };
}

/** The message may be anybody's: only what it is about is asked. */
function readMessageAction(payload: Payload<"message_action">, workspace: string, replyOrigins: readonly string[]): Told {
  const { user, message, channel } = payload;
  const intent: Intent = { kind: "asked-about", text: typedText(message.text) };
  return { from: address(workspace, user.id), intent, ...placeOf(channel?.id), ...ownReplyUrl(payload, replyOrigins) };
}

function readCommand(payload: Payload<"command">, workspace: string, replyOrigins: readonly string[]): Told {
  const { user_id, text, channel_id } = payload;
  const channel = /<#([CG]\w{1,60})(?:\|[^<>]*)?>/.exec(text)?.[1];
  const intent: Intent = { kind: "said", text: typedText(text), ...(channel && { channel }) };
  return { from: address(workspace, user_id), intent, ...placeOf(channel_id), ...ownReplyUrl(payload, replyOrigins) };
}

const placeOf = (channel: string | null | undefined): Pick<Told, "place"> => (channel && !channel.startsWith("D") ? { place: { channel } } : {});

function ownReplyUrl({ response_url }: { response_url?: string | null | undefined }, replyOrigins: readonly string[]): Pick<Told, "replyUrl"> {
  return response_url && isReplyUrl(response_url, replyOrigins) ? { replyUrl: response_url } : {};
}

/** Only a direct message's channel is where this person, and nobody else, can be reached again. */
function address(workspace: string, user: string, channel?: string | null): Address {
  return { platform: "slack", workspace, user, ...(channel?.startsWith("D") && { conversation: channel }) };
}
