import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Log } from "./adapters/log/log.ts";
import { slackChat } from "./adapters/slack/chat.ts";
import { readSlackEvent } from "./adapters/slack/read-event.ts";
import { slackReceive } from "./adapters/slack/receive.ts";
import type { Config } from "./config.ts";
import type { Fundi, Outside } from "./fundi.ts";
import { playground } from "./playground/playground.ts";
import { wireSlack } from "./slack-outside.ts";
import { TravellingClock } from "./time-travel.ts";
import type { Wired } from "./wired.ts";

/** Slack where there are credentials, else the playground. */
export function wire(config: Config, fundi: Fundi, log: Log): Wired {
  return config.chat.kind === "slack" ? wireSlack(config, config.chat, fundi, log) : wirePlayground(config, fundi, log);
}

/** A fake Slack on our own server, spoken to over real HTTP, and a clock that its page can move. */
function wirePlayground(config: Config, fundi: Fundi, log: Log): Wired {
  const here = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${config.port}`;
  const secrets = { signingSecret: randomUUID(), botToken: `xoxb-${randomUUID()}` };
  const clock = new TravellingClock({
    aheadMs: 0,
    tick: () => fundi.tick(outside),
    nextDue: (after) => fundi.nextDue(after),
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
    chats: { slack: slackChat({ tokenFor: async () => secrets.botToken, apiUrl: world.apiUrl, replyOrigins }) },
    readers: { slack: (event) => readSlackEvent(event, replyOrigins) },
    clock: () => clock.now(),
  };
  const receive = slackReceive({ signingSecret: secrets.signingSecret, inbox: fundi.store.inbox, now: Date.now });
  return {
    outside,
    receivers: { "/slack/events": async (request) => (clock.isOnline() ? receive(request) : { status: 503 }) },
    plugins: [{ prefix: "/playground", plugin: world.plugin }],
    begin: async () => {},
    tick: async () => (clock.isOnline() ? fundi.tick(outside) : undefined),
    address: (url) => `${url}/playground/`,
    close: () => world.close(),
  };
}

function aheadIn(extra: unknown): number {
  const kept = (extra as { aheadMs?: unknown } | undefined)?.aheadMs;
  return typeof kept === "number" && kept > 0 ? kept : 0;
}
