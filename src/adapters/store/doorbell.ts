import type { Doorbell, OpenTransaction, Ring } from "../../core/ports.ts";
import { type Database, type PlainTransaction, plainTransaction, type Transaction } from "./database.ts";
import { gathered } from "./gather.ts";

const AT_ONCE = 100;

/** A transaction that may ring: its rings are undone with it. */
export interface Ringing {
  readonly tx: Transaction;
  readonly ring: (rings: readonly Ring[]) => Promise<void>;
}

export type Transact = <Result>(work: (ringing: Ringing) => Promise<Result>) => Promise<Result>;

/** The same with SQL only. */
export interface RingingPlainly extends Pick<Ringing, "ring"> {
  readonly tx: PlainTransaction;
}

export type TransactPlainly = <Result>(work: (ringing: RingingPlainly) => Promise<Result>) => Promise<Result>;

export function transactions(database: Database, doorbell: Doorbell, options?: { readonly timeout: number }): Transact {
  return (work) =>
    database.$transaction((tx) => work({ tx, ring: async (rings) => (rings.length > 0 ? doorbell.ring(rings, opened(tx)) : undefined) }), options);
}

function opened(tx: Transaction): OpenTransaction {
  return { executeSql: async (text, values = []) => ({ rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values) }) };
}

/**
 * The same for work that somebody waits for in great numbers: it rings once it is done, together with others. Whoever dies in between has rung for
 * nothing; the work stays in our tables, and is rung for again when it has waited too long.
 */
export function ringingAfterwards(database: Database, doorbell: Doorbell): TransactPlainly {
  const ringAll = gathered<readonly Ring[], undefined>(AT_ONCE, async (many) => {
    await doorbell.ring(many.flat());
    return many.map(() => undefined);
  });
  return async (work) => {
    const rings: Ring[] = [];
    const result = await plainTransaction(database, (tx) => work({ tx, ring: async (some) => void rings.push(...some) }));
    if (rings.length > 0) await ringAll(rings);
    return result;
  };
}
