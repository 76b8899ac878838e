import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import pg from "pg";
import type { Connection } from "../../src/adapters/store/embedded/connection.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import type { Course } from "../../src/core/domain/course.ts";
import { type StartedFakeSlack, startFakeSlack, TEST_BOT_TOKEN, TEST_SIGNING_SECRET } from "../../src/playground/slack/start-fake-slack.ts";
import { freshDatabase } from "../database.ts";
import { publishable } from "../make.ts";
import type { WorkerOptions } from "./worker-options.ts";

const WORKER = path.join(import.meta.dirname, "worker.ts");
const GRACE_MS = 3_000;
/** Hundreds of workers are started: each finds compiled what the first one loaded. */
const COMPILED = path.join(import.meta.dirname, "../../node_modules/.cache/fundi");
const COURSE = publishable("basics", { "recall/one": 3, "recall/two": 3 });

export interface Worker {
  readonly child: ChildProcess;
  /** Where it takes Slack's requests. */
  readonly requestUrl: string;
  said(): string;
  /** Resolves when the process has ended, by whatever. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

/** A fake Slack, a database, and processes between them that can be killed. */
export class Stage {
  readonly slack: StartedFakeSlack;
  readonly connection: Connection;
  readonly #pool: pg.Pool;
  readonly #workers: Worker[] = [];

  readonly #course: Course;

  private constructor(slack: StartedFakeSlack, connection: Connection, course: Course) {
    this.slack = slack;
    this.#course = course;
    this.connection = connection;
    this.#pool = new pg.Pool(connection);
    this.#pool.on("error", () => {});
  }

  /** Everybody is enrolled in the first course. */
  static async open(courses: readonly Course[] = [COURSE]): Promise<Stage> {
    const stage = new Stage(await startFakeSlack(), await freshDatabase(), courses[0] as Course);
    const store = openStore(stage.connection, { ring: async () => {} }, { onError: () => {} });
    await store.courses.publish(courses, Date.now());
    await store.close();
    return stage;
  }

  async sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.#pool.query(text, values)).rows;
  }

  /** Learners who work every day and whose session was due a minute ago; their own morning is a minute ago, wherever that is. */
  async addLearners(count: number, from = 1): Promise<string[]> {
    const ids = Array.from({ length: count }, (_, i) => `U${from + i}`);
    for (const id of ids) this.slack.fake.addUser({ id, name: `Learner ${id}`, tz: "UTC" });
    await this.sql("INSERT INTO organisation (id, name) VALUES ('o', 'o') ON CONFLICT DO NOTHING");
    await this.sql(
      "INSERT INTO workspace (id, organisation_id, platform, external_id, name) VALUES ('w', 'o', 'slack', $1, 'w') ON CONFLICT DO NOTHING",
      [this.slack.fake.app.teamId],
    );
    await this.sql(
      `INSERT INTO learner (id, organisation_id, name, zone, region, locale, working_days, delivery_minute, next_session_at)
       SELECT 'l' || u, 'o', u, $2, '', 'en', '{1,2,3,4,5,6,7}', 0, now() - interval '1 minute' FROM unnest($1::text[]) u`,
      [ids, zoneWhereTheDayIsYoung()],
    );
    await this.sql("INSERT INTO account (id, workspace_id, learner_id, external_id) SELECT 'a' || u, 'w', 'l' || u, u FROM unnest($1::text[]) u", [
      ids,
    ]);
    await this.sql("INSERT INTO enrolment (learner_id, course_id, enrolled_at) SELECT 'l' || u, $2, now() FROM unnest($1::text[]) u", [
      ids,
      this.#course.id,
    ]);
    return ids;
  }

  async startWorker(options: Partial<WorkerOptions> = {}): Promise<Worker> {
    const given: WorkerOptions = {
      connection: this.connection,
      apiUrl: this.slack.apiUrl,
      botToken: TEST_BOT_TOKEN,
      signingSecret: TEST_SIGNING_SECRET,
      ticks: true,
      graceMs: GRACE_MS,
      ...options,
    };
    const child = spawn(process.execPath, [WORKER, JSON.stringify(given)], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    let said = "";
    const ended = once(child, "exit").then(() => {});
    const kill = async (): Promise<void> => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    };
    child.stderr.on("data", (chunk) => (said += chunk));
    const port = await new Promise<string>((ready) => {
      child.stdout.on("data", (chunk) => (/^ready/.test(String(chunk)) ? ready(String(chunk).slice(6).trim()) : undefined));
      child.on("exit", () => ready(""));
    });
    const worker = { child, requestUrl: `http://127.0.0.1:${port}/slack/events`, said: () => said, ended, kill };
    this.#workers.push(worker);
    return worker;
  }

  /** Waits until every session card is settled. */
  async drained(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (performance.now() < until) {
      const [row] = await this.sql(
        `SELECT (SELECT count(*) FROM learner WHERE next_session_at <= now()) + (SELECT count(*) FROM delivery WHERE state IN ('planned', 'sending'))
           + (SELECT count(*) FROM inbox_event WHERE done_at IS NULL) AS open`,
      );
      if (Number(row?.open) === 0) return;
      await new Promise((again) => setTimeout(again, 50));
    }
    throw new Error(
      `not drained in ${withinMs} ms: ${JSON.stringify(await this.sql("SELECT state, count(*) FROM delivery GROUP BY state"))}\n${this.#workers
        .map((worker) => worker.said())
        .join("\n")
        .slice(-4_000)}`,
    );
  }

  /** How many session cards truly arrived at each learner, by the fake's own ledger. */
  cardsArrived(ids: readonly string[]): number[] {
    const arrived = new Map<string, number>();
    for (const entry of this.slack.fake.ledger.all()) {
      if (entry.kind !== "call" || entry.method !== "chat.postMessage" || !entry.applied || !entry.user) continue;
      if (JSON.stringify(entry.arguments).includes("/card")) arrived.set(entry.user, (arrived.get(entry.user) ?? 0) + 1);
    }
    return ids.map((id) => arrived.get(id) ?? 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.kill()));
    await this.#pool.end();
    await this.slack.close();
  }
}

/** A zone in which it is between one and three o'clock now: no card is too late there, and the day does not end during a test. */
function zoneWhereTheDayIsYoung(): string {
  const hour = new Date().getUTCHours();
  const offset = ((2 - hour + 36) % 24) - 12;
  return `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}
