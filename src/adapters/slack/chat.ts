import type { webApi } from "@slack/bolt";
import type { DeliveryId } from "../../core/domain/ids.ts";
import type { Address, Chat, FindOutcome, MessageRef, Profile, Refused, SendOutcome } from "../../core/ports.ts";
import type { View } from "../../core/views/view.ts";
import { BoundedMap } from "./bounded-map.ts";
import { type ClientOptions, slackClients } from "./clients.ts";
import { type Failure, readFailure, withoutEffect } from "./failure.ts";
import { readProfile } from "./profile.ts";
import { renderSlack } from "./render.ts";
import { replaceByReply } from "./reply.ts";

export interface SlackChatOptions extends ClientOptions {
  /** Origins besides Slack's own that a click may ask us to answer, for tests and the playground. */
  readonly replyOrigins?: readonly string[];
}

const CONVERSATIONS_AT_MOST = 50_000;
const METADATA_TYPE = "fundi_delivery";
/** A message in doubt is among the newest of its conversation; some apps may read fifteen at a time. */
const PAGES_AT_MOST = 3;
const MESSAGES_PER_PAGE = 200;

/** Nothing was posted: the delivery is taken up anew. */
const TOO_LATE: Failure = { kind: "throttled", retryAfterMs: 1_000 };
const WORKSPACE_GONE: Refused = { kind: "refused", reason: "workspace-gone", detail: "no token for this workspace" };

/** Fundi's way into Slack: direct messages in Block Kit. */
export function slackChat(options: SlackChatOptions): Chat {
  const { replyOrigins = [] } = options;
  const clientFor = slackClients(options);
  const conversations = new BoundedMap<string>(CONVERSATIONS_AT_MOST);

  async function send(to: Address, id: DeliveryId, view: View, begin: () => Promise<boolean>): Promise<SendOutcome> {
    const client = clientFor(to.workspace);
    if (!client) return WORKSPACE_GONE;
    const opened = await open(client, to);
    if (opened.kind !== "open") return withoutEffect(opened);
    return (await begin()) ? post(client, opened.conversation, id, view) : TOO_LATE;
  }

  async function find(to: Address, id: DeliveryId): Promise<FindOutcome> {
    const client = clientFor(to.workspace);
    if (!client) return WORKSPACE_GONE;
    const opened = await open(client, to);
    return opened.kind === "open" ? search(client, opened.conversation, id) : unclear(opened);
  }

  async function rewrite(to: Address, message: MessageRef, id: DeliveryId, view: View, replyUrl?: string): Promise<SendOutcome> {
    if (replyUrl && (await replaceByReply(replyUrl, renderSlack(view), replyOrigins))) return { kind: "sent", message };
    const client = clientFor(to.workspace);
    return client ? update(client, message, id, view) : WORKSPACE_GONE;
  }

  async function profile(to: Address): Promise<Profile | undefined> {
    const asked = clientFor(to.workspace)?.users.info({ user: to.user, include_locale: true });
    return readProfile((await asked?.catch(() => undefined))?.user);
  }

  /** Opening costs a call, and the id of a direct message never changes. */
  async function open(client: webApi.WebClient, to: Address): Promise<{ readonly kind: "open"; readonly conversation: string } | Failure> {
    const key = `${to.workspace} ${to.user}`;
    const known = to.conversation ?? conversations.get(key);
    if (known) return { kind: "open", conversation: known };
    try {
      const conversation = (await client.conversations.open({ users: to.user })).channel?.id;
      if (!conversation) return { kind: "unknown", detail: "conversations.open: no channel in the answer" };
      conversations.set(key, conversation);
      return { kind: "open", conversation };
    } catch (error) {
      return readFailure("conversations.open", error);
    }
  }

  return { send, find, rewrite, profile };
}

/** `parse` and `link_names` keep Slack from making links and mentions out of the fallback's words; an update would otherwise reset them. */
const LITERAL = { parse: "none", link_names: false } as const;

const metadataOf = (id: DeliveryId) => ({ event_type: METADATA_TYPE, event_payload: { id } });

async function post(client: webApi.WebClient, channel: string, id: DeliveryId, view: View): Promise<SendOutcome> {
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

async function update(client: webApi.WebClient, message: MessageRef, id: DeliveryId, view: View): Promise<SendOutcome> {
  try {
    await client.chat.update({ channel: message.conversation, ts: message.message, ...renderSlack(view), metadata: metadataOf(id), ...LITERAL });
    return { kind: "sent", message };
  } catch (error) {
    return readFailure("chat.update", error);
  }
}

async function search(client: webApi.WebClient, channel: string, id: DeliveryId): Promise<FindOutcome> {
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
function unclear(failure: Failure): FindOutcome {
  if (failure.kind === "refused" && failure.reason !== "bad-message" && !failure.detail.includes("missing_scope")) return failure;
  return { kind: "unclear", detail: failure.kind === "throttled" ? `asked to wait ${failure.retryAfterMs} ms` : failure.detail };
}
