import type { Learner } from "../page-types.ts";
import { act, onPress } from "./busy.ts";
import { closeDialog, onEscape, openDialog } from "./dialogs.ts";
import { byId, el } from "./dom.ts";
import { server } from "./server.ts";
import { hour } from "./zone-time.ts";

const HOUR_MINUTES = 60;

/** What a learner sets for all of Slack and not in Fundi: where they are, and whether they want to be left alone. */
export class AccountDialog {
  readonly #dialog = byId<HTMLDialogElement>("account");
  readonly #zone = byId<HTMLSelectElement>("account-zone");
  readonly #now: () => number;
  #learner: Learner | undefined;

  constructor(now: () => number) {
    this.#now = now;
    this.#zone.append(...Intl.supportedValuesOf("timeZone").map(zoneOption));
    this.#zone.addEventListener("change", () => this.#move());
    onPress(byId("account-quiet"), "Waiting for Fundi…", () => this.#switchQuiet());
    byId("account-button").addEventListener("click", () => openDialog(this.#dialog));
    byId("account-close").addEventListener("click", () => closeDialog(this.#dialog));
    onEscape(this.#dialog, () => closeDialog(this.#dialog));
  }

  show(learner: Learner): void {
    this.#learner = learner;
    byId("account-title").textContent = `${learner.name}’s account`;
    // Some names of zones are known to Slack and not on the browser's list.
    if (![...this.#zone.options].some(({ value }) => value === learner.zone)) this.#zone.prepend(zoneOption(learner.zone));
    this.#zone.value = learner.zone;
    const isQuiet = this.#isQuiet(learner);
    byId("account-quiet-words").textContent = isQuiet
      ? `Do not disturb until ${hour(learner.quietUntil, learner.zone)}.`
      : "Notifications come at any time.";
    byId("account-quiet").textContent = isQuiet ? "End do not disturb" : "Do not disturb for an hour";
  }

  #isQuiet({ quietUntil }: Learner): boolean {
    return quietUntil > this.#now();
  }

  #move(): void {
    const [learner, zone] = [this.#learner, this.#zone.value];
    if (learner) void act("Changing the time zone…", () => server.setZone(learner.id, zone));
  }

  async #switchQuiet(): Promise<void> {
    if (this.#learner) await server.snooze(this.#learner.id, this.#isQuiet(this.#learner) ? 0 : HOUR_MINUTES);
  }
}

const zoneOption = (zone: string): HTMLOptionElement => el("option", { value: zone }, zone.replaceAll("_", " "));
