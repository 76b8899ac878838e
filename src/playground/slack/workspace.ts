import { directMessageOf, newUserId, timestampOf } from "./ids.ts";
import type { AppIdentity, KeptMessage, SlackMessage, SlackUser } from "./slack-objects.ts";

export interface NewUser {
  readonly name: string;
  readonly tz: string;
  readonly locale?: string;
  readonly id?: string;
}

export type WorkspaceChange =
  | { readonly kind: "posted" | "edited" | "removed"; readonly user: string; readonly kept: KeptMessage }
  | { readonly kind: "user"; readonly user: SlackUser };

/** A direct message between one user and the bot. */
interface Room {
  readonly user: string;
  readonly messages: Map<string, KeptMessage>;
  lastMicroseconds: number;
}

export type MessageDraft = Omit<SlackMessage, "type" | "ts" | "team">;
export type MessageEdit = Partial<Pick<SlackMessage, "text" | "blocks" | "metadata">>;

export interface SavedWorkspace {
  readonly users: SlackUser[];
  readonly rooms: { readonly user: string; readonly messages: KeptMessage[] }[];
}

/** The snapshot keeps this many messages a room: a limit on everything. */
const MAX_SAVED_MESSAGES = 1_000;

/** Users, direct messages and what was said in them. Knows no protocol. */
export class Workspace {
  readonly app: AppIdentity;
  readonly users = new Map<string, SlackUser>();
  readonly #rooms = new Map<string, Room>();
  readonly #now: () => number;
  readonly #changed: (change: WorkspaceChange) => void;

  constructor(app: AppIdentity, now: () => number, changed: (change: WorkspaceChange) => void) {
    this.app = app;
    this.#now = now;
    this.#changed = changed;
  }

  /** Adding a known id again gives the user it has. */
  addUser({ name, tz, locale = "en-GB", id = newUserId() }: NewUser): SlackUser {
    const known = this.users.get(id);
    if (known) return known;
    const user: SlackUser = { id, name, tz, locale, deleted: false };
    this.users.set(id, user);
    this.#changed({ kind: "user", user });
    return user;
  }

  deactivate(userId: string): void {
    const user = this.users.get(userId);
    if (!user) throw new Error(`No user ${userId} in the playground`);
    const gone = { ...user, deleted: true };
    this.users.set(userId, gone);
    this.#changed({ kind: "user", user: gone });
  }

  /** The user's direct message with the bot, opened if it was not. */
  open(userId: string): { readonly channel: string; readonly alreadyOpen: boolean } {
    const channel = directMessageOf(userId);
    const alreadyOpen = this.#rooms.has(channel);
    if (!alreadyOpen) this.#rooms.set(channel, { user: userId, messages: new Map(), lastMicroseconds: 0 });
    return { channel, alreadyOpen };
  }

  /** Whose direct message this is; nothing for a channel nobody opened. */
  ownerOf(channel: string): string | undefined {
    return this.#rooms.get(channel)?.user;
  }

  post(channel: string, draft: MessageDraft, onlyFor?: string): KeptMessage {
    const room = this.#room(channel);
    const message: SlackMessage = { type: "message", ...draft, ts: this.#nextTimestamp(room), team: this.app.teamId };
    const kept: KeptMessage = onlyFor === undefined ? { channel, message } : { channel, onlyFor, message };
    room.messages.set(message.ts, kept);
    this.#changed({ kind: "posted", user: room.user, kept });
    return kept;
  }

  edit(was: KeptMessage, edit: MessageEdit): KeptMessage {
    const room = this.#room(was.channel);
    const edited = { user: was.message.user, ts: timestampOf(Math.floor(this.#now()) * 1000) };
    const kept: KeptMessage = { ...was, message: { ...was.message, ...edit, edited } };
    room.messages.set(was.message.ts, kept);
    this.#changed({ kind: "edited", user: room.user, kept });
    return kept;
  }

  remove(kept: KeptMessage): void {
    const room = this.#room(kept.channel);
    room.messages.delete(kept.message.ts);
    this.#changed({ kind: "removed", user: room.user, kept });
  }

  find(channel: string, ts: string): KeptMessage | undefined {
    return this.#rooms.get(channel)?.messages.get(ts);
  }

  /** All that stands in a direct message now, oldest first. */
  messagesIn(channel: string): KeptMessage[] {
    return [...(this.#rooms.get(channel)?.messages.values() ?? [])];
  }

  save(): SavedWorkspace {
    const rooms = [...this.#rooms.values()].map(({ user, messages }) => ({ user, messages: [...messages.values()].slice(-MAX_SAVED_MESSAGES) }));
    return { users: [...this.users.values()], rooms };
  }

  restore(saved: SavedWorkspace): void {
    for (const user of saved.users) this.users.set(user.id, user);
    for (const { user, messages } of saved.rooms) {
      const room = this.#room(this.open(user).channel);
      for (const kept of messages) room.messages.set(kept.message.ts, kept);
      room.lastMicroseconds = Math.max(0, ...messages.map(({ message }) => Math.round(Number(message.ts) * 1e6)));
    }
  }

  #room(channel: string): Room {
    const room = this.#rooms.get(channel);
    if (!room) throw new Error(`No channel ${channel} in the playground`);
    return room;
  }

  /** Unique in the room, and never before the message above it even when the learning clock was turned back. */
  #nextTimestamp(room: Room): string {
    room.lastMicroseconds = Math.max(Math.floor(this.#now()) * 1000, room.lastMicroseconds + 1);
    return timestampOf(room.lastMicroseconds);
  }
}
