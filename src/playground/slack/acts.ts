import { randomUUID } from "node:crypto";
import type { AppAnswer } from "./app-door.ts";
import type { Backstage } from "./backstage.ts";
import { randomId } from "./ids.ts";
import { globalShortcut, messageShortcut } from "./interaction-payloads.ts";
import { withMentions } from "./mentions.ts";
import { commandPayload, eventPayload, homeOpenedEvent, messageEvent, type SlackEvent } from "./payloads.ts";
import type { ReplyContext } from "./reply-urls.ts";
import { mustBeIn } from "./screen.ts";
import type { KeptMessage, SlackUser } from "./slack-objects.ts";
import { activeUser, type UserRef } from "./user-ref.ts";

/** What people write, open and call up in Slack, each told to the app as Slack tells it. All resolve with what the app answered. */
export class Acts {
  readonly #stage: Backstage;

  constructor(stage: Backstage) {
    this.#stage = stage;
  }

  openDm(ref: UserRef): Promise<AppAnswer> {
    return this.#openApp(ref, "messages");
  }

  openHome(ref: UserRef): Promise<AppAnswer> {
    return this.#openApp(ref, "home");
  }

  say(ref: UserRef, text: string): Promise<AppAnswer> {
    const { workspace } = this.#stage;
    const user = activeUser(workspace, ref);
    return this.event(messageEvent(this.#write(user, workspace.open(user.id).channel, text)));
  }

  /** The app does not listen in channels, so it is not told. */
  sayIn(ref: UserRef, channel: string, text: string): KeptMessage {
    const { workspace } = this.#stage;
    const user = activeUser(workspace, ref);
    mustBeIn(workspace, user, channel);
    return this.#write(user, channel, text);
  }

  /** The answer to show is in the acknowledgement's body. */
  async command(
    ref: UserRef,
    command: string,
    text: string,
    channel?: string,
  ): Promise<{ readonly answer: AppAnswer; readonly context: ReplyContext }> {
    const { workspace, triggers, sender, replyUrlFor } = this.#stage;
    const user = activeUser(workspace, ref);
    const context = { user: user.id, channel: channel ?? workspace.open(user.id).channel };
    mustBeIn(workspace, user, context.channel);
    const payload = commandPayload(workspace.app, {
      user,
      command,
      text: withMentions(workspace, text),
      channel: context.channel,
      channelName: workspace.nameOf(context.channel),
      responseUrl: replyUrlFor("commands", context),
      trigger: triggers.issue(user.id),
    });
    return { answer: await sender.send(payload), context };
  }

  shortcut(ref: UserRef, callbackId: string): Promise<AppAnswer> {
    return this.#stage.sender.send(globalShortcut(this.#doing(ref), callbackId));
  }

  messageShortcut(ref: UserRef, callbackId: string, kept: KeptMessage): Promise<AppAnswer> {
    const { workspace, sender, replyUrlFor } = this.#stage;
    const doing = this.#doing(ref);
    mustBeIn(workspace, doing.user, kept.channel);
    const responseUrl = replyUrlFor("app", { user: doing.user.id, channel: kept.channel, ts: kept.message.ts });
    return sender.send(messageShortcut(doing, callbackId, kept, { channelName: workspace.nameOf(kept.channel), responseUrl }));
  }

  event(event: SlackEvent): Promise<AppAnswer> {
    const { workspace, sender, now } = this.#stage;
    return sender.send(eventPayload(workspace.app, now(), event));
  }

  #openApp(ref: UserRef, tab: "home" | "messages"): Promise<AppAnswer> {
    const { workspace, views, fillings, now } = this.#stage;
    const user = activeUser(workspace, ref);
    const home = tab === "home" ? views.homeOf(user.id) : undefined;
    return this.event(homeOpenedEvent(user.id, workspace.open(user.id).channel, now(), tab, home && fillings.shown(user.id, home)));
  }

  #write(user: SlackUser, channel: string, text: string): KeptMessage {
    return this.#stage.workspace.post(channel, {
      user: user.id,
      client_msg_id: randomUUID(),
      text: escaped(text),
      blocks: [{ type: "rich_text", block_id: randomId(5), elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] }],
    });
  }

  #doing(ref: UserRef) {
    const { workspace, triggers, now } = this.#stage;
    const user = activeUser(workspace, ref);
    return { app: workspace.app, user, learningNow: now(), trigger: triggers.issue(user.id) };
  }
}

/** Slack escapes these three, and only these, in the text a user typed. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
