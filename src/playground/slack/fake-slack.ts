import { Acts, type UserRef } from "./acts.ts";
import { ApiDesk } from "./api-desk.ts";
import { type AppAnswer, AppDoor, type Delivery } from "./app-door.ts";
import { Faults } from "./faults.ts";
import { directMessageOf } from "./ids.ts";
import { Ledger, type LedgerEntry } from "./ledger.ts";
import type { Payload, StateValues } from "./payloads.ts";
import { RateLimits } from "./rate-limits.ts";
import { type ReplyContext, ReplyUrls } from "./reply-urls.ts";
import { showCommandAnswer } from "./reply-use.ts";
import { type AppIdentity, type KeptMessage, PLAYGROUND_APP, type SlackUser, type Target } from "./slack-objects.ts";
import { Snapshot } from "./snapshot.ts";
import { type Seen, until } from "./until.ts";
import { type NewUser, Workspace, type WorkspaceChange } from "./workspace.ts";

export interface FakeSlackOptions {
  /** Where the app takes signed requests; can be set later. */
  readonly requestUrl?: string;
  readonly signingSecret: string;
  readonly botToken: string;
  /** What response_urls start with, no slash at the end; can be set later. */
  readonly publicUrl: string;
  /** The learning clock: time stamps of messages and events. */
  readonly now: () => number;
  /** Users and messages survive in this file. */
  readonly snapshotFile?: string;
  /** Ledger entries kept; unlimited when left out. */
  readonly ledgerLimit?: number;
  /** Slack waits 0 s, 1 min and 5 min before it tries an event again. */
  readonly retryDelaysMs?: readonly number[];
  /** Slack waits 3 s for the app. */
  readonly appTimeoutMs?: number;
  /** Decides which calls a fault with a `share` hits. */
  readonly seed?: number;
  /** Refuse calls beyond Slack's documented rates. */
  readonly enforceRateLimits?: boolean;
  /** For the expiry of response_urls and the rates. */
  readonly machineNow?: () => number;
  /** Several workspaces at once need different ids. */
  readonly app?: Partial<AppIdentity>;
  readonly warn?: (line: string) => void;
}

export type Change = WorkspaceChange | { readonly kind: "ledger"; readonly entry: LedgerEntry };

const SLACK_RETRY_DELAYS_MS = [0, 60_000, 300_000];
const SLACK_APP_TIMEOUT_MS = 3_000;

/** A Slack workspace that lives in memory: its people, its messages, its protocol, its bad days. Serve it with `slackRoutes`. */
export class FakeSlack {
  readonly app: AppIdentity;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly desk: ApiDesk;
  publicUrl: string;
  readonly #workspace: Workspace;
  readonly #door: AppDoor;
  readonly #acts: Acts;
  readonly #replyUrls: ReplyUrls;
  readonly #snapshot: Snapshot | undefined;
  readonly #listeners = new Set<(change: Change) => void>();
  #botToken: string;
  #installed = true;
  #extra: unknown;

