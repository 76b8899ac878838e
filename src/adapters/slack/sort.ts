import { createHash } from "node:crypto";
import type { EventKey } from "../../core/domain/ids.ts";
import { never } from "../../core/domain/never.ts";
import { decodeAction } from "../../core/views/action.ts";
import { type SlackPayload, slackPayload, workspaceOf } from "./payload.ts";

/** What to do with a genuine body: keep it, let it go because nobody handles its kind, or refuse it because it is not what its kind promises. */
type Sorted =
  | { readonly kind: "kept"; readonly key: EventKey; readonly payload: SlackPayload }
  | { readonly kind: "ignored" }
  | { readonly kind: "malformed" };

type Fields = Readonly<Record<string, unknown>>;

export function sortBody(body: Fields): Sorted {
  if (!isHandled(body)) return typeof body.type === "string" ? { kind: "ignored" } : { kind: "malformed" };
  const parsed = slackPayload.safeParse(body.type === "block_actions" ? { ...body, actions: ourPress(body) } : body);
  if (!parsed.success) return { kind: "malformed" };
  const workspace = workspaceOf(parsed.data);
  return workspace ? { kind: "kept", key: eventKey(workspace, parsed.data), payload: parsed.data } : { kind: "malformed" };
}

/** Asked before the shape is checked: what nobody handles may have any shape. */
function isHandled(body: Fields): boolean {
  switch (body.type) {
    case "event_callback":
      return isFields(body.event) && isHandledEvent(body.event);
    case "block_actions":
      // Ticking a box, and buttons that are not ours, carry no action.
      return !Array.isArray(body.actions) || ourPress(body).length > 0;
    case "command":
      return true;
    default:
      return false;
  }
}

function isHandledEvent(event: Fields): boolean {
  switch (event.type) {
    case "message":
      // A subtype is an edit, a join, a bot's message; ours come back to us as well.
      return event.channel_type === "im" && !event.subtype && !event.bot_id;
    case "tokens_revoked":
      // Only the bot's token sends; a person's own token is none of ours.
      return !isFields(event.tokens) || (Array.isArray(event.tokens.bot) && event.tokens.bot.length > 0);
    case "app_home_opened":
    case "app_uninstalled":
      return true;
    default:
      return false;
  }
}

function ourPress(body: Fields): unknown[] {
  const actions = Array.isArray(body.actions) ? body.actions : [];
  const ours = actions.find((action) => isFields(action) && typeof action.value === "string" && decodeAction(action.value) !== undefined);
  return ours === undefined ? [] : [ours];
}

/** The same happening has the same key, however often and under however many event ids Slack tells of it. */
function eventKey(workspace: string, payload: SlackPayload): EventKey {
  const key = `slack:${[workspace, ...keyParts(payload)].join(":")}`;
  return (key.length <= 200 ? key : `slack:sha256:${createHash("sha256").update(key).digest("hex")}`) as EventKey;
}

function keyParts(payload: SlackPayload): readonly string[] {
  switch (payload.type) {
    case "event_callback":
      return payload.event.type === "message" ? ["message", payload.event.channel, payload.event.ts] : ["event", payload.event_id];
    case "block_actions": {
      const [press] = payload.actions;
      const place = payload.container.message_ts ?? payload.container.view_id ?? "";
      return ["action", payload.user.id, place, press.block_id, press.action_id, press.action_ts];
    }
    case "command":
      return ["command", payload.trigger_id];
    default:
      return never(payload);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
