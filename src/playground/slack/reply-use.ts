import { readArguments } from "./api-arguments.ts";
import { checkMessage } from "./blocks/check-message.ts";
import { type Arguments, failed, type MethodResult } from "./methods/method.ts";
import type { ReplyContext } from "./reply-urls.ts";
import type { Workspace } from "./workspace.ts";

/** What posting to a response_url does: replace or delete the message it came from, or say something new there. */
export function useReplyUrl(workspace: Workspace, { channel, user, ts }: ReplyContext, body: Arguments): MethodResult {
  const original = ts === undefined ? undefined : workspace.find(channel, ts);
  if (body["delete_original"] === true) {
    if (!original) return { ...failed("message_not_found"), channel };
    workspace.remove(original);
    return { answer: { ok: true }, channel, kept: original };
  }
  const checked = checkMessage(body["text"], body["blocks"]);
  if (!checked.ok) return { ...failed(checked.error, checked.messages), channel };
  const { text, blocks } = checked.draft;
  if (body["replace_original"] === true && original) return { answer: { ok: true }, channel, kept: workspace.edit(original, { text, blocks }) };
  return {
    answer: { ok: true },
    channel,
    kept: sayAsBot(workspace, channel, { text, blocks }, body["response_type"] === "in_channel" ? undefined : user),
  };
}

/** The answer in the body of a slash command's acknowledgement: nothing, plain text, or a message as JSON. */
export function showCommandAnswer(
  workspace: Workspace,
  { channel, user }: ReplyContext,
  contentType: string,
  body: string,
): MethodResult | undefined {
  if (body.trim() === "") return undefined;
  const message = /^application\/json\b/i.test(contentType) ? readArguments(contentType, body) : { text: body };
  if (!message) return { ...failed("invalid_command_response"), channel };
  return Object.keys(message).length === 0 ? undefined : useReplyUrl(workspace, { channel, user }, message);
}

function sayAsBot(workspace: Workspace, channel: string, draft: Parameters<Workspace["edit"]>[1] & { text: string }, onlyFor: string | undefined) {
  const { botUserId, botId: bot_id, appId: app_id } = workspace.app;
  return workspace.post(channel, { user: botUserId, bot_id, app_id, ...draft }, onlyFor);
}
