import pg from "pg";
import { beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type Connection, withDatabase } from "../../../src/adapters/store/embedded/connection.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import type { OrganisationId, QuestionId } from "../../../src/core/domain/ids.ts";
import type { Address } from "../../../src/core/ports.ts";
import { replay } from "../../../src/core/usecases/replay.ts";
import { beginAnew } from "../../core/usecases/anew.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";

const course = publishable("basics", { "recall/one": 4, "recall/two": 4 });
const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };

const START = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
let organisation: OrganisationId;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(async () => {
  await beginAnew(fundi, START, course);
  await fundi.join(ada, course.id);
  await fundi.say(ada, "learn");
  await fundi.learn(ada);
  const [row] = (await fundi.store.query("SELECT organisation_id AS organisation FROM learner", [])).rows;
  organisation = row?.organisation as OrganisationId;
});

const replayed = () => replay(fundi.ports, organisation, { dryRun: false, onProgress: () => {} });

async function connection(): Promise<Connection> {
  const { rows } = await fundi.store.query("SELECT current_database() AS name", []);
  return withDatabase(inject("template"), String(rows[0]?.name));
}

function fail(error: Error): void {
  throw error;
}

/** Another process in the middle of a transaction. */
class Elsewhere {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async begin(): Promise<Elsewhere> {
    const client = new pg.Client(await connection());
    await client.connect();
    await client.query("BEGIN");
    return new Elsewhere(client);
  }

  async query(text: string, values: unknown[] = []): Promise<void> {
    await this.#client.query(text, values);
  }

  async end(): Promise<void> {
    await this.#client.query("COMMIT");
    await this.#client.end();
  }
}

/** Until so many wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await fundi.store.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", []);
    if (rows.length >= count) return;
  }
}

describe("A replay", () => {
  test("writes nothing when a question is withdrawn while it reads, and is due again", async () => {
    const author = await Elsewhere.begin();
    await author.query("UPDATE question_version SET pulled_at = now(), pulled_because = 'upheld' WHERE question_id = 'basics/one-1'");
    await author.query("UPDATE organisation SET replay_due = true WHERE id = $1", [organisation]);
    const going = expect(replayed()).rejects.toThrow("A question was withdrawn while its answers were read. Nothing was changed: replay again.");
    await waiting(1);
    await author.end();
    await going;
    expect(await corrections()).toBe(0);
    expect(await fundi.store.replaying.organisations("due")).toEqual([{ id: organisation, answers: 2 }]);
    expect(await replayed()).toMatchObject({ told: 1 });
    expect(await fundi.store.replaying.organisations("due")).toEqual([]);
  });

  test("leaves nothing half-written when it fails at the end, and is still due", async () => {
    await fundi.store.items.uphold("basics/one-1" as QuestionId, fundi.now);
    await fundi.store.query("DELETE FROM mastery", []);
    const ring = () => Promise.reject(new Error("no jobs today"));
    const broken = openStore(await connection(), { ring }, { onError: fail });
    const everything = { dryRun: false, onProgress: () => {} };
    await expect(replay({ ...fundi.ports, replaying: broken.replaying }, organisation, everything)).rejects.toThrow("no jobs today");
    await broken.close();
    expect(await corrections()).toBe(0);
    expect((await fundi.store.query("SELECT FROM mastery", [])).rows).toEqual([]);
    expect(await replayed()).toMatchObject({ told: 1, differences: { mastery: 1 } });
  });

  test("by two processes at once tells everybody once, and the second finds nothing to write", async () => {
    await fundi.store.items.uphold("basics/one-1" as QuestionId, fundi.now);
    await fundi.store.query("DELETE FROM mastery", []);
    const reports = await Promise.all([replayed(), replayed()]);
    expect(reports.map(({ told, differences }) => [told, differences.mastery]).sort()).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(await corrections()).toBe(1);
  });

  test("tells how far it has come, and only compares when it is asked to", async () => {
    await fundi.store.query("UPDATE review SET due_day = '2026-12-24'", []);
    const told: number[] = [];
    const report = await replay(fundi.ports, organisation, { dryRun: true, onProgress: (answers) => void told.push(answers) });
    expect(report).toMatchObject({ answers: 2, differences: { mastery: 0 }, told: 0 });
    expect(told).toEqual([2, 2]);
    expect(await fundi.store.replaying.organisations("all")).toEqual([{ id: organisation, answers: 2 }]);
  });

  test("and an answer that is given meanwhile do not stop each other", async () => {
    await fundi.say(ada, "quiz");
    await fundi.press(ada, ({ type }) => type === "start");
    await fundi.store.items.uphold("basics/one-1" as QuestionId, fundi.now);
    // The replay has the organisation and is about to plan a message; the answer has its learner and waits for the organisation.
    const elsewhere = await Elsewhere.begin();
    await elsewhere.query("LOCK TABLE delivery IN SHARE MODE");
    const going = replayed();
    await waiting(1);
    const answered = fundi.answer(ada, true);
    await waiting(2);
    await elsewhere.end();
    expect(await Promise.all([going, answered])).toMatchObject([{ told: 1 }, undefined]);
  });
});

async function corrections(): Promise<number> {
  return (await fundi.store.query("SELECT FROM delivery WHERE id LIKE '%/correction/%'", [])).rowCount;
}
