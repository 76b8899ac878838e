import { act } from "./busy.ts";
import { byId, el } from "./dom.ts";
import { menu } from "./menu.ts";
import { server } from "./server.ts";

/** Where what is typed goes: a learner's direct message or, with an id, a channel. */
export interface Writing {
  readonly learner: string;
  readonly channel?: { readonly id: string; readonly name: string };
}

type Word = readonly [word: string, purpose: string];

const FOR_A_CHANNEL: Word = ["quiz here", "Ask everybody in this channel a question"];

/** The words Fundi understands, each with what it is for. */
const COMMANDS: readonly Word[] = [
  ["learn", "Today's lesson"],
  ["quiz", "Review questions"],
  ["progress", "How far I am"],
  ["why", "What the badge still needs"],
  ["prove", "Show that you know it already"],
  ["badges", "What I have earned"],
  ["courses", "Courses to choose from"],
  ["settings", "Time, days and zone"],
  ["pause", "No lessons for a while"],
  ["resume", "Lessons again"],
  ["help", "What Fundi can do"],
  ["stop", "Leave Fundi"],
];

/** Where the learner types: a message, or a command that begins with a slash. */
export class Composer {
  readonly #text = byId<HTMLTextAreaElement>("text");
  /** What was begun in other places, so that it is not sent to the wrong one. */
  readonly #drafts = new Map<string, string>();
  #writing: Writing | undefined;

  constructor() {
    const form = byId<HTMLFormElement>("composer");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("input", () => this.#grow());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    menu(byId<HTMLButtonElement>("shortcuts"), [{ label: "Learn now", run: () => void this.#callUp("learn") }]);
  }

  /** Nothing: there is nowhere to write, and the composer hides. */
  writeTo(writing: Writing | undefined): void {
    if (this.#writing) this.#drafts.set(keyOf(this.#writing), this.#text.value);
    this.#writing = writing;
    byId("composer").hidden = writing === undefined;
    if (!writing) return;
    const { channel } = writing;
    this.#put(this.#drafts.get(keyOf(writing)) ?? "");
    this.#text.placeholder = channel ? `Message #${channel.name}` : "Message, or /fundi help";
    byId("text-label").textContent = `Message to ${channel ? `#${channel.name}` : "Fundi"}, or a command beginning with /fundi`;
    const words = channel ? [FOR_A_CHANNEL, ...COMMANDS] : COMMANDS;
    byId("commands").replaceChildren(...words.map((word) => this.#chip(word)));
  }

  /** The field is free at once for the next message. */
  async #send(): Promise<void> {
    const [writing, typed] = [this.#writing, this.#text.value.trim()];
    if (!writing || typed === "") return;
    const { learner, channel } = writing;
    const isCommand = typed.startsWith("/");
    this.#put("");
    this.#text.focus();
    const sent = await act("Waiting for Fundi…", () => (isCommand ? server.command : server.say)(learner, typed, channel?.id));
    // A message stands in the chat even when Fundi did not take it; a failed command would have to be typed again.
    const isFree = this.#writing !== undefined && keyOf(this.#writing) === keyOf(writing) && this.#text.value === "";
    if (!sent && isCommand && isFree) this.#put(typed);
  }

  async #callUp(callbackId: string): Promise<void> {
    const learner = this.#writing?.learner;
    if (learner !== undefined) await act("Waiting for Fundi…", () => server.shortcut(learner, callbackId));
  }

  #put(text: string): void {
    this.#text.value = text;
    this.#grow();
  }

  #grow(): void {
    this.#text.rows = Math.min(5, this.#text.value.split("\n").length);
  }

  #chip([word, purpose]: Word): HTMLElement {
    const chip = el("button", { type: "button", class: "chip", title: purpose, "aria-label": `/fundi ${word}: ${purpose}` }, word);
    chip.addEventListener("click", () => {
      this.#put(`/fundi ${word}`);
      this.#text.focus();
      this.#text.setSelectionRange(this.#text.value.length, this.#text.value.length);
    });
    return chip;
  }
}

const keyOf = ({ learner, channel }: Writing): string => `${learner}/${channel?.id ?? ""}`;
