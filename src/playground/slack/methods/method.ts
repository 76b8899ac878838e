import type { Fillings } from "../fillings.ts";
import type { OAuth } from "../oauth.ts";
import type { KeptMessage, SlackView } from "../slack-objects.ts";
import type { Triggers } from "../triggers.ts";
import type { Views } from "../views.ts";
import type { Workspace } from "../workspace.ts";

/** What a method answers, and for the ledger what it was about. */
export interface MethodResult {
  readonly answer: { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;
  readonly channel?: string;
  readonly kept?: KeptMessage;
  readonly user?: string;
  readonly view?: SlackView;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** What methods work on. */
export interface MethodWorld {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly fillings: Fillings;
  readonly triggers: Triggers;
  /** Nothing when the app cannot be installed by OAuth. */
  readonly oauth: OAuth | undefined;
  /** Nothing when Socket Mode is off. */
  readonly socketUrl: (() => string) | undefined;
  /** Learning time, ms since 1970. */
  readonly now: () => number;
}

export type Method = (world: MethodWorld, args: Arguments) => MethodResult;

export function failed(error: string, messages?: readonly string[]): MethodResult {
  return { answer: { ok: false, error, ...(messages ? { response_metadata: { messages } } : {}) } };
}
