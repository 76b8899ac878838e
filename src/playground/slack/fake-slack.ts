import { Acts } from "./acts.ts";
import type { AppAnswer, Delivery } from "./app-door.ts";
import { BlockActs } from "./block-acts.ts";
import type { FakeSlackOptions } from "./fake-slack-options.ts";
import { ModalActs } from "./modal-acts.ts";
import type { Payload } from "./payloads.ts";
import { PeopleActs } from "./people-acts.ts";
import { showCommandAnswer } from "./reply-use.ts";
import { FUNDI_SCOPES } from "./scopes.ts";
import type { DndHours, KeptMessage, Target } from "./slack-objects.ts";
import { SlackStage, type StageChange } from "./slack-stage.ts";
import { idOf, type UserRef } from "./user-ref.ts";

/** What listeners hear of. */
export type Change = StageChange;

const EVENTS = ["user_change", "dnd_updated_user"];

/**
 * A Slack workspace that lives in memory: its people, its messages, its protocol, its bad days. Serve it with `slackRoutes`. What people
 * do resolves with the app's (first) answer, or with nothing when Slack does not tell the app.
 */
export class FakeSlack extends SlackStage {
  readonly #acts: Acts;
  readonly #blockActs: BlockActs;
  readonly #modalActs: ModalActs;
  readonly #peopleActs: PeopleActs;
  readonly #scopes: readonly string[];
  #botToken: string;

  constructor(options: FakeSlackOptions) {
    super(options);
    this.#botToken = options.botToken;
    this.#scopes = options.scopes ?? FUNDI_SCOPES;
    this.#acts = new Acts(this.stage);
    this.#blockActs = new BlockActs(this.stage);
    this.#modalActs = new ModalActs(this.stage);
    this.#peopleActs = new PeopleActs(this.stage, options.events ?? EVENTS);
  }

  // ── In the direct message and in channels ────────────────────────────────────────────────────────────────────────

  /** The user looks at the direct message with the bot. */
  openDm(ref: UserRef): Promise<AppAnswer> {
    return this.#acts.openDm(ref);
  }

  /** The user looks at the app's Home tab. */
  openHome(ref: UserRef): Promise<AppAnswer> {
    return this.#acts.openHome(ref);
  }

  say(ref: UserRef, text: string): Promise<AppAnswer> {
    return this.#acts.say(ref, text);
  }

  /** Somebody writes in a channel; the app, which does not listen there, is not told. */
  sayIn(ref: UserRef, channelId: string, text: string): KeptMessage {
    return this.#acts.sayIn(ref, channelId, text);
  }

  /** What the app answers in the acknowledgement is shown to the user, as Slack does. Typed in the direct message unless `channel` is said. */
  async command(ref: UserRef, command: string, text = "", options: { readonly channel?: string } = {}): Promise<AppAnswer> {
    const { answer, context } = await this.#acts.command(ref, command, text, options.channel);
    if (answer.outcome !== "acknowledged") return answer;
    const shown = showCommandAnswer(this.stage.workspace, context, answer.contentType, answer.body);
    if (shown && !shown.answer.ok) throw new Error(`The app's answer to ${command} cannot be shown: ${JSON.stringify(shown.answer)}`);
    return answer;
  }

  /** `fake.click(user, { label: "Start" })`, or by ids. */
  click(ref: UserRef, target: Target): Promise<AppAnswer> {
    return this.#blockActs.click(ref, target);
  }

  /** A click to `deliver` later or often, e.g. after its button is gone. */
  clickPayload(ref: UserRef, target: Target): Payload {
    return this.#blockActs.clickPayload(ref, target);
  }

  /** Sets which boxes are ticked, by position from 0; nothing is answered when Slack would not tell the app. */
  tick(ref: UserRef, target: Target, positions: readonly number[]): Promise<AppAnswer | undefined> {
    return this.#blockActs.tick(ref, target, positions);
  }

  fill(ref: UserRef, target: Target, text: string): Promise<AppAnswer | undefined> {
    return this.#blockActs.fill(ref, target, text);
  }

  /** Chooses in a select, radio buttons, time picker or overflow menu: by value ("08:30" for a time) or by position from 0. */
  select(ref: UserRef, target: Target, choice: string | number): Promise<AppAnswer | undefined> {
    return this.#blockActs.select(ref, target, choice);
  }

  /** Submits the modal on top and plays the app's answer. Nothing is answered when the client itself refused: see `modalErrorsOf`. */
  submit(ref: UserRef): Promise<AppAnswer | undefined> {
    return this.#modalActs.submit(ref);
  }

  /** Closes the modal on top; the app is told if it asked to be. */
  closeModal(ref: UserRef): Promise<AppAnswer | undefined> {
    return this.#modalActs.close(ref);
  }

  shortcut(ref: UserRef, callbackId: string): Promise<AppAnswer> {
    return this.#acts.shortcut(ref, callbackId);
  }

  messageShortcut(ref: UserRef, callbackId: string, kept: KeptMessage): Promise<AppAnswer> {
    return this.#acts.messageShortcut(ref, callbackId, kept);
  }

  /** This and the next three resolve with nothing when the app does not subscribe to the event. */
  setZone(ref: UserRef, tz: string): Promise<AppAnswer | undefined> {
    return this.#peopleActs.change(ref, { tz });
  }

  rename(ref: UserRef, name: string): Promise<AppAnswer | undefined> {
    return this.#peopleActs.change(ref, { name });
  }

  /** Daily Do Not Disturb in the user's zone, or none. */
  setDnd(ref: UserRef, hours: DndHours | undefined): Promise<AppAnswer | undefined> {
    return this.#peopleActs.setDnd(ref, hours);
  }

  /** No minutes end a snooze. */
  snooze(ref: UserRef, minutes: number): Promise<AppAnswer | undefined> {
    return this.#peopleActs.snooze(ref, minutes);
  }

  /** Any event at all. */
  event(event: { readonly type: string; readonly user?: string } & Record<string, unknown>): Promise<AppAnswer> {
    return this.#acts.event(event);
  }

  /** The last request of this kind once more: same ids, fresh signature. */
  repeatLast(what: Payload["what"]): Promise<AppAnswer> {
    return this.stage.sender.repeatLast(what);
  }

  /** Any body, once, signed rightly unless told otherwise. */
  deliver(delivery: Delivery): Promise<AppAnswer> {
    return this.door.send(delivery);
  }

  // ── Accounts and the installation ────────────────────────────────────────────────────────────────────────────────

  /** The account is closed. The app hears nothing of it unless `tell`, as in Slack without further scopes. */
  deactivate(ref: UserRef): void;
  deactivate(ref: UserRef, options: { readonly tell: true }): Promise<AppAnswer | undefined>;
  deactivate(ref: UserRef, options?: { readonly tell: true }): unknown {
    if (options?.tell) return this.#peopleActs.change(ref, { deleted: true });
    return void this.stage.workspace.changeUser(idOf(ref), { deleted: true });
  }

  /** Removes the app: its tokens are dead at once, then it is told. */
  uninstall(): Promise<AppAnswer> {
    this.tokens.revokeAll();
    return this.#acts.event({ type: "app_uninstalled" });
  }

  /** Installs the app again, with a new token if one is given. */
  reinstall(botToken = this.#botToken): void {
    this.#botToken = botToken;
    this.tokens.install(botToken, this.#scopes);
  }
}
