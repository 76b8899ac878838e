import { directMessageOf, newChannelId, newUserId, timestampOf } from "./ids.ts";
import type { AppIdentity, KeptMessage, SlackChannel, SlackMessage, SlackUser } from "./slack-objects.ts";

export interface NewUser {
  readonly name: string;
  readonly tz: string;
  readonly locale?: string;
  readonly id?: string;
}

export type MessageChange = "posted" | "edited" | "removed";

export type WorkspaceChange =
  /** In the direct message of this user. */
  | { readonly kind: MessageChange; readonly user: string; readonly kept: KeptMessage }
  | { readonly kind: "in-channel"; readonly change: MessageChange; readonly kept: KeptMessage }
  | { readonly kind: "channel"; readonly channel: SlackChannel }
  | { readonly kind: "user"; readonly user: SlackUser };

/** Where messages stand: the direct message between one user and the bot, or a channel, which has no `user`. */
interface Room {
  readonly user?: string;
  readonly messages: Map<string, KeptMessage>;
  lastMicroseconds: number;
}

export type MessageDraft = Omit<SlackMessage, "type" | "ts" | "team">;
export type MessageEdit = Partial<Pick<SlackMessage, "text" | "blocks" | "metadata">>;

export interface SavedWorkspace {
  readonly users: SlackUser[];
  readonly rooms: { readonly user: string; readonly messages: KeptMessage[] }[];
  /** Missing in files written before there were channels. */
  readonly channels?: (SlackChannel & { readonly messages: KeptMessage[] })[];
}

/** The snapshot keeps this many messages a room: a limit on everything. */
const MAX_SAVED_MESSAGES = 1_000;

/** Users, direct messages, channels and what was said in them. Knows no protocol. */
export class Workspace {
  readonly app: AppIdentity;
  readonly users = new Map<string, SlackUser>();
  readonly channels = new Map<string, SlackChannel>();
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

  changeUser(userId: string, change: Partial<Omit<SlackUser, "id">>): SlackUser {
    const user = this.users.get(userId);
    if (!user) throw new Error(`No user ${userId} in the playground`);
    const changed = { ...user, ...change };
    this.users.set(userId, changed);
    this.#changed({ kind: "user", user: changed });
    return changed;
  }

  addChannel(name: string, members: readonly string[]): SlackChannel {
    const channel: SlackChannel = { id: newChannelId(), name, members, botIsIn: false };
    this.#keepChannel(channel, []);
    this.#changed({ kind: "channel", channel });
    return channel;
  }

  inviteBot(channelId: string): void {
    const was = this.channels.get(channelId);
    if (!was) throw new Error(`No channel ${channelId} in the playground`);
    const channel = { ...was, botIsIn: true };
    this.channels.set(channelId, channel);
    this.#changed({ kind: "channel", channel });
  }

  /** The user's direct message with the bot, opened if it was not. */
  open(userId: string): { readonly channel: string; readonly alreadyOpen: boolean } {
    const channel = directMessageOf(userId);
    const alreadyOpen = this.#rooms.has(channel);
    if (!alreadyOpen) this.#rooms.set(channel, emptyRoom(userId));
    return { channel, alreadyOpen };
  }

  /** Whose direct message this is; nothing for a channel, and for a direct message nobody opened. */
  ownerOf(channel: string): string | undefined {
    return this.#rooms.get(channel)?.user;
  }

  /** A channel, or a direct message that was opened. */
  knows(channel: string): boolean {
    return this.#rooms.has(channel);
  }

  /** A channel's name as payloads say it. */
  nameOf(channel: string): string {
    return this.channels.get(channel)?.name ?? "directmessage";
  }

  post(channel: string, draft: MessageDraft, onlyFor?: string): KeptMessage {
    const room = this.#room(channel);
    const message: SlackMessage = { type: "message", ...draft, ts: this.#nextTimestamp(room), team: this.app.teamId };
    const kept: KeptMessage = onlyFor === undefined ? { channel, message } : { channel, onlyFor, message };
    room.messages.set(message.ts, kept);
    this.#tell(room, "posted", kept);
    return kept;
  }

  edit(was: KeptMessage, edit: MessageEdit): KeptMessage {
    const room = this.#room(was.channel);
    const edited = { user: was.message.user, ts: timestampOf(Math.floor(this.#now()) * 1000) };
    const kept: KeptMessage = { ...was, message: { ...was.message, ...edit, edited } };
    room.messages.set(was.message.ts, kept);
    this.#tell(room, "edited", kept);
    return kept;
  }

  remove(kept: KeptMessage): void {
    const room = this.#room(kept.channel);
    room.messages.delete(kept.message.ts);
    this.#tell(room, "removed", kept);
  }

  find(channel: string, ts: string): KeptMessage | undefined {
    return this.#rooms.get(channel)?.messages.get(ts);
  }

  /** All that stands in a direct message or channel now, ephemeral messages included, oldest first. */
  messagesIn(channel: string): KeptMessage[] {
    return [...(this.#rooms.get(channel)?.messages.values() ?? [])];
  }

  save(): SavedWorkspace {
    const newest = (id: string) => this.messagesIn(id).slice(-MAX_SAVED_MESSAGES);
    const rooms = [...this.#rooms].flatMap(([id, { user }]) => (user === undefined ? [] : [{ user, messages: newest(id) }]));
    const channels = [...this.channels.values()].map((channel) => ({ ...channel, messages: newest(channel.id) }));
    return { users: [...this.users.values()], rooms, channels };
  }

  restore(saved: SavedWorkspace): void {
    for (const user of saved.users) this.users.set(user.id, user);
    for (const { user, messages } of saved.rooms) fillRoom(this.#room(this.open(user).channel), messages);
    for (const { messages, ...channel } of saved.channels ?? []) this.#keepChannel(channel, messages);
  }

  #keepChannel(channel: SlackChannel, messages: readonly KeptMessage[]): void {
    const room = emptyRoom();
    fillRoom(room, messages);
    this.channels.set(channel.id, channel);
    this.#rooms.set(channel.id, room);
  }

  #tell({ user }: Room, change: MessageChange, kept: KeptMessage): void {
    this.#changed(user === undefined ? { kind: "in-channel", change, kept } : { kind: change, user, kept });
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

function emptyRoom(user?: string): Room {
  return { user, messages: new Map(), lastMicroseconds: 0 };
}

function fillRoom(room: Room, messages: readonly KeptMessage[]): void {
  for (const kept of messages) room.messages.set(kept.message.ts, kept);
  room.lastMicroseconds = Math.max(0, ...messages.map(({ message }) => Math.round(Number(message.ts) * 1e6)));
}
