import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { FakeSlack } from "./fake-slack.ts";
import type { FakeSlackOptions } from "./fake-slack-options.ts";
import { slackRoutes } from "./slack-routes.ts";

export interface StartedFakeSlack {
  readonly fake: FakeSlack;
  /** For `slackApiUrl` / `SLACK_API_URL`; ends with a slash. */
  readonly apiUrl: string;
  /** Where somebody who installs the app is sent. */
  readonly authorizeUrl: string;
  close(): Promise<void>;
}

export const TEST_SIGNING_SECRET = "test-signing-secret";
export const TEST_BOT_TOKEN = "xoxb-test-token";

/** A fake Slack on a free port of the loopback address, for tests. Everything has a default. */
export async function startFakeSlack(options: Partial<FakeSlackOptions> = {}): Promise<StartedFakeSlack> {
  const server = fastify({ forceCloseConnections: true });
  const defaults = { signingSecret: TEST_SIGNING_SECRET, botToken: TEST_BOT_TOKEN, publicUrl: "", now: Date.now };
  const fake = new FakeSlack({ ...defaults, ...options });
  await server.register(slackRoutes(fake));
  await server.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  if (fake.publicUrl === "") fake.publicUrl = url;
  const close = async () => {
    await fake.close();
    await server.close();
  };
  return { fake, apiUrl: `${url}/api/`, authorizeUrl: `${url}/oauth/v2/authorize`, close };
}
