import pg from "pg";
import { afterEach } from "vitest";
import { type Jobs, type JobsOptions, openJobs } from "../../../src/adapters/jobs/jobs.ts";
import type { DeliveryId, EventKey } from "../../../src/core/domain/ids.ts";
import type { OpenTransaction, Ring } from "../../../src/core/ports.ts";
import { freshDatabase } from "../../database.ts";

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A database of the test's own, and as many queues on it as it likes. */
export class Bench {
  readonly told: string[] = [];
  readonly #connection: pg.ClientConfig;
  readonly #pool: pg.Pool;

  private constructor(connection: pg.ClientConfig, pool: pg.Pool) {
    this.#connection = connection;
    this.#pool = pool;
  }

  static async open(): Promise<Bench> {
    const connection = { ...(await freshDatabase()) };
    const pool = new pg.Pool({ ...connection, max: 4 });
    closing.push(() => pool.end());
    return new Bench(connection, pool);
  }

  async jobs(queue: JobsOptions["queue"] = {}): Promise<Jobs> {
    const onError = (error: Error, where: string): void => void this.told.push(`${where.split(" ")[0]}: ${error.message}`);
    const jobs = await openJobs(this.#connection as Parameters<typeof openJobs>[0], { onError, queue });
    closing.push(() => jobs.stop(1_000));
    return jobs;
  }

  query = async (text: string, values: readonly unknown[] = []): Promise<{ rows: Record<string, unknown>[]; rowCount: number }> => {
    const { rows } = await this.#pool.query(text, [...values]);
    return { rows, rowCount: rows.length };
  };

  /** Runs `work` in a transaction that ends as told. */
  async within(end: "COMMIT" | "ROLLBACK", work: (open: OpenTransaction) => Promise<void>): Promise<void> {
    const client = await this.#pool.connect();
    await client.query("BEGIN");
    await work({ executeSql: (text, values) => client.query(text, values) });
    await client.query(end);
    client.release();
  }

  /** Jobs by queue and state, e.g. `deliver completed: 2`. */
  async states(): Promise<string[]> {
    const { rows } = await this.query(
      "SELECT name || ' ' || state || ': ' || count(*) AS line FROM pgboss.job WHERE name NOT LIKE '\\_\\_%' GROUP BY name, state ORDER BY 1",
    );
    return rows.map(({ line }) => String(line));
  }
}

export const delivery = (id: string, more: { urgent?: true; round?: number; afterMs?: number } = {}): Ring => ({
  kind: "deliver",
  delivery: id as DeliveryId,
  ...more,
});
export const event = (key: string): Ring => ({ kind: "handle", event: key as EventKey });

/** Waits for something that happens by itself. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 12_000): Promise<void> {
  const since = performance.now();
  while (!(await isSo())) {
    if (performance.now() - since > limitMs) throw new Error(`still not so after ${limitMs} ms`);
    await new Promise((again) => setImmediate(again));
  }
}
