import cron, { type RunCoordinator } from "node-cron";

/** Runs SQL; `rowCount` counts rows returned. */
export type Query = (text: string, values: readonly unknown[]) => Promise<{ readonly rowCount: number }>;

export interface EveryMinute {
  stop(): Promise<void>;
}

/** Leases are for one tick only; a day is more than any clock is off. */
const KEPT = "1 day";

/**
 * Calls `run` once a minute, in one process of however many: whoever inserts the tick's key first. A tick that is missed is not made up for: what is
 * due are rows, and the next tick finds them.
 */
export function everyMinute({ query, run, onError }: { query: Query; run: () => Promise<void>; onError: (error: Error) => void }): EveryMinute {
  const task = cron.schedule("* * * * *", run, { name: "fundi", distributed: true, noOverlap: true, runCoordinator: oncePerTick(query) });
  task.on("execution:failed", ({ execution }) => onError(execution?.error ?? new Error("the tick failed")));
  return { stop: async () => void (await task.destroy()) };
}

function oncePerTick(query: Query): RunCoordinator {
  return {
    async shouldRun(key, ttlMs) {
      await query(`DELETE FROM tick_lease WHERE until < now() - interval '${KEPT}'`, []);
      // Not "where the lease has ended": a process whose clock is late must not run the same tick again.
      const { rowCount } = await query(
        "INSERT INTO tick_lease (key, until) VALUES ($1, now() + $2::int * interval '1 ms') ON CONFLICT (key) DO NOTHING RETURNING 1 AS won",
        [key, ttlMs],
      );
      return rowCount === 1;
    },
  };
}
