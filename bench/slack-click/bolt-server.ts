import type { AddressInfo } from "node:net";
import { App, LogLevel } from "@slack/bolt";
import { SIGNING_SECRET } from "./clicks.ts";
import { serve } from "./server.ts";

// What Bolt's own guide begins with: one listener that acknowledges. The token is not looked at: nothing is called.
const app = new App({
  signingSecret: SIGNING_SECRET,
  authorize: async () => ({ botToken: "xoxb-bench", botId: "B0BOT", botUserId: "U0BOT" }),
  logLevel: LogLevel.ERROR,
});
app.action(/.*/, async ({ ack }) => ack());
const server = await app.start({ port: 0, host: "127.0.0.1" });
serve((server.address() as AddressInfo).port);
