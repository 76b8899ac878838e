import type { Block } from "./blocks/block-kit.ts";

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly tz: string;
  /** As Slack writes it, e.g. `en-GB`. */
  readonly locale: string;
  readonly deleted: boolean;
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

/** Where something acted on is found. What is left out is looked up in the user's newest messages. */
export interface Target {
  readonly channel?: string;
  readonly ts?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  /** The visible words of a button. */
  readonly label?: string;
}
