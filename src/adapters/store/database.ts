import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { type Prisma, PrismaClient } from "../../generated/prisma/client.ts";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

/** Either may run a query. */
export type Runner = Database | Transaction;

/** A planning batch under load takes well under a second; whatever takes this long has gone wrong. */
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/** One process keeps no more than this many busy, and more of them at once only get into each other's way. */
const CONNECTIONS = 4;

/** Connections are opened on demand; nothing fails here when the server is away. */
export function openDatabase(connection: PoolConfig, onError: (error: Error) => void): Database {
  const adapter = new PrismaPg(
    { max: CONNECTIONS, ...connection },
    { statementNameGenerator: statementName, onPoolError: onError, onConnectionError: onError },
  );
  return new PrismaClient({ adapter, transactionOptions: TRANSACTION });
}

/** The server keeps a plan per name: the same text must always get the same name. Lists of values make texts without end, so long ones get none. */
function statementName({ sql }: { readonly sql: string }): string {
  return `f${createHash("sha1").update(sql).digest("hex").slice(0, 20)}`;
}

/** Runs raw SQL with `$1`-style parameters; rows come back as objects. */
export async function rows<Row>(runner: Runner, sql: string, ...values: unknown[]): Promise<Row[]> {
  return runner.$queryRawUnsafe<Row[]>(sql, ...values);
}

/** Columns of many rows as one parameter, read by `jsonb_to_recordset`: one statement however many rows. */
export const many = (values: readonly object[]): string => JSON.stringify(values);
