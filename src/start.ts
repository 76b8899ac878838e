import { randomUUID } from "node:crypto";
import path from "node:path";
import { everyMinute } from "./adapters/jobs/every-minute.ts";
import { type Log, openLog } from "./adapters/log/log.ts";
import { openMetrics } from "./adapters/log/metrics.ts";
import { slackChat } from "./adapters/slack/chat.ts";
import { readSlackEvent } from "./adapters/slack/read-event.ts";
import { slackReceive } from "./adapters/slack/receive.ts";
import { startWeb, type WebOptions } from "./adapters/web/web.ts";
import { type Config, processEnv, readConfig, secretsIn } from "./config.ts";
import type { Receive } from "./core/ports.ts";
import { Fundi, type Outside } from "./fundi.ts";
import { playground } from "./playground/playground.ts";
import { TravellingClock } from "./time-travel.ts";

/** How one kind of outside is wired: what Fundi speaks to, what the web server serves for it, and what ends with it. */
interface Wired {
  readonly outside: Outside;
  readonly receive: Receive;
  readonly plugins: WebOptions["plugins"];
  readonly tick: () => Promise<void>;
  readonly address: (url: string) => string;
  readonly close: () => Promise<void>;
}

/** Starts Fundi and lets it run until it is told to stop. Whatever keeps it from starting is said in one sentence. */
export async function main(): Promise<void> {
  try {
    await start(readConfig(processEnv()));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function start(config: Config): Promise<void> {
  const log = openLog({ level: config.logLevel, secrets: secretsIn(config) });
  const metrics = openMetrics();
  const fundi = await Fundi.open(config, log, metrics);
  try {
    // A first start has nothing to teach before its courses are read; any other opens its doors first.
    const isFirst = !(await fundi.isTeaching());
    if (isFirst) await fundi.publishCourses();
    const wired = config.chat.kind === "slack" ? wireSlack(config, config.chat, fundi) : wirePlayground(config, fundi, log);
    await fundi.work(wired.outside);
    const minute = everyMinute({ query: fundi.store.query, run: wired.tick, onError: (error) => log.error("the tick", error) });
    const web = await startWeb({
      host: config.host,
      port: config.port,
      receivers: { "/slack/events": wired.receive },
      ready: () => isReady(fundi),
      metrics: () => metrics.read(),
      plugins: wired.plugins,
      redirectRoot: wired.plugins?.length ? "/playground/" : undefined,
      onError: (error, where) => log.error(where, error),
    });
    console.log(`Fundi is ready: ${wired.address(web.url)}`);
    // What fell due while we were away is not left until the next full minute.
    const firstLook = wired.tick().catch((error: Error) => log.error("the first look at what is due", error));
    const courses = isFirst ? undefined : fundi.publishCourses().catch((error: Error) => log.error("publishing the courses", error));
    stopOnSignal(log, async () => {
      await Promise.all([firstLook, courses]);
      await minute.stop();
      await wired.close();
      await web.stop();
      await fundi.close();
    });
  } catch (error) {
    await fundi.close();
    throw error;
  }
}

function wireSlack(config: Config, slack: Config["chat"] & { kind: "slack" }, fundi: Fundi): Wired {
  const chat = slackChat({ tokenFor: () => slack.botToken, apiUrl: slack.apiUrl });
  // An API at another address answers clicks there as well.
  const replyOrigins = slack.apiUrl ? [slack.apiUrl] : [];
  const outside: Outside = { chats: { slack: chat }, readers: { slack: (event) => readSlackEvent(event, replyOrigins) }, clock: Date.now };
  return {
    outside,
    receive: slackReceive({ signingSecret: slack.signingSecret, inbox: fundi.store.inbox, now: Date.now }),
    plugins: [],
    tick: () => fundi.tick(outside),
    address: (url) => `Slack posts to ${config.publicUrl ?? url}/slack/events`,
    close: async () => {},
  };
}

/** A fake Slack on our own server, spoken to over real HTTP, and a clock that its page can move. */
function wirePlayground(config: Config, fundi: Fundi, log: Log): Wired {
  const here = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${config.port}`;
  const secrets = { signingSecret: randomUUID(), botToken: `xoxb-${randomUUID()}` };
  const clock = new TravellingClock({
    aheadMs: 0,
    tick: () => fundi.tick(outside),
    waiting: () => fundi.waiting(),
    moved: (aheadMs) => {
      world.fake.extra = { aheadMs };
    },
  });
  const world = playground({
    ...secrets,
    url: `${here}/playground`,
    requestUrl: `${here}/slack/events`,
    timeMachine: clock,
    snapshotFile: path.join(config.dataDir, "playground.json"),
    warn: (line) => log.warn(line),
  });
  clock.aheadMs = aheadIn(world.fake.extra);
  const replyOrigins = [here];
  const outside: Outside = {
    chats: { slack: slackChat({ tokenFor: () => secrets.botToken, apiUrl: world.apiUrl, replyOrigins }) },
    readers: { slack: (event) => readSlackEvent(event, replyOrigins) },
    clock: () => clock.now(),
  };
  const receive = slackReceive({ signingSecret: secrets.signingSecret, inbox: fundi.store.inbox, now: Date.now });
  return {
    outside,
    receive: async (request) => (clock.isOnline() ? receive(request) : { status: 503 }),
    plugins: [{ prefix: "/playground", plugin: world.plugin }],
    tick: async () => (clock.isOnline() ? fundi.tick(outside) : undefined),
    address: (url) => `${url}/playground/`,
    close: () => world.close(),
  };
}

function aheadIn(extra: unknown): number {
  const kept = (extra as { aheadMs?: unknown } | undefined)?.aheadMs;
  return typeof kept === "number" && kept > 0 ? kept : 0;
}

async function isReady(fundi: Fundi): Promise<true | string> {
  return fundi.store.query("SELECT 1", []).then(
    () => true as const,
    () => "the database does not answer",
  );
}

/** The first signal stops in good order; a second one, at once. */
function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async (): Promise<void> => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await stop().catch((error: Error) => log.error("stopping", error));
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void onSignal());
}
