import type { DeliveryId, EventKey } from "../domain/ids.ts";

/** Not done: ask again after so long. */
export interface Again {
  readonly againMs: number;
}

/**
 * Work that waits in our tables. Losing a ring loses no work: whoever looks for stale work rings again. `round` tells a ring from the ones before it
 * for the same work; the same ring twice is one. `urgent`: somebody is waiting in front of the chat.
 */
export type Ring = RingFacts &
  ({ readonly kind: "handle"; readonly event: EventKey } | { readonly kind: "deliver"; readonly delivery: DeliveryId; readonly urgent?: true });

interface RingFacts {
  readonly round?: number;
  readonly afterMs?: number;
}

/** The store's open transaction: a ring inside it is undone with it. */
export interface OpenTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface Doorbell {
  ring(rings: readonly Ring[], within?: OpenTransaction): Promise<void>;
}
