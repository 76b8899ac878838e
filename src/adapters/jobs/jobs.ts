import { type ConstructorOptions, type JobResult, type JobWithMetadata, PgBoss, type QueueOptions, type WorkOptions } from "pg-boss";
import type { Again, Doorbell, OpenTransaction, Ring } from "../../core/ports.ts";
import { DEAD, type JobFacts, QUEUE, type QueueName, toJob } from "./queues.ts";

/** Where the jobs' tables are: whatever `pg` takes. */
export type JobsConnection = Pick<ConstructorOptions, "connectionString" | "host" | "port" | "user" | "password" | "database" | "ssl">;

/** What a ring is answered with. Asked again, the same work comes back in its next round. A throw is a bug or an outage, and tried again with growing gaps. */
export type Handlers = { readonly [Name in QueueName]: (ring: Ring & { kind: Name }) => Promise<Again | undefined> };

export interface JobsOptions {
  /** Once for each failure: background trouble of the queue, or a handler that threw. */
  readonly onError: (error: Error, where: string) => void;
  /** A job was tried as often as it may be. */
  readonly onDead?: (queue: QueueName) => void;
  /** Changes for tests. */
  readonly queue?: QueueOptions;
}

export interface Jobs extends Doorbell {
  /** Begins to work on the queues that have a handler; rings for the others are only kept. */
  work(handlers: Partial<Handlers>): Promise<void>;
  /** Takes no new jobs, waits for those under way for at most `graceMs`, and closes. */
  stop(graceMs: number): Promise<void>;
}

const SUPERVISE_S = 5;
const CONNECTIONS = 5;

// Several workers, so that one slow answer of a platform holds up its own batch only; few, because each asks the database for work while others wait to
// be acknowledged.
// An idle worker is woken by NOTIFY for new jobs, but polls for delayed ones: the gaps are what a learner waits for a retry.
const WORK = {
  batchSize: 12,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 1,
  localConcurrency: 3,
  includeMetadata: true,
} as const satisfies WorkOptions;

/** pg-boss as a doorbell: it wakes whoever does the work, and the truth stays in our tables. */
export async function openJobs(connection: JobsConnection, options: JobsOptions): Promise<Jobs> {
  const { onError, queue = {} } = options;
  const boss = new PgBoss({
    ...connection,
    max: CONNECTIONS,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_S,
    monitorIntervalSeconds: SUPERVISE_S,
  });
  let isStopping = false;
  // What a closing connection says then is no trouble.
  boss.on("error", (error) => (isStopping ? undefined : onError(error, "the job queue")));
  await boss.start();
  await boss.createQueue(DEAD);
  for (const name of ["handle", "deliver"] as const) {
    await boss.createQueue(name, { ...QUEUE, ...queue });
    // A queue that is there already keeps the settings it was made with.
    await boss.updateQueue(name, { ...QUEUE, ...queue });
  }
  const jobs: Jobs = {
    ring: (rings, within) => ring(boss, rings, within),
    async work(handlers) {
      if (handlers.handle) await workOn(boss, "handle", handlers.handle, jobs, options);
      if (handlers.deliver) await workOn(boss, "deliver", handlers.deliver, jobs, options);
    },
    stop(graceMs) {
      isStopping = true;
      return boss.stop({ graceful: true, timeout: graceMs });
    },
  };
  return jobs;
}

async function ring(boss: PgBoss, rings: readonly Ring[], within: OpenTransaction | undefined): Promise<void> {
  const options = within ? { db: within } : {};
  for (const [name, some] of Map.groupBy(rings, ({ kind }) => kind)) await boss.insert(name, some.map(toJob), options);
}

async function workOn<Name extends QueueName>(
  boss: PgBoss,
  name: Name,
  handler: Handlers[Name],
  doorbell: Doorbell,
  { onError, onDead = () => {} }: JobsOptions,
): Promise<void> {
  const failed = (error: Error, job: JobWithMetadata<JobFacts>): void => {
    onError(error, `${name} ${job.id}`);
    if (job.retryCount >= job.retryLimit) onDead(name);
  };
  await boss.work<JobFacts, JobResult[], typeof WORK>(name, WORK, (batch) =>
    Promise.all(
      batch.map((job) =>
        settle(
          job,
          () => answer(job, handler, doorbell),
          (error) => failed(error, job),
        ),
      ),
    ),
  );
}

/** Rings for the next round before this one ends: a crash in between does the work twice rather than never. */
async function answer<Name extends QueueName>({ data }: JobWithMetadata<JobFacts>, handler: Handlers[Name], doorbell: Doorbell): Promise<void> {
  const again = await handler(data.ring as Ring & { kind: Name });
  if (again) await doorbell.ring([{ ...data.ring, round: (data.ring.round ?? 0) + 1, afterMs: again.againMs }]);
}

/** One job's failure is its own, not its batch's. */
async function settle({ id }: JobWithMetadata<JobFacts>, work: () => Promise<void>, onError: (error: Error) => void): Promise<JobResult> {
  try {
    await work();
    return { id, status: "completed" };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    onError(error);
    // The name only: a message may quote what a learner wrote.
    return { id, status: "failed", output: { error: error.name } };
  }
}
