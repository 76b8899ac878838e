import type { FastifyPluginAsync } from "fastify";
import { pageRoutes } from "./page/page-routes.ts";
import { FakeSlack } from "./slack/fake-slack.ts";
import { slackRoutes } from "./slack/slack-routes.ts";
import type { TimeMachine } from "./time-machine.ts";

/**
 * The outside world, simulated: a fake Slack workspace and a page to live in it.
 *
 *     const outside = playground({ url: "http://127.0.0.1:3000/playground", requestUrl: "http://127.0.0.1:3000/slack/events", … });
 *     await server.register(outside.plugin, { prefix: "/playground" });
 *     const client = new WebClient(token, { slackApiUrl: outside.apiUrl });
 *
 * The page is at `/playground/`, Slack's Web API at `/playground/slack/api/`, response_urls under `/playground/slack/hooks/`, faults and the
 * ledger under `/playground/slack/control/`. Every address refuses what does not come from this machine; bind the server to the loopback too.
 */
export interface PlaygroundOptions {
  /** Where the plugin is mounted, no slash at the end. */
  readonly url: string;
  /** Where Fundi takes Slack's requests. */
  readonly requestUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly timeMachine: TimeMachine;
  /** People and messages survive in this file; `fake.extra` is kept there for the host. */
  readonly snapshotFile?: string;
  readonly warn?: (line: string) => void;
}

export interface Playground {
  readonly plugin: FastifyPluginAsync;
  readonly fake: FakeSlack;
  /** For `SLACK_API_URL`; ends with a slash. */
  readonly apiUrl: string;
  /** Gives up what is under way and writes the snapshot. The server is the host's to close. */
  close(): Promise<void>;
}

const LEDGER_LIMIT = 2_000;

export function playground({ url, timeMachine, ...options }: PlaygroundOptions): Playground {
  const publicUrl = `${url}/slack`;
  const fake = new FakeSlack({ ...options, publicUrl, now: () => timeMachine.now(), ledgerLimit: LEDGER_LIMIT });
  const plugin: FastifyPluginAsync = async (server) => {
    await server.register(slackRoutes(fake), { prefix: "/slack" });
    await server.register(pageRoutes(fake, timeMachine));
  };
  return { plugin, fake, apiUrl: `${publicUrl}/api/`, close: () => fake.close() };
}
