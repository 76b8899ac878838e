import type { AppAnswer, AppDoor, Delivery } from "./app-door.ts";
import type { Faults } from "./faults.ts";
import type { Payload } from "./payloads.ts";

/** Sends what people do to the app, with the faults that were ordered, and remembers the last of each kind. */
export class Sender {
  readonly #door: AppDoor;
  readonly #faults: Faults;
  readonly #last = new Map<string, Payload>();

  constructor(door: AppDoor, faults: Faults) {
    this.#door = door;
    this.#faults = faults;
  }

  send(payload: Payload): Promise<AppAnswer> {
    this.#last.set(payload.what, payload);
    if (this.#faults.next(payload.what, false)?.fault.kind === "duplicate") void this.#door.send(again(payload));
    return payload.what === "event" ? this.#door.sendEvent(payload) : this.#door.send(payload);
  }

  /** The last request of this kind once more, signed anew but otherwise the same. */
  repeatLast(what: Payload["what"]): Promise<AppAnswer> {
    const last = this.#last.get(what);
    if (!last) throw new Error(`No ${what} was sent yet`);
    return this.#door.send(again(last));
  }
}

/** Slack marks a repeated event as a retry; a repeated click or command looks like the first. */
function again(payload: Payload): Delivery {
  return payload.what === "event" ? { ...payload, headers: { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" } } : payload;
}
