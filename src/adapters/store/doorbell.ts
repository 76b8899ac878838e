import type { Doorbell, OpenTransaction, Ring } from "../../core/ports.ts";
import type { Database, Transaction } from "./database.ts";

/** A transaction that may ring: its rings are undone with it. */
export interface Ringing {
  readonly tx: Transaction;
  readonly ring: (rings: readonly Ring[]) => Promise<void>;
}

export type Transact = <Result>(work: (ringing: Ringing) => Promise<Result>) => Promise<Result>;

export function transactions(database: Database, doorbell: Doorbell, options?: { readonly timeout: number }): Transact {
  return (work) =>
    database.$transaction((tx) => work({ tx, ring: async (rings) => (rings.length > 0 ? doorbell.ring(rings, opened(tx)) : undefined) }), options);
}

function opened(tx: Transaction): OpenTransaction {
  return { executeSql: async (text, values = []) => ({ rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values) }) };
}
