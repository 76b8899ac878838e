import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg, { type ClientBase, type Pool, type PoolConfig } from "pg";
import { type Prisma, PrismaClient } from "../../generated/prisma/client.ts";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

/** Either may run what Prisma knows. */
export type Client = Database | Transaction;
/** Any of these may run SQL. */
export type Runner = Client | PlainTransaction;

/** A planning batch under load takes well under a second; whatever takes this long has gone wrong. */
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/** One process keeps no more than this many busy, and more of them at once only get into each other's way. */
const CONNECTIONS = 4;
const CONNECTED_WITHIN_MS = 10_000;

/** SQL goes straight to the pool that Prisma uses: by way of Prisma a statement costs four times the CPU, and a transaction five times. */
const pools = new WeakMap<object, Pool>();

/** Connections are opened on demand; nothing fails here when the server is away. */
export function openDatabase(connection: PoolConfig, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({ max: CONNECTIONS, connectionTimeoutMillis: CONNECTED_WITHIN_MS, ...connection });
  // A connection that breaks while nobody uses it.
  pool.on("error", onError);
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql), onConnectionError: onError });
  const database = new PrismaClient({ adapter, transactionOptions: TRANSACTION });
  pools.set(database, pool);
  return database;
}

export async function closeDatabase(database: Database): Promise<void> {
  await database.$disconnect();
  await pools.get(database)?.end();
}

/** The server keeps a plan per name: the same text must always get the same name. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `f${createHash("sha1").update(sql).digest("hex").slice(0, 20)}`;
  // Texts of ours are few; those that Prisma makes of lists of values are not.
  if (names.size < NAMES_AT_MOST) names.set(sql, name);
  return name;
}

const NAMES_AT_MOST = 1_000;
const names = new Map<string, string>();

/** Runs SQL with `$1`-style parameters; rows come back as objects. */
export async function rows<Row>(runner: Runner, sql: string, ...values: unknown[]): Promise<Row[]> {
  const { pool, client } = plainly(runner);
  if (client) return client.$queryRawUnsafe<Row[]>(sql, ...values);
  return (await pool.query<Row & object>(plainQuery(sql, values))).rows;
}

/** Runs SQL that returns nothing of interest; gives the number of rows it touched. */
export async function execute(runner: Runner, sql: string, ...values: unknown[]): Promise<number> {
  const { pool, client } = plainly(runner);
  if (client) return client.$executeRawUnsafe(sql, ...values);
  return (await pool.query(plainQuery(sql, values))).rowCount ?? 0;
}

/** A transaction of Prisma's has its connection to itself. */
function plainly(
  runner: Runner,
): { readonly pool: Pick<Pool, "query">; readonly client?: never } | { readonly pool?: never; readonly client: Client } {
  if (runner instanceof PlainTransaction) return { pool: runner.connection };
  const pool = pools.get(runner);
  return pool ? { pool } : { client: runner };
}

const INT8 = 20;

/** Large whole numbers come as Prisma gives them. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text") => (oid === INT8 ? BigInt : pg.types.getTypeParser(oid, format))) as typeof pg.types.getTypeParser,
};

const plainQuery = (text: string, values: readonly unknown[]) => ({ name: statementName(text), text, values: [...values], types: TYPES });

/** A transaction that runs SQL only. */
export class PlainTransaction {
  readonly connection: ClientBase;

  constructor(connection: ClientBase) {
    this.connection = connection;
  }
}

/** Whoever waits longer for a lock has met a bug. */
const BEGIN = "BEGIN; SET LOCAL lock_timeout = '30s'";

/** Runs `work` in one transaction; when it throws, nothing has happened. */
export async function plainTransaction<Result>(database: Database, work: (tx: PlainTransaction) => Promise<Result>): Promise<Result> {
  const connection = await (pools.get(database) as Pool).connect();
  let broken: Error | undefined;
  // The statement under way fails with it; without a listener the process would end.
  const onError = (error: Error): void => {
    broken = error;
  };
  connection.on("error", onError);
  try {
    await connection.query(BEGIN);
    const result = await work(new PlainTransaction(connection));
    await connection.query("COMMIT");
    return result;
  } catch (error) {
    await connection.query("ROLLBACK").catch(onError);
    throw error;
  } finally {
    connection.off("error", onError);
    connection.release(broken);
  }
}

/** Columns of many rows as one parameter, read by `jsonb_to_recordset`: one statement however many rows. */
export const many = (values: readonly object[]): string => JSON.stringify(values);
