import type { ClockState, Learner } from "../page-types.ts";
import { onPress } from "./busy.ts";
import { byId } from "./dom.ts";
import { type Destination, server } from "./server.ts";
import { hour, shortDay } from "./zone-time.ts";

const WORDS: Readonly<Record<Destination, string>> = {
  hour: "Travelling to the next hour…",
  morning: "Travelling to the next morning…",
  monday: "Travelling to next Monday…",
};

/** The learner's wall clock, the ways to move it, and the switch that takes Fundi offline. */
export class ClockPanel {
  readonly #currentLearner: () => Learner | undefined;
  #clock: ClockState = { now: Date.now(), online: true, travelling: false };
  /** When the clock was told, on this computer's steady clock. */
  #toldAt = performance.now();

  constructor(currentLearner: () => Learner | undefined) {
    this.#currentLearner = currentLearner;
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-to]")) {
      const to = button.dataset["to"] as Destination;
      onPress(button, WORDS[to], () => this.#travel(to));
    }
    onPress(byId("online-switch"), "One moment…", () => this.#switch());
    setInterval(() => this.show(), 1_000);
  }

  /** Learning time, ms since 1970. */
  now(): number {
    return this.#clock.now + performance.now() - this.#toldAt;
  }

  set(clock: ClockState): void {
    this.#clock = clock;
    this.#toldAt = performance.now();
    this.show();
  }

  show(): void {
    const learner = this.#currentLearner();
    byId("clock").hidden = learner === undefined;
    if (!learner) return;
    const { online, travelling } = this.#clock;
    const ms = this.now();
    setText("clock-hour", hour(ms, learner.zone));
    setText("clock-day", shortDay(ms, learner.zone));
    setText("clock-zone", `${learner.name}’s time in ${learner.zone.replaceAll("_", " ")}${difference(ms)}`);
    setText("online-words", online ? "Fundi is running." : "Fundi is offline: nothing is sent or answered.");
    setText("online-switch", online ? "Take Fundi offline" : "Bring Fundi back");
    byId("online").dataset["online"] = String(online);
    byId("clock").dataset["travelling"] = String(travelling);
  }

  async #travel(to: Destination): Promise<void> {
    const learner = this.#currentLearner();
    if (learner) this.set(await server.travel(learner.id, to));
  }

  async #switch(): Promise<void> {
    this.set(await server.setOnline(!this.#clock.online));
  }
}

/** How far the learning clock has left this computer's behind. */
function difference(ms: number): string {
  const hours = Math.round((ms - Date.now()) / 3_600_000);
  if (hours <= 0) return "";
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  const parts = [days > 0 ? `${days} ${days === 1 ? "day" : "days"}` : "", rest > 0 ? `${rest} h` : ""].filter(Boolean);
  return `, ${parts.join(" ")} ahead of yours`;
}

/** Writing the same text again would make a screen reader speak and lose a selection. */
function setText(id: string, text: string): void {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}
