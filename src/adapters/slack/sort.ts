import { createHash } from "node:crypto";
import type { EventKey } from "../../core/domain/ids.ts";
import { never } from "../../core/domain/never.ts";
import { decodeAction } from "../../core/views/action.ts";
import { heldIn, readOrigin, repeatedFields } from "./form.ts";
import { ANSWER_FORM, SHORTCUTS } from "./ids.ts";
import { type SlackPayload, slackPayload, workspaceOf } from "./payload.ts";

/** What to do with a genuine body: keep it, let it go because nobody handles its kind, or refuse it because it is not what its kind promises. */
type Sorted =
  | { readonly kind: "kept"; readonly key: EventKey; readonly payload: SlackPayload }
  | { readonly kind: "ignored" }
  /** A form filled in wrongly, by field: whoever sent it still has it open. */
  | { readonly kind: "incomplete"; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "malformed" };

type Submission = Extract<SlackPayload, { type: "view_submission" }>;
type Fields = Readonly<Record<string, unknown>>;

export function sortBody(body: Fields): Sorted {
  if (!isHandled(body)) return typeof body.type === "string" ? { kind: "ignored" } : { kind: "malformed" };
  const parsed = slackPayload.safeParse(body.type === "block_actions" ? { ...body, actions: ourPress(body) } : body);
  if (!parsed.success) return { kind: "malformed" };
  const errors = parsed.data.type === "view_submission" ? mistakesIn(parsed.data.view) : {};
  if (Object.keys(errors).length > 0) return { kind: "incomplete", errors };
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
    case "view_submission":
      return isFields(body.view) && body.view.callback_id === ANSWER_FORM;
    case "shortcut":
      return body.callback_id === SHORTCUTS.learn;
    case "message_action":
      return body.callback_id === SHORTCUTS.teach;
    case "command":
      return true;
    default:
      return false;
  }
}

/** Slack lets a step be put at two places. */
function mistakesIn({ private_metadata, state }: Submission["view"]): Record<string, string> {
  const mistake = readOrigin(private_metadata)?.mistake;
  return mistake ? Object.fromEntries(repeatedFields(heldIn(state.values)).map((block) => [block, mistake])) : {};
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
    case "user_change":
    case "dnd_updated_user":
    case "app_uninstalled":
      return true;
    default:
      return false;
  }
}

/** The first press or choice that is ours, with its value where a button has it. */
function ourPress(body: Fields): unknown[] {
  const actions = Array.isArray(body.actions) ? body.actions.filter(isFields) : [];
  const valued = actions.map((action) => ({ ...action, value: isFields(action.selected_option) ? action.selected_option.value : action.value }));
  const ours = valued.find(({ value }) => typeof value === "string" && decodeAction(value) !== undefined);
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
    case "view_submission":
      return ["form", payload.view.id, payload.view.hash];
    case "shortcut":
    case "message_action":
    case "command":
      return [payload.type, payload.trigger_id];
    default:
      return never(payload);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
