import type { Block } from "./blocks/block-kit.ts";

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly tz: string;
  /** As Slack writes it, e.g. `en-GB`. */
  readonly locale: string;
  readonly deleted: boolean;
  /** Daily hours without notifications, as HH:MM in the user's zone. */
  readonly dnd?: DndHours;
  /** Notifications are paused until then, in learning time, ms since 1970. */
  readonly snoozedUntil?: number;
}

export interface DndHours {
  readonly from: string;
  readonly until: string;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Record<string, unknown>;
}

/** A message as the Web API shows it. Never changed: an edit makes a new one, so that the ledger keeps what was. */
export interface SlackMessage {
  readonly type: "message";
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly team: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly client_msg_id?: string;
  readonly blocks?: Block[];
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly metadata?: MessageMetadata;
}

/** A message and who can see it. */
export interface KeptMessage {
  readonly channel: string;
  /** Ephemeral: shown to this user only, and unknown to `conversations.history`. */
  readonly onlyFor?: string;
  readonly message: SlackMessage;
}

/** A public channel. */
export interface SlackChannel {
  /** "C…" */
  readonly id: string;
  readonly name: string;
  /** User ids. */
  readonly members: readonly string[];
  /** Whether the bot was invited. */
  readonly botIsIn: boolean;
}

/** A view as payloads and the Web API show it. Never changed: an update makes a new one with another hash. */
export interface SlackView {
  /** "V…" */
  readonly id: string;
  readonly type: "modal" | "home";
  readonly team_id: string;
  readonly app_id: string;
  readonly app_installed_team_id: string;
  readonly bot_id: string;
  readonly hash: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly private_metadata: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly blocks: Block[];
  /** What is filled in now, by block and action id. */
  readonly state: { readonly values: Record<string, Record<string, unknown>> };
  readonly title: PlainText | null;
  readonly submit: PlainText | null;
  readonly close: PlainText | null;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly submit_disabled: boolean;
}

interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji?: boolean | undefined;
}

/** The installed app, as payloads and `auth.test` name it. */
export interface AppIdentity {
  readonly teamId: string;
  readonly teamDomain: string;
  readonly teamName: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
}

export const PLAYGROUND_APP: AppIdentity = {
  teamId: "T0PLAYGROUND",
  teamDomain: "playground",
  teamName: "Fundi Playground",
  appId: "A0FUNDI",
  botId: "B0FUNDI",
  botUserId: "U0FUNDI",
};

/**
 * Where something acted on is found. A target that names no place (`view`, `channel`, `ts`) is looked up in the modal on top, else in
 * the newest messages of the user's direct message.
 */
export interface Target {
  readonly view?: "home" | "modal";
  readonly channel?: string;
  readonly ts?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  /** The visible words of a button. */
  readonly label?: string;
}
