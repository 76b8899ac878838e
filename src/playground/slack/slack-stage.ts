import { Access } from "./access.ts";
import { ApiDesk } from "./api-desk.ts";
import { AppDoor } from "./app-door.ts";
import type { Backstage, ReplyKind } from "./backstage.ts";
import type { FakeSlackOptions } from "./fake-slack-options.ts";
import { Faults } from "./faults.ts";
import { Fillings } from "./fillings.ts";
import { directMessageOf } from "./ids.ts";
import { Ledger, type LedgerEntry } from "./ledger.ts";
import { OAuth } from "./oauth.ts";
import type { StateValues } from "./payloads.ts";
import { RateLimits } from "./rate-limits.ts";
import { type ReplyContext, ReplyUrls } from "./reply-urls.ts";
import { FUNDI_SCOPES } from "./scopes.ts";
import { Sender } from "./sender.ts";
import { type AppIdentity, type KeptMessage, PLAYGROUND_APP, type SlackChannel, type SlackUser, type SlackView } from "./slack-objects.ts";
import { Snapshot } from "./snapshot.ts";
import { Tokens } from "./tokens.ts";
import { Triggers } from "./triggers.ts";
import { type Seen, until } from "./until.ts";
import { idOf, type UserRef } from "./user-ref.ts";
import { type ViewChange, Views } from "./views.ts";
import { type NewUser, Workspace, type WorkspaceChange } from "./workspace.ts";

export type StageChange = WorkspaceChange | ViewChange | { readonly kind: "ledger"; readonly entry: LedgerEntry };

const SLACK_RETRY_DELAYS_MS = [0, 60_000, 300_000];
const SLACK_APP_TIMEOUT_MS = 3_000;

/** The stage of the fake Slack: how its parts hang together, who and what is there, and what can be seen. `FakeSlack` adds the acts. */
export class SlackStage {
  readonly app: AppIdentity;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly desk: ApiDesk;
  /** Nothing when the app cannot be installed by OAuth. */
  readonly oauth: OAuth | undefined;
  publicUrl: string;
  protected readonly stage: Backstage;
  protected readonly door: AppDoor;
  protected readonly tokens: Tokens;
  readonly #replyUrls: ReplyUrls;
  readonly #snapshot: Snapshot | undefined;
  readonly #listeners = new Set<(change: StageChange) => void>();
  #extra: unknown;

