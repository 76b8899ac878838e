import { never } from "../../core/domain/never.ts";
import type { Address, Intent, MessageRef, ReceivedEvent, Signal } from "../../core/ports.ts";
import { decodeAction } from "../../core/views/action.ts";
import { belongsTo } from "./ids.ts";
import { isReplyUrl } from "./links.ts";
import { type SlackPayload, slackPayload, workspaceOf } from "./payload.ts";
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
    case "command":
      return { from: address(workspace, payload.user_id), intent: { kind: "said", text: typedText(payload.text) } };
    default:
      return never(payload);
  }
}

function readEvent({ event }: Payload<"event_callback">, workspace: string): Told {
  switch (event.type) {
    case "message":
      return { from: address(workspace, event.user, event.channel), intent: { kind: "said", text: typedText(event.text) } };
    case "app_home_opened":
      return { from: address(workspace, event.user, event.channel), intent: { kind: "opened" } };
    case "app_uninstalled":
    case "tokens_revoked":
      // Nobody in particular: it is the workspace that left.
      return { from: address(workspace, ""), intent: { kind: "workspace-left" } };
    default:
      return never(event);
  }
}

function readPress(payload: Payload<"block_actions">, workspace: string, replyOrigins: readonly string[]): Told | undefined {
  const intent = pressed(payload);
  const { channel_id, message_ts } = payload.container;
  const message: MessageRef | undefined = channel_id && message_ts ? { conversation: channel_id, message: message_ts } : undefined;
  const replyUrl = payload.response_url && isReplyUrl(payload.response_url, replyOrigins) ? payload.response_url : undefined;
  return intent && { from: address(workspace, payload.user.id, channel_id), intent, ...(message && { message }), ...(replyUrl && { replyUrl }) };
}

function pressed({ actions: [press], state }: Payload<"block_actions">): Intent | undefined {
  const action = decodeAction(press.value);
  if (action?.type !== "submit") return action && { kind: "pressed", action };
  const ours = Object.entries(state?.values ?? {}).filter(([block]) => belongsTo(block, press.block_id));
  const ticked = ours.flatMap(([, group]) => group.ticks.selected_options.map((option) => Number(option.value)));
  return { kind: "pressed", action, ticked: [...new Set(ticked)].sort((a, b) => a - b) };
}

/** Only a direct message's channel is where this person, and nobody else, can be reached again. */
function address(workspace: string, user: string, channel?: string | null): Address {
  return { platform: "slack", workspace, user, ...(channel?.startsWith("D") && { conversation: channel }) };
}
