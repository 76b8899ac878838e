import type { WebClient } from "@slack/web-api";
import type { DeliveryId, GroupQuizId } from "../../core/domain/ids.ts";
import type { FindOutcome, MessageRef, SendOutcome } from "../../core/ports.ts";
import type { View } from "../../core/views/view.ts";
import { type Failure, readFailure } from "./failure.ts";
import { renderSlack } from "./render.ts";

const METADATA_TYPE = "fundi_delivery";
/** A message in doubt is among the newest of its conversation; some apps may read fifteen at a time. */
const PAGES_AT_MOST = 3;
const MESSAGES_PER_PAGE = 200;

/** `parse` and `link_names` keep Slack from making links and mentions out of the fallback's words; an update would otherwise reset them. */
export const LITERAL = { parse: "none", link_names: false } as const;

const metadataOf = (id: DeliveryId | GroupQuizId) => ({ event_type: METADATA_TYPE, event_payload: { id } });

export async function post(client: WebClient, channel: string, id: DeliveryId | GroupQuizId, view: View): Promise<SendOutcome> {
  const content = { ...renderSlack(view), metadata: metadataOf(id) };
  try {
    const { ts, channel: conversation = channel } = await client.chat.postMessage({
      channel,
      ...content,
      ...LITERAL,
      unfurl_links: false,
      unfurl_media: false,
    });
    return ts ? { kind: "sent", message: { conversation, message: ts } } : { kind: "unknown", detail: "chat.postMessage: no ts in the answer" };
  } catch (error) {
    return readFailure("chat.postMessage", error);
  }
}

export async function update(client: WebClient, message: MessageRef, id: DeliveryId | GroupQuizId, view: View): Promise<SendOutcome> {
  try {
    await client.chat.update({ channel: message.conversation, ts: message.message, ...renderSlack(view), metadata: metadataOf(id), ...LITERAL });
    return { kind: "sent", message };
  } catch (error) {
    return readFailure("chat.update", error);
  }
}

export async function search(client: WebClient, channel: string, id: DeliveryId): Promise<FindOutcome> {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES_AT_MOST; page++) {
      const answer = await client.conversations.history({ channel, limit: MESSAGES_PER_PAGE, include_all_metadata: true, ...(cursor && { cursor }) });
      const ts = answer.messages?.find((message) => carries(message.metadata, id))?.ts;
      if (ts) return { kind: "found", message: { conversation: channel, message: ts } };
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) break;
    }
    return { kind: "absent" };
  } catch (error) {
    return unclear(readFailure("conversations.history", error));
  }
}

function carries(metadata: { event_type?: string; event_payload?: object } | undefined, id: DeliveryId): boolean {
  return metadata?.event_type === METADATA_TYPE && (metadata.event_payload as { id?: unknown } | undefined)?.id === id;
}

/** Who is gone is gone for good; an app that may not read its messages can still send them. */
export function unclear(failure: Failure): FindOutcome {
  if (failure.kind === "refused" && failure.reason !== "bad-message" && !failure.detail.includes("missing_scope")) return failure;
  return { kind: "unclear", detail: failure.kind === "throttled" ? `asked to wait ${failure.retryAfterMs} ms` : failure.detail };
}
