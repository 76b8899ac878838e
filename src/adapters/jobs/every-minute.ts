import cron, { type Logger, type RunCoordinator } from "node-cron";

/** Runs SQL; `rowCount` counts rows returned. */
export type Query = (text: string, values: readonly unknown[]) => Promise<{ readonly rowCount: number }>;

export interface EveryMinute {
  /** Begins no more looks, and waits for the one under way. */
  stop(): Promise<void>;
}

/** Leases are for one tick only; a day is more than any clock is off. */
const KEPT = "1 day";

/**
 * Calls `run` once a minute, in one process of however many: whoever inserts the tick's key first. A tick that is missed is not made up for: what is
 * due are rows, and the next tick finds them.
 */
export function everyMinute({ query, run, onError }: { query: Query; run: () => Promise<void>; onError: (error: Error) => void }): EveryMinute {
  let running = Promise.resolve();
  const task = cron.schedule("* * * * *", () => (running = run()), {
    name: "fundi",
    distributed: true,
    noOverlap: true,
    runCoordinator: oncePerTick(query),
    logger: onlyErrors(onError),
  });
  const stop = async (): Promise<void> => {
    await task.destroy();
    await running.catch(() => {}); // It was told when it failed.
  };
  return { stop };
}

/** A look that failed, or whose turn could not be found out. Left to itself, node-cron writes to the console; a look left out is found by the next. */
function onlyErrors(onError: (error: Error) => void): Logger {
  const silent = (): void => {};
  const error = (message: string | Error, cause?: Error): void => onError(cause ?? (message instanceof Error ? message : new Error(message)));
  return { debug: silent, info: silent, warn: silent, error };
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
