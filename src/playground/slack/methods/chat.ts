import { z } from "zod";
import { textArgument } from "../api-arguments.ts";
import { checkMessage } from "../blocks/check-message.ts";
import type { KeptMessage, MessageMetadata, SlackUser } from "../slack-objects.ts";
import type { Workspace } from "../workspace.ts";
import { type Arguments, failed, type MethodResult, type MethodWorld } from "./method.ts";

interface Place {
  readonly channel: string;
  /** Whose direct message it is; nothing for a channel. */
  readonly owner?: SlackUser;
}

/** A channel the bot is in; a direct message by its id or by its user's, which opens it as Slack does. Else Slack's error. */
function placeFor(workspace: Workspace, args: Arguments): Place | string {
  const given = textArgument(args["channel"]) ?? "";
  const channel = workspace.channels.get(given);
  if (channel) return channel.botIsIn ? { channel: channel.id } : "not_in_channel";
  const owner = workspace.users.get(workspace.ownerOf(given) ?? given);
  return owner ? { channel: workspace.open(owner.id).channel, owner } : "channel_not_found";
}

const metadataSchema = z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });

function readMetadata(value: unknown): { ok: true; metadata?: MessageMetadata } | { ok: false } {
  if (value === undefined) return { ok: true };
  const parsed = metadataSchema.safeParse(value);
  return parsed.success ? { ok: true, metadata: parsed.data } : { ok: false };
}

export function postMessage({ workspace }: MethodWorld, args: Arguments): MethodResult {
  const to = placeFor(workspace, args);
  if (typeof to === "string") return failed(to);
  return to.owner?.deleted ? failed("is_archived") : post(workspace, args, to.channel);
}

export function postEphemeral({ workspace }: MethodWorld, args: Arguments): MethodResult {
  const to = placeFor(workspace, args);
  if (typeof to === "string") return failed(to);
  const user = workspace.users.get(textArgument(args["user"]) ?? "");
  if (!user || user.deleted || !isIn(workspace, user, to)) return failed("user_not_in_channel");
  const posted = post(workspace, args, to.channel, user.id);
  return posted.kept ? { ...posted, answer: { ok: true, message_ts: posted.kept.message.ts } } : posted;
}

function isIn(workspace: Workspace, user: SlackUser, { channel, owner }: Place): boolean {
  return owner ? owner.id === user.id : (workspace.channels.get(channel)?.members.includes(user.id) ?? false);
}

function post(workspace: Workspace, args: Arguments, channel: string, onlyFor?: string): MethodResult {
  const checked = checkMessage(args["text"], args["blocks"]);
  if (!checked.ok) return failed(checked.error, checked.messages);
  const read = readMetadata(args["metadata"]);
  if (!read.ok) return failed("invalid_metadata_format");
  const { botUserId: user, botId: bot_id, appId: app_id } = workspace.app;
  const kept = workspace.post(channel, { user, bot_id, app_id, ...checked.draft, ...(read.metadata ? { metadata: read.metadata } : {}) }, onlyFor);
  return { answer: { ok: true, channel, ts: kept.message.ts, message: kept.message }, channel, kept };
}

/** A message of the bot's own that everybody in the channel can see. */
function ownMessage(workspace: Workspace, args: Arguments): KeptMessage | undefined {
  const kept = workspace.find(textArgument(args["channel"]) ?? "", textArgument(args["ts"]) ?? "");
  return kept?.onlyFor === undefined ? kept : undefined;
}

export function updateMessage({ workspace }: MethodWorld, args: Arguments): MethodResult {
  const channel = textArgument(args["channel"]) ?? "";
  if (!workspace.knows(channel)) return failed("channel_not_found");
  const kept = ownMessage(workspace, args);
  if (!kept) return { ...failed("message_not_found"), channel };
  if (kept.message.bot_id !== workspace.app.botId) return { ...failed("cant_update_message"), channel };
  const checked = checkMessage(args["text"], args["blocks"]);
  if (!checked.ok) return { ...failed(checked.error, checked.messages), channel };
  const read = readMetadata(args["metadata"]);
  if (!read.ok) return { ...failed("invalid_metadata_format"), channel };
  // Text without blocks takes the blocks away; metadata that is not mentioned stays.
  const edited = workspace.edit(kept, {
    text: checked.draft.text,
    blocks: checked.draft.blocks,
    ...(read.metadata ? { metadata: read.metadata } : {}),
  });
  const { ts, text } = edited.message;
  return { answer: { ok: true, channel, ts, text, message: edited.message }, channel, kept: edited };
}

export function deleteMessage({ workspace }: MethodWorld, args: Arguments): MethodResult {
  const kept = ownMessage(workspace, args);
  if (!kept) return failed("message_not_found");
  if (kept.message.bot_id !== workspace.app.botId) return { ...failed("cant_delete_message"), channel: kept.channel };
  workspace.remove(kept);
  return { answer: { ok: true, channel: kept.channel, ts: kept.message.ts }, channel: kept.channel, kept };
}
