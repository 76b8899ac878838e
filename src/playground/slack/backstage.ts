import type { Fillings } from "./fillings.ts";
import type { ReplyContext } from "./reply-urls.ts";
import type { Sender } from "./sender.ts";
import type { Triggers } from "./triggers.ts";
import type { Views } from "./views.ts";
import type { Workspace } from "./workspace.ts";

export type ReplyKind = "actions" | "commands" | "app";

/** What all acts of people need. */
export interface Backstage {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly fillings: Fillings;
  readonly triggers: Triggers;
  readonly sender: Sender;
  /** Learning time, ms since 1970. */
  readonly now: () => number;
  readonly replyUrlFor: (kind: ReplyKind, context: ReplyContext) => string;
}
