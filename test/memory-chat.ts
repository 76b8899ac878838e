import type { DeliveryId, GroupQuizId } from "../src/core/domain/ids.ts";
import type { Address, Channel, Chat, FindOutcome, MessageRef, Profile, SendOutcome } from "../src/core/ports.ts";
import type { Action } from "../src/core/views/action.ts";
import type { AnswerForm } from "../src/core/views/answer-form.ts";
import type { View } from "../src/core/views/view.ts";

export interface KeptMessage {
  readonly to: string;
  readonly id: DeliveryId | GroupQuizId;
  readonly ref: MessageRef;
  view: View;
  rewrites: number;
}

/** A chat in memory: keeps what arrived, and answers as it is told to. */
export class MemoryChat implements Chat {
  readonly messages: KeptMessage[] = [];
  readonly profiles = new Map<string, Profile>();
  /** What the next sends come to; `accepted` messages arrive whatever is answered. */
  readonly answers: { readonly outcome: SendOutcome; readonly accepted: boolean }[] = [];
  readonly whispers: { readonly to: string; readonly conversation: string; readonly view: View }[] = [];
  readonly forms: { readonly to: string; readonly form: AnswerForm; readonly message: MessageRef }[] = [];
  readonly homes = new Map<string, View>();
  isAway = false;

  async send(to: Address, id: DeliveryId, view: View, begin: () => Promise<boolean>): Promise<SendOutcome> {
    if (!(await begin())) return { kind: "throttled", retryAfterMs: 0 };
    const told = this.answers.shift();
    if (told && !told.accepted) return told.outcome;
    const ref = { conversation: `D-${to.user}`, message: String(this.messages.length + 1) };
    this.messages.push({ to: to.user, id, ref, view, rewrites: 0 });
    return told?.outcome ?? { kind: "sent", message: ref };
  }

  async find(to: Address, id: DeliveryId): Promise<FindOutcome> {
    if (this.isAway) return { kind: "unclear", detail: "away" };
    const found = this.messages.find((message) => message.to === to.user && message.id === id);
    return found ? { kind: "found", message: found.ref } : { kind: "absent" };
  }

  async rewrite(_to: Pick<Address, "workspace">, message: MessageRef, _id: DeliveryId | GroupQuizId, view: View): Promise<SendOutcome> {
    const found = this.messages.find(({ ref }) => ref.message === message.message && ref.conversation === message.conversation);
    if (!found) return { kind: "refused", reason: "bad-message", detail: "no such message" };
    found.view = view;
    found.rewrites++;
    return { kind: "sent", message };
  }

  async announce({ conversation }: Channel, id: GroupQuizId, view: View): Promise<SendOutcome> {
    const told = this.answers.shift();
    if (told && !told.accepted) return told.outcome;
    const ref = { conversation, message: String(this.messages.length + 1) };
    this.messages.push({ to: conversation, id, ref, view, rewrites: 0 });
    return told?.outcome ?? { kind: "sent", message: ref };
  }

  async whisper({ user }: Address, view: View, { conversation }: { readonly conversation: string }): Promise<void> {
    this.whispers.push({ to: user, conversation, view });
  }

  async openForm({ user }: Address, trigger: string, form: AnswerForm, message: MessageRef): Promise<"opened" | "too-late"> {
    if (trigger === "expired") return "too-late";
    this.forms.push({ to: user, form, message });
    return "opened";
  }

  async showHome({ user }: Address, view: View): Promise<SendOutcome["kind"]> {
    this.homes.set(user, view);
    return "sent";
  }

  async profile(to: Address): Promise<Profile | undefined> {
    return this.isAway ? undefined : (this.profiles.get(to.user) ?? { name: to.user, zone: "Europe/Berlin", locale: "en" });
  }

  messagesOf({ user }: Address): KeptMessage[] {
    return this.messages.filter(({ to }) => to === user);
  }

  last(address: Address): KeptMessage {
    const found = this.messagesOf(address).at(-1);
    if (!found) throw new Error(`nothing was sent to ${address.user}`);
    return found;
  }

  actionsOf(view: View): Action[] {
    return view.blocks.flatMap((block): Action[] => {
      if (block.type === "buttons") return block.buttons.map(({ action }) => action);
      if (block.type === "menu") return block.options.map(({ action }) => action);
      return block.type === "form" ? [{ type: "fill", item: block.form.item }] : [];
    });
  }
}
