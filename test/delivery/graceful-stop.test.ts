import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadCourses } from "../../src/adapters/content/load-courses.ts";
import type { Connection } from "../../src/adapters/store/embedded/connection.ts";
import { TEST_BOT_TOKEN, TEST_SIGNING_SECRET } from "../../src/playground/slack/start-fake-slack.ts";
import { runFundi } from "../journeys/process.ts";
import { Stage } from "./stage.ts";

const SENDS = 100;
/** Long enough that all of them are in flight together, short of what Fundi waits for an answer. */
const ANSWERED_AFTER_MS = 5_000;

let stage: Stage;
beforeEach(async () => {
  // The courses that a start publishes: any other would be withdrawn by it.
  stage = await Stage.open(loadCourses(path.join(import.meta.dirname, "../../src/content")).courses);
});
afterEach(() => stage.close());

/** The same database as an address in one line. */
const urlOf = (connection: Connection): string =>
  "connectionString" in connection
    ? connection.connectionString
    : `postgresql://${connection.user}@localhost/${connection.database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}`;

test(`D5: told to stop with ${SENDS} sends in flight, Fundi ends within 25 seconds and leaves none in doubt`, { timeout: 180_000 }, async () => {
  const ids = await stage.addLearners(SENDS);
  // A workspace each: nobody waits for another's turn.
  await stage.sql(
    "INSERT INTO workspace (id, organisation_id, platform, external_id, name) SELECT 'w' || u, 'o', 'slack', 'T' || u, 'w' FROM unnest($1::text[]) u",
    [ids],
  );
  await stage.sql("UPDATE account SET workspace_id = 'w' || external_id");
  const { fake } = stage.slack;
  fake.faults.add({ on: "chat.postMessage", fault: { kind: "slow", ms: ANSWERED_AFTER_MS } });
  const fundi = await runFundi({
    DATABASE_URL: urlOf(stage.connection),
    HOST: "127.0.0.1",
    SLACK_BOT_TOKEN: TEST_BOT_TOKEN,
    SLACK_SIGNING_SECRET: TEST_SIGNING_SECRET,
    SLACK_API_URL: stage.slack.apiUrl,
    FUNDI_LOG_LEVEL: "warn",
  });
  await fake.until(() => fake.ledger.posted().length >= SENDS, 60_000);
  const inFlight = fake.ledger.posted().filter(({ at }) => Date.now() - at < ANSWERED_AFTER_MS).length;
  console.info(`D5: ${inFlight} of ${SENDS} sends were in flight`);
  expect(inFlight).toBeGreaterThan(0);
  const told = performance.now();
  expect(await fundi.end("SIGTERM")).toBe(0);
  expect(performance.now() - told).toBeLessThan(25_000);
  expect(await stage.sql("SELECT state::text, count(*)::int AS count FROM delivery GROUP BY state")).toEqual([{ state: "sent", count: SENDS }]);
  expect(stage.cardsArrived(ids)).toEqual(ids.map(() => 1));
});
