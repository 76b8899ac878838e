import { holidays } from "../../src/adapters/holidays/holidays.ts";
import { openJobs } from "../../src/adapters/jobs/jobs.ts";
import { slackChat } from "../../src/adapters/slack/chat.ts";
import { readSlackEvent } from "../../src/adapters/slack/read-event.ts";
import { slackReceive } from "../../src/adapters/slack/receive.ts";
import type { Connection } from "../../src/adapters/store/embedded/connection.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import { startWeb } from "../../src/adapters/web/web.ts";
import { handleEvent } from "../../src/core/usecases/handle-event.ts";
import { SIGNING_SECRET } from "./clicks.ts";
import { serve } from "./server.ts";

// Fundi as it is wired, but for the next question: it is planned and its doorbell rung, and no worker here sends it.
const { connection, apiUrl, at } = JSON.parse(process.argv[2] ?? "") as { connection: Connection; apiUrl: string; at: number };
const fail = (error: Error): void => console.error(error.message);
const jobs = await openJobs(connection, { onError: fail });
const store = openStore(connection, jobs, { onError: fail });
const replyOrigins = [new URL(apiUrl).origin];
const chats = { slack: slackChat({ tokenFor: async () => "xoxb-bench", apiUrl, replyOrigins }) };
const ports = {
  ...store,
  chats,
  holidays,
  isRegion: () => false,
  clock: () => at,
  readers: { slack: (event: Parameters<typeof readSlackEvent>[0]) => readSlackEvent(event, replyOrigins) },
};
await jobs.work({ handle: ({ event }) => handleEvent(ports, event) });
const web = await startWeb({
  host: "127.0.0.1",
  port: 0,
  receivers: { "/slack/events": slackReceive({ signingSecret: SIGNING_SECRET, inbox: store.inbox, now: Date.now }) },
  ready: async () => true,
  metrics: async () => "",
  onError: fail,
} as unknown as Parameters<typeof startWeb>[0]);
serve(web.port);
