import type { KeptMessage } from "../../slack/slack-objects.ts";
import type { ChannelEvent, Learner, Screen, ScreenEvent, ShownChannel } from "../page-types.ts";
import { act, actQuietly } from "./busy.ts";
import { Composer } from "./composer.ts";
import { Conversation } from "./conversation.ts";
import { byId } from "./dom.ts";
import { showHome } from "./home-panel.ts";
import { ModalDialog } from "./modal-dialog.ts";
import { type PlaceName, Places } from "./places.ts";
import { server } from "./server.ts";

const NO_MESSAGES = "Nothing here yet. Fundi says hello in a moment; if it does not, say hello to it below.";
const QUIET_CHANNEL = "Nobody has written here yet. Ask everybody a question: /fundi quiz here";

type Event = ScreenEvent | ChannelEvent;

/** All that stands before the chosen learner: the direct message, the app's Home, the channel, and a modal over them. */
export class Chat {
  readonly #messages = new Conversation(byId("messages"), NO_MESSAGES);
  readonly #inChannel = new Conversation(byId("channel-messages"), QUIET_CHANNEL);
  readonly #modal = new ModalDialog();
  readonly #places = new Places((place) => this.#opened(place));
  readonly #composer = new Composer();
  #learner: Learner | undefined;
  #channel: ShownChannel = { id: "", name: "" };
  /** What happened while the screen was on its way: it may or may not show it already. */
  #meanwhile: Event[] | undefined;

  constructor() {
    // A page that only scrolls is out of the keyboard's reach in some browsers.
    byId("panel-home").tabIndex = 0;
  }

  setChannel(channel: ShownChannel): void {
    this.#channel = channel;
    byId("channel-name").textContent = `#${channel.name}`;
  }

  /** Fetches and draws everything. Another learner is met in the direct message; the same one stays where they are. */
  async show(learner: Learner): Promise<void> {
    if (this.#learner?.id !== learner.id) this.#places.reset();
    this.#learner = learner;
    this.#writeHere();
    const missed: Event[] = [];
    this.#meanwhile = missed;
    const screen = await server.screen(learner.id).finally(() => {
      if (this.#meanwhile === missed) this.#meanwhile = undefined;
    });
    // Somebody may have chosen another learner meanwhile.
    if (this.#learner !== learner) return;
    this.#draw(learner, screen);
    for (const event of missed) this.take(event);
  }

  take(event: Event): void {
    if (!this.#learner || ("learner" in event && event.learner !== this.#learner.id)) return;
    if (this.#meanwhile) this.#meanwhile.push(event);
    else this.#play(event, this.#learner.id);
  }

  #draw(learner: Learner, { messages, channel, home, modal }: Screen): void {
    this.#messages.show({ learner }, messages);
    this.#inChannel.show({ learner, channel: this.#channel.id }, channel);
    showHome(learner.id, home);
    this.#modal.show(learner.id, modal);
  }

  #play(event: Event, learner: string): void {
    switch (event.type) {
      case "message":
        this.#messages.put(event.shown);
        if (isNews(event.shown, learner)) this.#places.notice("messages");
        break;
      case "removed":
        this.#messages.remove(event.ts);
        break;
      case "home":
        showHome(learner, event.view);
        break;
      case "modal":
        this.#modal.show(learner, event.modal);
        break;
      case "channel-message":
        this.#playInChannel(event, learner);
        break;
      case "channel-removed":
        this.#inChannel.remove(event.kept.message.ts);
        break;
    }
  }

  #playInChannel({ kept, states }: ChannelEvent & { type: "channel-message" }, learner: string): void {
    if (kept.onlyFor !== undefined && kept.onlyFor !== learner) return;
    this.#inChannel.put({ ...kept, state: states[learner] ?? {} });
    if (isNews(kept, learner)) this.#places.notice("channel");
  }

  /** Looking at the app is something that Slack tells it; reading a channel is not. */
  #opened(place: PlaceName): void {
    const learner = this.#learner?.id;
    this.#writeHere();
    if (place === "messages") this.#messages.appear();
    if (place === "channel") this.#inChannel.appear();
    if (learner === undefined) return;
    if (place === "home") void act("Opening the Home…", () => server.openHome(learner));
    if (place === "messages") void actQuietly(() => server.open(learner));
  }

  #writeHere(): void {
    const learner = this.#learner?.id;
    if (learner === undefined || this.#places.current === "home") this.#composer.writeTo(undefined);
    else this.#composer.writeTo({ learner, channel: this.#places.current === "channel" ? this.#channel : undefined });
  }
}

/** Somebody else has said it, and not only changed what they said before. */
function isNews({ message }: KeptMessage, learner: string): boolean {
  return message.user !== learner && message.edited === undefined;
}