  constructor(options: FakeSlackOptions) {
    const { signingSecret, now, machineNow = Date.now, warn = toStandardError } = options;
    this.app = { ...PLAYGROUND_APP, ...options.app };
    this.publicUrl = options.publicUrl;
    this.#botToken = options.botToken;
    this.faults = new Faults(options.seed ?? 1);
    this.ledger = new Ledger(options.ledgerLimit ?? Infinity, now, (entry) => this.#tell({ kind: "ledger", entry }));
    this.#workspace = new Workspace(this.app, now, (change) => this.#changed(change));
    const { appTimeoutMs: timeoutMs = SLACK_APP_TIMEOUT_MS, retryDelaysMs = SLACK_RETRY_DELAYS_MS } = options;
    this.#door = new AppDoor({ signingSecret, ledger: this.ledger, timeoutMs, retryDelaysMs });
    this.#door.requestUrl = options.requestUrl;
    this.#replyUrls = new ReplyUrls(machineNow);
    const [workspace, door, faults, ledger, replyUrls] = [this.#workspace, this.#door, this.faults, this.ledger, this.#replyUrls];
    this.#acts = new Acts({ workspace, door, faults, now, replyUrlFor: (kind, context) => this.#replyUrlFor(kind, context) });
    const limits = options.enforceRateLimits ? new RateLimits(machineNow) : undefined;
    this.desk = new ApiDesk({ workspace, ledger, faults, replyUrls, limits, refuseToken: (token) => this.#refuseToken(token) });
    this.#snapshot = options.snapshotFile === undefined ? undefined : new Snapshot(options.snapshotFile, () => this.#save(), warn);
    this.#restore();
  }

  get requestUrl(): string | undefined {
    return this.#door.requestUrl;
  }

  set requestUrl(url: string | undefined) {
    this.#door.requestUrl = url;
  }

  /** Whatever the host wants to find again after a restart; must be JSON. */
  get extra(): unknown {
    return this.#extra;
  }

  set extra(extra: unknown) {
    this.#extra = extra;
    this.#snapshot?.changed();
  }

  // ── The stage ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Adding a known id again gives the user it has. */
  addUser(user: NewUser): SlackUser {
    return this.#workspace.addUser(user);
  }

  get users(): readonly SlackUser[] {
    return [...this.#workspace.users.values()];
  }

  /** The account is closed; the app hears nothing of it, as in Slack without further scopes. */
  deactivate(ref: UserRef): void {
    this.#workspace.deactivate(idOf(ref));
  }

  /** Removes the app: its token is dead at once, then it is told. */
  uninstall(): Promise<AppAnswer> {
    this.#installed = false;
    return this.#acts.event({ type: "app_uninstalled" });
  }

  /** Installs the app again, with a new token if one is given. */
  reinstall(botToken = this.#botToken): void {
    this.#botToken = botToken;
    this.#installed = true;
  }

  // ── What people do; each resolves with the app's (first) answer ──────────────────────────────────────────────────

  /** The user looks at the direct message with the bot. */
  openDm(ref: UserRef): Promise<AppAnswer> {
    return this.#acts.openDm(ref);
  }

  say(ref: UserRef, text: string): Promise<AppAnswer> {
    return this.#acts.say(ref, text);
  }

  /** What the app answers in the acknowledgement is shown to the user, as Slack does. */
  async command(ref: UserRef, command: string, text = ""): Promise<AppAnswer> {
    const { answer, context } = await this.#acts.command(ref, command, text);
    if (answer.outcome !== "acknowledged") return answer;
    const shown = showCommandAnswer(this.#workspace, context, answer.contentType, answer.body);
    if (shown && !shown.answer.ok) throw new Error(`The app's answer to ${command} cannot be shown: ${JSON.stringify(shown.answer)}`);
    return answer;
  }

  /** `fake.click(user, { label: "Start" })`, or by ids. */
  click(ref: UserRef, target: Target): Promise<AppAnswer> {
    return this.#acts.click(ref, target);
  }

  /** A click to `deliver` later or often, e.g. after its button is gone. */
  clickPayload(ref: UserRef, target: Target): Payload {
    return this.#acts.clickPayload(ref, target);
  }

  /** Sets which boxes are ticked, by position from 0; nothing is answered when Slack would not tell the app. */
  tick(ref: UserRef, target: Target, positions: readonly number[]): Promise<AppAnswer | undefined> {
    return this.#acts.tick(ref, target, positions);
  }

  fill(ref: UserRef, target: Target, text: string): Promise<AppAnswer | undefined> {
    return this.#acts.fill(ref, target, text);
  }

  /** Any event at all. */
  event(event: { readonly type: string; readonly user?: string } & Record<string, unknown>): Promise<AppAnswer> {
    return this.#acts.event(event);
  }

  /** The last request of this kind once more: same ids, fresh signature. */
  repeatLast(what: Payload["what"]): Promise<AppAnswer> {
    return this.#acts.repeatLast(what);
  }

  /** Any body, once, signed rightly unless told otherwise. */
  deliver(delivery: Delivery): Promise<AppAnswer> {
    return this.#door.send(delivery);
  }

  // ── Looking and waiting ──────────────────────────────────────────────────────────────────────────────────────────

  /** What stands in the user's direct message now, ephemeral ones included, oldest first. */
  messagesOf(ref: UserRef): KeptMessage[] {
    return this.#workspace.messagesIn(this.channelOf(ref));
  }

  /** What the user has ticked and filled in on a message. */
  stateOn(ref: UserRef, kept: KeptMessage): StateValues {
    return this.#acts.stateOn(idOf(ref), kept);
  }

  channelOf(ref: UserRef): string {
    return directMessageOf(idOf(ref));
  }

  /** Called for every message, user and ledger entry; gives the way to stop. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Waits until `look` gives something other than undefined, null or false, looking again at every change. */
  until<Found>(look: () => Found, timeoutMs = 5_000): Promise<Seen<Found>> {
    return until((listener) => this.onChange(listener), look, timeoutMs);
  }

  /** Resolves when no request to the app is under way and no retry waits. */
  idle(): Promise<void> {
    return this.#door.idle();
  }

  /** Lets go of held calls, gives up retries, writes the snapshot. */
  async close(): Promise<void> {
    this.faults.clear();
    await this.#door.close();
    await this.#snapshot?.write();
  }

  #refuseToken(token: string | undefined): string | undefined {
    if (token === undefined) return "not_authed";
    if (token !== this.#botToken) return "invalid_auth";
    return this.#installed ? undefined : "token_revoked";
  }

  #replyUrlFor(kind: "actions" | "commands", context: ReplyContext): string {
    return `${this.publicUrl}/hooks/${kind}/${this.app.teamId}/1/${this.#replyUrls.issue(context)}`;
  }

  #save() {
    return { workspace: this.#workspace.save(), extra: this.#extra };
  }

  #restore(): void {
    const saved = this.#snapshot?.load();
    if (!saved) return;
    this.#workspace.restore(saved.workspace);
    this.#extra = saved.extra;
  }

  #changed(change: WorkspaceChange): void {
    this.#snapshot?.changed();
    this.#tell(change);
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

const idOf = (ref: UserRef): string => (typeof ref === "string" ? ref : ref.id);

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
