import { afterEach, expect, test } from "vitest";
import { holidays, isRegion } from "../../src/adapters/holidays/holidays.ts";
import { type Jobs, openJobs } from "../../src/adapters/jobs/jobs.ts";
import { slackChat } from "../../src/adapters/slack/chat.ts";
import { TIMING } from "../../src/adapters/store/pace.ts";
import { openStore, type Store } from "../../src/adapters/store/store.ts";
import type { Chat } from "../../src/core/ports.ts";
import { deliver } from "../../src/core/usecases/deliver.ts";
import { type StartedFakeSlack, startFakeSlack, TEST_BOT_TOKEN } from "../../src/playground/slack/start-fake-slack.ts";
import { freshDatabase } from "../database.ts";
import { rounds } from "../rounds.ts";

const STORMY = rounds(5, 60);
const CALM = 40;
const PACE_MS = 20;
/** Longer than the calm workspace takes for everything. */
const FIRST_WAIT_S = 8;
const WAIT_S = 1;

interface Place {
  readonly team: string;
  readonly slack: StartedFakeSlack;
  readonly chat: Chat;
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function openPlace(team: string): Promise<Place> {
  const slack = await startFakeSlack({ app: { teamId: team } });
  ends.push(() => slack.close());
  return { team, slack, chat: slackChat({ tokenFor: async () => TEST_BOT_TOKEN, apiUrl: slack.apiUrl }) };
}

/** One message for each of so many people; they wait in the database. */
async function plan({ query }: Store, { team, slack }: Place, count: number): Promise<void> {
  const users = Array.from({ length: count }, (_, i) => `U${team}${i}`);
  for (const id of users) slack.fake.addUser({ id, name: id, tz: "UTC" });
  await query("INSERT INTO organisation (id, name) VALUES ($1, $1)", [team]);
  await query("INSERT INTO workspace (id, organisation_id, platform, external_id, name) VALUES ($1, $1, 'slack', $1, $1)", [team]);
  await query(
    "INSERT INTO learner (id, organisation_id, name, zone, region, locale, working_days, delivery_minute) SELECT u, $1, u, 'UTC', '', 'en', '{1}', 540 FROM unnest($2::text[]) u",
    [team, users],
  );
  await query("INSERT INTO account (id, workspace_id, learner_id, external_id) SELECT u, $1, u, u FROM unnest($2::text[]) u", [team, users]);
  const content = { kind: "message", view: { fallback: "Good morning", blocks: [{ type: "text", text: "Good morning" }] } };
  await query("INSERT INTO delivery (id, learner_id, account_id, content) SELECT u || '/card', u, u, $2::jsonb FROM unnest($1::text[]) u", [
    users,
    JSON.stringify(content),
  ]);
}

/** Store, queue and workers between the places, as one process has them. */
async function work(places: readonly Place[]): Promise<{ store: Store; jobs: Jobs }> {
  const connection = await freshDatabase();
  const onError = (error: Error): void => {
    throw error;
  };
  const jobs = await openJobs(connection, { onError });
  const store = openStore(connection, jobs, { onError, timing: { ...TIMING, paceMs: PACE_MS } });
  ends.push(
    () => store.close(),
    () => jobs.stop(5_000),
  );
  const of = (workspace: string): Chat => (places.find(({ team }) => team === workspace) as Place).chat;
  const slack = { send: (to, ...more) => of(to.workspace).send(to, ...more), find: (to, id) => of(to.workspace).find(to, id) } as Chat;
  const ports = { ...store, clock: Date.now, holidays, isRegion, chats: { slack } };
  await jobs.work({ deliver: ({ delivery, urgent }) => deliver(ports, delivery, { paced: !urgent }) });
  return { store, jobs };
}

interface Posted {
  readonly startedAt: number;
  readonly heardAt: number;
  /** 0 when it was taken. */
  readonly toldToWaitMs: number;
}

/** Every post that leaves for a place from now on, as our side saw it. */
function watchPosts({ slack }: Place): readonly Posted[] {
  const seen: Posted[] = [];
  const { fetch } = globalThis;
  ends.push(async () => {
    globalThis.fetch = fetch;
  });
  globalThis.fetch = async (url, init) => {
    const startedAt = performance.now();
    const response = await fetch(url, init);
    if (String(url) !== `${slack.apiUrl}chat.postMessage`) return response;
    seen.push({ startedAt, heardAt: performance.now(), toldToWaitMs: Number(response.headers.get("retry-after") ?? 0) * 1_000 });
    return response;
  };
  return seen;
}

const posts = ({ slack }: Place) => slack.fake.ledger.calls("chat.postMessage");
const arrived = (place: Place) => place.slack.fake.ledger.posted();

test("W2: in a storm of 429 nothing is called before the time given, nothing is lost, and another workspace is served as if there were none", {
  timeout: rounds(60_000, 600_000),
}, async () => {
  const [stormy, calm] = [await openPlace("TSTORM"), await openPlace("TCALM")];
  const { store, jobs } = await work([stormy, calm]);
  await plan(store, stormy, STORMY);
  await plan(store, calm, CALM);
  const { fake } = stormy.slack;
  // The first call of the storm is refused for sure, then half of all.
  fake.faults.add({ on: "chat.postMessage", times: 1, fault: { kind: "throttle", retryAfterS: FIRST_WAIT_S } });
  fake.faults.add({ on: "chat.postMessage", share: 0.5, fault: { kind: "throttle", retryAfterS: WAIT_S } });
  const seen = watchPosts(stormy);
  const { rows } = await store.query("SELECT id FROM delivery ORDER BY id DESC", []);
  await jobs.ring(rows.map(({ id }) => ({ kind: "deliver", delivery: id as never })));
  await calm.slack.fake.until(() => arrived(calm).length === CALM, 30_000);
  await fake.until(() => arrived(stormy).length === STORMY, rounds(50_000, 580_000));

  expect(new Set(arrived(stormy).map(({ user }) => user)).size).toBe(STORMY);
  expect(new Set(arrived(calm).map(({ user }) => user)).size).toBe(CALM);
  const refusals = seen.filter(({ toldToWaitMs }) => toldToWaitMs > 0);
  expect(refusals.length).toBeGreaterThan(0);
  // What was on its way when Slack said so could not be called back.
  const tooEarly = seen.filter(({ startedAt }) => refusals.some((told) => startedAt > told.heardAt && startedAt < told.heardAt + told.toldToWaitMs));
  expect(tooEarly).toEqual([]);
  // All of the calm workspace was served while the stormy one was told to wait for the first time.
  const waitIsOver = (posts(stormy)[0]?.at ?? 0) + FIRST_WAIT_S * 1_000;
  const lateness = Math.max(...arrived(calm).map(({ at }) => at)) - Math.min(...arrived(calm).map(({ at }) => at));
  console.info(
    `W2: ${posts(stormy).length} calls for ${STORMY} messages in the storm; the calm workspace took ${lateness} ms for ${CALM} at ${PACE_MS} ms each`,
  );
  expect(arrived(calm).filter(({ at }) => at > waitIsOver)).toEqual([]);
});
