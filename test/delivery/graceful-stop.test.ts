import { afterEach, beforeEach, expect, test } from "vitest";
import type { Connection } from "../../src/adapters/store/embedded/connection.ts";
import { TEST_BOT_TOKEN, TEST_SIGNING_SECRET } from "../../src/playground/slack/start-fake-slack.ts";
import { runFundi } from "../journeys/process.ts";
import { Stage } from "./stage.ts";

const IN_FLIGHT = 100;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

/** The same database as an address in one line. */
const urlOf = (connection: Connection): string =>
  "connectionString" in connection
    ? connection.connectionString
    : `postgresql://${connection.user}@localhost/${connection.database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}`;

test(`D5: told to stop with ${IN_FLIGHT} sends in flight, Fundi ends within 25 seconds and leaves none in doubt`, { timeout: 180_000 }, async () => {
  const ids = await stage.addLearners(IN_FLIGHT);
  // A workspace each: nobody waits for another's turn.
  await stage.sql("INSERT INTO workspace (id, organisation_id, platform, external_id, name) SELECT 'w' || u, 'o', 'slack', 'T' || u, 'w' FROM unnest($1::text[]) u", [ids]);
  await stage.sql("UPDATE account SET workspace_id = 'w' || external_id");
  const { fake } = stage.slack;
  const hold = fake.faults.hold("chat.postMessage", "after");
  const fundi = await runFundi({
    DATABASE_URL: urlOf(stage.connection),
    HOST: "127.0.0.1",
    SLACK_BOT_TOKEN: TEST_BOT_TOKEN,
    SLACK_SIGNING_SECRET: TEST_SIGNING_SECRET,
    SLACK_API_URL: stage.slack.apiUrl,
    FUNDI_LOG_LEVEL: "warn",
  });
  await fake.until(() => hold.held() >= IN_FLIGHT, 60_000);
  const told = performance.now();
  const ended = fundi.end("SIGTERM");
  setTimeout(hold.release, 1_000);
  expect(await ended).toBe(0);
  expect(performance.now() - told).toBeLessThan(25_000);
  expect(await stage.sql("SELECT state::text, count(*)::int AS count FROM delivery GROUP BY state")).toEqual([{ state: "sent", count: IN_FLIGHT }]);
  expect(stage.cardsArrived(ids)).toEqual(ids.map(() => 1));
});
