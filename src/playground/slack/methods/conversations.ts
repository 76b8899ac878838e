import { countArgument, flagArgument, textArgument } from "../api-arguments.ts";
import type { KeptMessage } from "../slack-objects.ts";
import { type Arguments, failed, type MethodResult, type MethodWorld } from "./method.ts";

export function openConversation({ workspace }: MethodWorld, args: Arguments): MethodResult {
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

export function history({ workspace }: MethodWorld, args: Arguments): MethodResult {
  const channel = textArgument(args["channel"]) ?? "";
  if (!workspace.knows(channel)) return failed("channel_not_found");
  if (workspace.channels.get(channel)?.botIsIn === false) return failed("not_in_channel");
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
