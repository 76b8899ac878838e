import path from "node:path";
import { formatProblem } from "./adapters/content/problem.ts";
import { holidays, isRegion } from "./adapters/holidays/holidays.ts";
import { type Jobs, openJobs } from "./adapters/jobs/jobs.ts";
import type { Log } from "./adapters/log/log.ts";
import type { Metrics } from "./adapters/log/metrics.ts";
import type { Connection } from "./adapters/store/embedded/connection.ts";
import { startEmbedded } from "./adapters/store/embedded/start-embedded.ts";
import { migrate } from "./adapters/store/migrate.ts";
import { TIMING } from "./adapters/store/pace.ts";
import { openStore, type Store } from "./adapters/store/store.ts";
import type { Config } from "./config.ts";
import type { Chat, Clock, Platform, Ports } from "./core/ports.ts";
import { deliver } from "./core/usecases/deliver.ts";
import { handleEvent, type Readers } from "./core/usecases/handle-event.ts";
import { tick } from "./core/usecases/tick.ts";
import { measuredChat, measuredInbox, measuredJob, measuredLearning } from "./measured.ts";

const ROOT = path.join(import.meta.dirname, "..");
const STOP_GRACE_MS = 20_000;
const STALE_EVENTS_AT_ONCE = 1_000;

/** The chats this process speaks, and the clock it lives by. */
export interface Outside {
  readonly chats: Partial<Record<Platform, Chat>>;
  readonly readers: Readers;
  readonly clock: Clock;
  /** What else is to be done when a workspace has left, besides ending all sending to it. */
  readonly left?: (workspace: string) => Promise<void>;
}

/** Fundi without its doors: database, courses and jobs. */
export class Fundi {
  readonly store: Store;
  readonly #jobs: Jobs;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #close: () => Promise<void>;

  private constructor(parts: { store: Store; jobs: Jobs; log: Log; metrics: Metrics; close: () => Promise<void> }) {
    this.store = parts.store;
    this.#jobs = parts.jobs;
    this.#log = parts.log;
    this.#metrics = parts.metrics;
    this.#close = parts.close;
  }

  /** Opens the database and brings it up to date. Throws one sentence when that cannot be. */
  static async open(config: Config, log: Log, metrics: Metrics): Promise<Fundi> {
    const database = await openPostgres(config, log);
    try {
      await migrate(database.connection, path.join(ROOT, "prisma/migrations"));
      const jobs = await openJobs(database.connection, {
        onError: (error, where) => log.error(where, error),
        onDead: (queue) => metrics.jobDied(queue),
      });
      const opened = openStore(database.connection, jobs, {
        onError: (error) => log.warn("a database connection was lost", { reason: error.message }),
        // A week of lessons passes there in a moment, and its Slack sets no limit.
        ...(config.chat.kind === "playground" && { timing: { ...TIMING, conversationMs: 0 } }),
      });
      const store = { ...opened, learning: measuredLearning(opened.learning, metrics), inbox: measuredInbox(opened.inbox, metrics) };
      const close = async (): Promise<void> => {
        await jobs.stop(STOP_GRACE_MS);
        await opened.close();
        await database.stop();
      };
      return new Fundi({ store, jobs, log, metrics, close });
    } catch (error) {
      await database.stop();
      throw error;
    }
  }

  /** Begins to handle events and to deliver. */
  async work(outside: Outside): Promise<void> {
    const ports = this.#ports(outside);
    const inbound = { ...ports, inbox: this.store.inbox, readers: outside.readers };
    await this.#jobs.work({
      handle: ({ event }) => measuredJob(this.#metrics, "handle", () => handleEvent(inbound, event)),
      deliver: ({ delivery, urgent }) => measuredJob(this.#metrics, "deliver", () => deliver(ports, delivery, { paced: !urgent })),
    });
  }

  /**
   * Teaches what the files say. Mistakes in them change nothing that is already taught; while nothing is taught yet, the courses without mistakes are.
   */
  async publishCourses(): Promise<void> {
    // Loaded when it is needed: reading Markdown takes longer to load than all the rest of a start.
    const { loadCourses } = await import("./adapters/content/load-courses.ts");
    const { courses, problems } = loadCourses(path.join(ROOT, "src/content"));
    const errors = problems.filter(({ level }) => level === "error");
    for (const problem of errors) this.#log.warn(`src/content/${formatProblem(problem)}`);
    if (errors.length > 0 && (await this.isTeaching())) return this.#log.warn("the courses stay as they were until these are mended");
    const { versions, withdrawn } = await this.store.courses.publish(courses, Date.now());
    if (versions + withdrawn > 0) this.#log.info("published courses", { courses: courses.length, versions, withdrawn });
  }

  async isTeaching(): Promise<boolean> {
    return (await this.store.courses.catalogue()).courses.length > 0;
  }

  /** Looks once at what is due. */
  async tick(outside: Outside): Promise<void> {
    const start = performance.now();
    const { planned, reminded, pulled, replayed, purged } = await tick(this.#ports(outside), outside.clock());
    this.#metrics.tickTook((performance.now() - start) / 1000);
    this.#metrics.planned(planned);
    this.#metrics.reminded(reminded);
    await this.store.inbox.ringStale(STALE_EVENTS_AT_ONCE);
    for (const { question, discrimination, attempts } of pulled)
      this.#log.warn(`question ${question} is asked no more: whoever knows the rest gets it wrong (discrimination ${discrimination?.toFixed(2)})`, {
        attempts,
      });
    for (const { organisation, answers, differences, told } of replayed) this.#log.info("replayed", { organisation, answers, ...differences, told });
    if (purged > 0) this.#log.info("deleted what was kept of people whose workspace left a month ago", { learners: purged });
    if (planned + reminded > 0) this.#log.info("planned", { learners: planned, reminders: reminded });
  }

  /** The next instant at which a session or a reminder is due, for the playground's clock to stop at. */
  async nextDue(after: number): Promise<number | undefined> {
    const { rows } = await this.store.query(
      `SELECT least((SELECT min(next_session_at) FROM learner WHERE next_session_at > $1::timestamptz),
         (SELECT min(remind_at) FROM session WHERE remind_at > $1::timestamptz)) AS at`,
      [new Date(after)],
    );
    return (rows[0]?.at as Date | null)?.getTime();
  }

  /** Messages planned or under way. */
  async waiting(): Promise<number> {
    const { rows } = await this.store.query("SELECT count(*)::int AS waiting FROM delivery WHERE state IN ('planned', 'sending')", []);
    return Number(rows[0]?.waiting);
  }

  #ports({ chats, clock, left = async () => {} }: Outside): Ports {
    const { people } = this.store;
    const leave: typeof people.leave = async (place, at) => {
      await people.leave(place, at);
      await left(place.workspace);
    };
    const measured = Object.entries(chats).map(([platform, chat]) => [platform, measuredChat(chat, this.#metrics)]);
    return { ...this.store, people: { ...people, leave }, chats: Object.fromEntries(measured), clock, holidays, isRegion };
  }

  /** Waits for what is under way, then closes. */
  async close(): Promise<void> {
    await this.#close();
  }
}

async function openPostgres(config: Config, log: Log): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl }, stop: async () => {} };
  const onTrouble = (error: Error): void => log.warn(error.message);
  return startEmbedded({ folder: config.dataDir, binaries: config.pgBin, onTrouble });
}
