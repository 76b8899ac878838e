import type { WebClient } from "@slack/web-api";
import type { DeliveryId, GroupQuizId } from "../../core/domain/ids.ts";
import type { Address, Channel, Chat, FindOutcome, MessageRef, Profile, Refused, SendOutcome } from "../../core/ports.ts";
import type { AnswerForm } from "../../core/views/answer-form.ts";
import type { View } from "../../core/views/view.ts";
import { BoundedMap } from "./bounded-map.ts";
import { type ClientOptions, slackClients } from "./clients.ts";
import { type Failure, readFailure, withoutEffect } from "./failure.ts";
import { renderForm } from "./form.ts";
import { LITERAL, post, search, unclear, update } from "./messages.ts";
import { readProfile } from "./profile.ts";
import { renderHome, renderSlack } from "./render.ts";
import { replaceByReply, whisperByReply } from "./reply.ts";

export interface SlackChatOptions extends ClientOptions {
  /** Origins besides Slack's own that a click may ask us to answer, for tests and the playground. */
  readonly replyOrigins?: readonly string[];
}

const CONVERSATIONS_AT_MOST = 50_000;

/** Nothing was posted: the delivery is taken up anew. */
const TOO_LATE: Failure = { kind: "throttled", retryAfterMs: 1_000 };
const NO_TOKEN_NOW: Failure = { kind: "throttled", retryAfterMs: 30_000 };
const WORKSPACE_GONE: Refused = { kind: "refused", reason: "workspace-gone", detail: "no token for this workspace" };

/** Fundi's way into Slack: direct messages in Block Kit. */
export function slackChat(options: SlackChatOptions): Chat {
  const { replyOrigins = [] } = options;
  const clientFor = slackClients(options);
  const conversations = new BoundedMap<string>(CONVERSATIONS_AT_MOST);

  async function send(to: Address, id: DeliveryId, view: View, begin: () => Promise<boolean>): Promise<SendOutcome> {
    const client = await reach(to.workspace);
    if ("kind" in client) return client;
    const opened = await open(client, to);
    if (opened.kind !== "open") return withoutEffect(opened);
    return (await begin()) ? post(client, opened.conversation, id, view) : TOO_LATE;
  }

  async function find(to: Address, id: DeliveryId): Promise<FindOutcome> {
    const client = await reach(to.workspace);
    if ("kind" in client) return unclear(client);
    const opened = await open(client, to);
    return opened.kind === "open" ? search(client, opened.conversation, id) : unclear(opened);
  }

  async function rewrite(
    to: Pick<Address, "workspace">,
    message: MessageRef,
    id: DeliveryId | GroupQuizId,
    view: View,
    replyUrl?: string,
  ): Promise<SendOutcome> {
    if (replyUrl && (await replaceByReply(replyUrl, renderSlack(view), replyOrigins))) return { kind: "sent", message };
    const client = await reach(to.workspace);
    return "kind" in client ? client : update(client, message, id, view);
  }

  async function announce({ workspace, conversation }: Channel, id: GroupQuizId, view: View): Promise<SendOutcome> {
    const client = await reach(workspace);
    return "kind" in client ? client : post(client, conversation, id, view);
  }

  async function whisper(to: Address, view: View, { conversation, replyUrl }: Parameters<Chat["whisper"]>[2]): Promise<void> {
    const message = renderSlack(view);
    if (replyUrl && (await whisperByReply(replyUrl, message, replyOrigins))) return;
    const client = await reach(to.workspace);
    if ("kind" in client) return;
    await client.chat.postEphemeral({ channel: conversation, user: to.user, ...message, ...LITERAL }).catch(() => undefined);
  }

  async function openForm(to: Address, trigger: string, form: AnswerForm, message: MessageRef): Promise<"opened" | "too-late"> {
    const client = await reach(to.workspace);
    if ("kind" in client) return "too-late";
    const opened = await client.views.open({ trigger_id: trigger, view: renderForm(form, message) }).catch(() => undefined);
    return opened ? "opened" : "too-late";
  }

  async function showHome(to: Address, view: View): Promise<SendOutcome["kind"]> {
    const client = await reach(to.workspace);
    if ("kind" in client) return client.kind;
    return client.views.publish({ user_id: to.user, view: renderHome(view) }).then(
      () => "sent",
      (error) => readFailure("views.publish", error).kind,
    );
  }

  async function profile(to: Address): Promise<Profile | undefined> {
    const client = await reach(to.workspace);
    if ("kind" in client) return undefined;
    return readProfile((await client.users.info({ user: to.user, include_locale: true }).catch(() => undefined))?.user);
  }

  /** A token that should be there and cannot be had now is waited for. */
  async function reach(workspace: string): Promise<WebClient | Failure> {
    try {
      return (await clientFor(workspace)) ?? WORKSPACE_GONE;
    } catch {
      return NO_TOKEN_NOW;
    }
  }

  /** Opening costs a call, and the id of a direct message never changes. */
  async function open(client: WebClient, to: Address): Promise<{ readonly kind: "open"; readonly conversation: string } | Failure> {
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

  return { send, find, rewrite, announce, whisper, openForm, showHome, profile };
}