  constructor(options: FakeSlackOptions) {
    const { now, machineNow = Date.now, warn = toStandardError, scopes = FUNDI_SCOPES } = options;
    this.app = { ...PLAYGROUND_APP, ...options.app };
    this.publicUrl = options.publicUrl;
    this.faults = new Faults(options.seed ?? 1);
    this.ledger = new Ledger(options.ledgerLimit ?? Infinity, now, (entry) => this.#tell({ kind: "ledger", entry }));
    this.door = this.#openDoor(options);
    this.tokens = new Tokens(machineNow);
    this.tokens.install(options.botToken, scopes);
    this.oauth = options.oauth && new OAuth(options.oauth, this.app, this.tokens, machineNow);
    this.#replyUrls = new ReplyUrls(machineNow);
    this.stage = this.#setStage(now, machineNow);
    this.desk = new ApiDesk({
      world: { ...this.stage, oauth: this.oauth, socketUrl: options.socketUrl },
      access: new Access(this.tokens, options.appToken),
      ledger: this.ledger,
      faults: this.faults,
      replyUrls: this.#replyUrls,
      limits: options.enforceRateLimits ? new RateLimits(machineNow) : undefined,
    });
    this.#snapshot = options.snapshotFile === undefined ? undefined : new Snapshot(options.snapshotFile, () => this.#save(), warn);
    this.#restore();
  }

  get requestUrl(): string | undefined {
    return this.door.requestUrl;
  }

  set requestUrl(url: string | undefined) {
    this.door.requestUrl = url;
  }

  /** Whatever the host wants to find again after a restart; must be JSON. */
  get extra(): unknown {
    return this.#extra;
  }

  set extra(extra: unknown) {
    this.#extra = extra;
    this.#snapshot?.changed();
  }

  /** Adding a known id again gives the user it has. */
  addUser(user: NewUser): SlackUser {
    return this.stage.workspace.addUser(user);
  }

  get users(): readonly SlackUser[] {
    return [...this.stage.workspace.users.values()];
  }

  /** A public channel; gives its id. The bot is not in it. */
  addChannel({ name, members = [] }: { readonly name: string; readonly members?: readonly UserRef[] }): string {
    return this.stage.workspace.addChannel(name, members.map(idOf)).id;
  }

  /** The bot is invited. */
  joinChannel(channelId: string): void {
    this.stage.workspace.inviteBot(channelId);
  }

  get channels(): readonly SlackChannel[] {
    return [...this.stage.workspace.channels.values()];
  }

  /** What stands in the user's direct message now, ephemeral ones included, oldest first. */
  messagesOf(ref: UserRef): KeptMessage[] {
    return this.stage.workspace.messagesIn(this.channelOf(ref));
  }

  /** What everybody in a channel sees, oldest first. */
  messagesIn(channelId: string): KeptMessage[] {
    return this.stage.workspace.messagesIn(channelId).filter(({ onlyFor }) => onlyFor === undefined);
  }

  /** What only this user sees in a channel. */
  ephemeralsFor(ref: UserRef, channelId: string): KeptMessage[] {
    return this.stage.workspace.messagesIn(channelId).filter(({ onlyFor }) => onlyFor === idOf(ref));
  }

  /** What the user has ticked and filled in on a message. */
  stateOn(ref: UserRef, kept: KeptMessage): StateValues {
    return this.stage.fillings.stateOn(idOf(ref), { kind: "message", kept });
  }

  /** The Home the app published for this user, with what is filled in on it. */
  homeOf(ref: UserRef): SlackView | undefined {
    const home = this.stage.views.homeOf(idOf(ref));
    return home && this.stage.fillings.shown(idOf(ref), home);
  }

  /** The modal on top of the user's stack, with what is filled in on it. */
  modalOf(ref: UserRef): SlackView | undefined {
    const modal = this.stage.views.modalOf(idOf(ref));
    return modal && this.stage.fillings.shown(idOf(ref), modal);
  }

  /** Errors beside the inputs of the modal on top, by block id: the app's, or the client's own. */
  modalErrorsOf(ref: UserRef): Readonly<Record<string, string>> {
    return this.stage.views.problemsOf(idOf(ref)).errors;
  }

  /** What Slack says above the inputs when the app did not take a submission. */
  modalTroubleOf(ref: UserRef): string | undefined {
    return this.stage.views.problemsOf(idOf(ref)).trouble;
  }

  channelOf(ref: UserRef): string {
    return directMessageOf(idOf(ref));
  }

  /** Called for every message, user and ledger entry; gives the way to stop. */
  onChange(listener: (change: StageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Waits until `look` gives something other than undefined, null or false, looking again at every change. */
  until<Found>(look: () => Found, timeoutMs = 5_000): Promise<Seen<Found>> {
    return until((listener) => this.onChange(listener), look, timeoutMs);
  }

  /** Resolves when no request to the app is under way and no retry waits. */
  idle(): Promise<void> {
    return this.door.idle();
  }

  /** Lets go of held calls, gives up retries, writes the snapshot. */
  async close(): Promise<void> {
    this.faults.clear();
    await this.door.close();
    await this.#snapshot?.write();
  }

  #openDoor({ signingSecret, requestUrl, transport, appTimeoutMs, retryDelaysMs }: FakeSlackOptions): AppDoor {
    const timeoutMs = appTimeoutMs ?? SLACK_APP_TIMEOUT_MS;
    const door = new AppDoor({ signingSecret, ledger: this.ledger, timeoutMs, retryDelaysMs: retryDelaysMs ?? SLACK_RETRY_DELAYS_MS, transport });
    door.requestUrl = requestUrl;
    return door;
  }

  #setStage(now: () => number, machineNow: () => number): Backstage {
    return {
      workspace: new Workspace(this.app, now, (change) => this.#changed(change)),
      views: new Views(this.app, now, (change) => this.#tell(change)),
      fillings: new Fillings(),
      triggers: new Triggers(machineNow),
      sender: new Sender(this.door, this.faults),
      now,
      replyUrlFor: (kind, context) => this.#replyUrlFor(kind, context),
    };
  }

  #replyUrlFor(kind: ReplyKind, context: ReplyContext): string {
    return `${this.publicUrl}/hooks/${kind}/${this.app.teamId}/1/${this.#replyUrls.issue(context)}`;
  }

  #save() {
    return { workspace: this.stage.workspace.save(), extra: this.#extra };
  }

  #restore(): void {
    const saved = this.#snapshot?.load();
    if (!saved) return;
    this.stage.workspace.restore(saved.workspace);
    this.#extra = saved.extra;
  }

  #changed(change: WorkspaceChange): void {
    this.#snapshot?.changed();
    this.#tell(change);
  }

  #tell(change: StageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
