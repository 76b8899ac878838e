import { z } from "zod";
import { countArgument, flagArgument, textArgument } from "./api-arguments.ts";
import { checkMessage } from "./blocks/check-message.ts";
import type { KeptMessage, MessageMetadata, SlackUser } from "./slack-objects.ts";
import type { Workspace } from "./workspace.ts";

/** What a method answers, and for the ledger what it was about. */
export interface MethodResult {
  readonly answer: { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;
  readonly channel?: string;
  readonly kept?: KeptMessage;
}

export type Arguments = Readonly<Record<string, unknown>>;
type Method = (workspace: Workspace, args: Arguments) => MethodResult;

/** The part of Slack's Web API that Fundi uses. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["api.test", (_, args) => ({ answer: { ok: true, args } })],
  ["auth.test", authTest],
  ["conversations.open", openConversation],
  ["conversations.history", history],
  ["chat.postMessage", postMessage],
  ["chat.postEphemeral", postEphemeral],
  ["chat.update", updateMessage],
  ["chat.delete", deleteMessage],
  ["users.info", userInfo],
]);

export function failed(error: string, messages?: readonly string[]): MethodResult {
  return { answer: { ok: false, error, ...(messages ? { response_metadata: { messages } } : {}) } };
}

function authTest({ app }: Workspace): MethodResult {
  const { teamDomain, teamName, teamId, botUserId, botId } = app;
  const answer = {
    ok: true,
    url: `https://${teamDomain}.slack.com/`,
    team: teamName,
    user: "fundi",
    team_id: teamId,
    user_id: botUserId,
    bot_id: botId,
  };
  return { answer: { ...answer, is_enterprise_install: false } };
}

function openConversation(workspace: Workspace, args: Arguments): MethodResult {
  const channel = textArgument(args["channel"]);
  if (channel !== undefined)
    return workspace.ownerOf(channel) ? { answer: { ok: true, channel: { id: channel } }, channel } : failed("channel_not_found");
  const users = textArgument(args["users"]);
  if (users === undefined) return failed("users_list_not_supplied");
  const user = workspace.users.get(users);
  if (!user) return failed("user_not_found");
  if (user.deleted) return failed("user_disabled");
  const opened = workspace.open(user.id);
  const already = opened.alreadyOpen ? { no_op: true, already_open: true } : {};
  return { answer: { ok: true, ...already, channel: { id: opened.channel } }, channel: opened.channel };
}

function history(workspace: Workspace, args: Arguments): MethodResult {
  const channel = textArgument(args["channel"]) ?? "";
  if (workspace.ownerOf(channel) === undefined) return failed("channel_not_found");
  const [oldest, latest] = [Number(args["oldest"] ?? 0), Number(args["latest"] ?? Infinity)];
  const inclusive = flagArgument(args["inclusive"]);
  const inRange = (ts: number) => (ts > oldest && ts < latest) || (inclusive && (ts === oldest || ts === latest));
  const found = workspace.messagesIn(channel).filter((kept) => kept.onlyFor === undefined && inRange(Number(kept.message.ts)));
  return { answer: page(found.reverse(), args), channel };
}

/** A cursor names the message the next page starts at, so that messages which come meanwhile shift nothing. */
function page(newestFirst: KeptMessage[], args: Arguments): MethodResult["answer"] {
  const limit = countArgument(args["limit"], 100, 999);
  const cursor = textArgument(args["cursor"]);
  const ts =
    cursor === undefined
      ? undefined
      : Buffer.from(cursor, "base64")
          .toString()
          .replace(/^next_ts:/, "");
  const start = ts === undefined ? 0 : newestFirst.findIndex(({ message }) => message.ts === ts);
  if (start < 0) return { ok: false, error: "invalid_cursor" };
  const rest = newestFirst[start + limit];
  const next_cursor = rest ? Buffer.from(`next_ts:${rest.message.ts}`).toString("base64") : "";
  const withMetadata = flagArgument(args["include_all_metadata"]);
  const messages = newestFirst
    .slice(start, start + limit)
    .map(({ message: { metadata, ...message } }) => (withMetadata && metadata ? { ...message, metadata } : message));
  return { ok: true, messages, has_more: rest !== undefined, pin_count: 0, response_metadata: { next_cursor } };
}

/** A direct message by its id, or by its user's, which opens it as Slack does. */
function resolveChannel(workspace: Workspace, args: Arguments): { channel: string; user: SlackUser } | undefined {
  const given = textArgument(args["channel"]) ?? "";
  const user = workspace.users.get(workspace.ownerOf(given) ?? given);
  return user && { channel: workspace.open(user.id).channel, user };
}

const metadataSchema = z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });

function readMetadata(value: unknown): { ok: true; metadata?: MessageMetadata } | { ok: false } {
  if (value === undefined) return { ok: true };
  const parsed = metadataSchema.safeParse(value);
  return parsed.success ? { ok: true, metadata: parsed.data } : { ok: false };
}

function postMessage(workspace: Workspace, args: Arguments): MethodResult {
  const to = resolveChannel(workspace, args);
  if (!to) return failed("channel_not_found");
  if (to.user.deleted) return failed("is_archived");
  return post(workspace, args, to.channel);
}

function postEphemeral(workspace: Workspace, args: Arguments): MethodResult {
  const to = resolveChannel(workspace, args);
  if (!to) return failed("channel_not_found");
  if (args["user"] !== to.user.id || to.user.deleted) return failed("user_not_in_channel");
  const posted = post(workspace, args, to.channel, to.user.id);
  return posted.kept ? { ...posted, answer: { ok: true, message_ts: posted.kept.message.ts } } : posted;
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

function updateMessage(workspace: Workspace, args: Arguments): MethodResult {
  const channel = textArgument(args["channel"]) ?? "";
  if (workspace.ownerOf(channel) === undefined) return failed("channel_not_found");
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

function deleteMessage(workspace: Workspace, args: Arguments): MethodResult {
  const kept = ownMessage(workspace, args);
  if (!kept) return failed("message_not_found");
  if (kept.message.bot_id !== workspace.app.botId) return { ...failed("cant_delete_message"), channel: kept.channel };
  workspace.remove(kept);
  return { answer: { ok: true, channel: kept.channel, ts: kept.message.ts }, channel: kept.channel, kept };
}

function userInfo(workspace: Workspace, args: Arguments): MethodResult {
  const user = workspace.users.get(textArgument(args["user"]) ?? "");
  if (!user) return failed("user_not_found");
  const { id, name, tz, deleted, locale } = user;
  const profile = { real_name: name, display_name: name, team: workspace.app.teamId };
  const flags = { deleted, is_bot: false, is_restricted: false, is_ultra_restricted: false, is_app_user: false };
  const zone = { tz, tz_label: tz, tz_offset: offsetSeconds(tz) };
  const shown = { id, team_id: workspace.app.teamId, name, real_name: name, ...zone, ...flags, profile };
  return { answer: { ok: true, user: flagArgument(args["include_locale"]) ? { ...shown, locale } : shown } };
}

function offsetSeconds(zone: string): number {
  const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts()
    .find(({ type }) => type === "timeZoneName")?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text ?? "");
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60) : 0;
}
