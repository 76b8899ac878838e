// One Fundi process as the delivery tests kill them: the real store, queue, Slack adapter and web server, without courses to publish, and quick to doubt.

import { holidays, isRegion } from "../../src/adapters/holidays/holidays.ts";
import { openJobs } from "../../src/adapters/jobs/jobs.ts";
import { slackChat } from "../../src/adapters/slack/chat.ts";
import { readSlackEvent } from "../../src/adapters/slack/read-event.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import type { Again, Ports } from "../../src/core/ports.ts";
import { deliver } from "../../src/core/usecases/deliver.ts";
import { handleEvent } from "../../src/core/usecases/handle-event.ts";
import { tick } from "../../src/core/usecases/tick.ts";
import { crashing } from "./crashing.ts";
import { everySecond } from "./every-second.ts";
import type { WorkerOptions } from "./worker-options.ts";

const options = JSON.parse(process.argv[2] ?? "{}") as WorkerOptions;
const onError = (error: Error): void => console.error(error.message);
const now = (): number => Date.now() + (options.clockMs ?? 0);

const jobs = await openJobs(options.connection, { onError });
const store = crashing(
  openStore(options.connection, jobs, {
    onError,
    timing: { paceMs: 0, conversationMs: 0, graceMs: options.graceMs, rightMs: options.graceMs / 3, staleMs: 1_500 },
  }),
  options.crash,
);
const replyOrigins = [options.apiUrl];
const chat = slackChat({ tokenFor: async () => options.botToken, apiUrl: options.apiUrl, replyOrigins });
const chats = crashing({ slack: chat }, options.crash);
const ports: Ports = { ...store, clock: now, holidays, isRegion, chats };

/** Half a minute is a long time in a test: whoever is asked to come back does so when the doubt has grown old enough. */
const soon = (again: Again | undefined): Again | undefined => again && { againMs: Math.min(again.againMs, options.graceMs) };

await jobs.work({
  handle: async ({ event }) =>
    soon(await handleEvent({ ...ports, inbox: store.inbox, readers: { slack: (received) => readSlackEvent(received, replyOrigins) } }, event)),
  deliver: async ({ delivery, urgent }) => soon(await deliver(ports, delivery, { paced: !urgent })),
});
if (options.ticks) everySecond(() => tick(ports, now()), onError);
else everySecond(() => store.deliveries.ringStale(1_000), onError);
everySecond(() => store.inbox.ringStale(1_000), onError);
console.log(`ready ${options.receives ? await receive() : ""}`);

/** Loaded by whoever needs it: it takes as long to load as all the rest. */
async function receive(): Promise<number> {
  const { slackReceive } = await import("../../src/adapters/slack/receive.ts");
  const { startWeb } = await import("../../src/adapters/web/web.ts");
  const metrics = async () => ({ contentType: "text/plain", body: "" });
  const receivers = { "/slack/events": slackReceive({ signingSecret: options.signingSecret, inbox: store.inbox, now: Date.now }) };
  return (await startWeb({ host: "127.0.0.1", port: 0, receivers, ready: async () => true, metrics, onError })).port;
}
