import type { AppAnswer } from "./app-door.ts";
import type { Backstage } from "./backstage.ts";
import { TIME_OF_DAY } from "./blocks/elements.ts";
import { dndUpdatedEvent, eventPayload, type SlackEvent, userChangeEvent } from "./payloads.ts";
import type { DndHours, SlackUser } from "./slack-objects.ts";
import { idOf, type UserRef } from "./user-ref.ts";

/** What happens to people's accounts. Resolves with the app's answer, or with nothing when the app does not subscribe to the event. */
export class PeopleActs {
  readonly #stage: Backstage;
  readonly #events: readonly string[];

  constructor(stage: Backstage, events: readonly string[]) {
    this.#stage = stage;
    this.#events = events;
  }

  change(ref: UserRef, change: Partial<Pick<SlackUser, "name" | "tz" | "deleted">>): Promise<AppAnswer | undefined> {
    const { workspace, now } = this.#stage;
    return this.#tell(userChangeEvent(workspace.app, workspace.changeUser(idOf(ref), change), now()));
  }

  setDnd(ref: UserRef, dnd: DndHours | undefined): Promise<AppAnswer | undefined> {
    const { workspace, now } = this.#stage;
    if (dnd && !(TIME_OF_DAY.test(dnd.from) && TIME_OF_DAY.test(dnd.until))) throw new Error(`Hours are written as HH:MM: ${JSON.stringify(dnd)}`);
    return this.#tell(dndUpdatedEvent(workspace.changeUser(idOf(ref), { dnd }), now()));
  }

  /** No minutes end a snooze. */
  snooze(ref: UserRef, minutes: number): Promise<AppAnswer | undefined> {
    const { workspace, now } = this.#stage;
    return this.#tell(dndUpdatedEvent(workspace.changeUser(idOf(ref), { snoozedUntil: now() + minutes * 60_000 }), now()));
  }

  async #tell(event: SlackEvent): Promise<AppAnswer | undefined> {
    const { workspace, sender, now } = this.#stage;
    return this.#events.includes(event.type) ? sender.send(eventPayload(workspace.app, now(), event)) : undefined;
  }
}
