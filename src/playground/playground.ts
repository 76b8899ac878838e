import type { FastifyPluginAsync } from "fastify";
import { pageRoutes } from "./page/page-routes.ts";
import { FakeSlack } from "./slack/fake-slack.ts";
import type { FakeSlackOptions } from "./slack/fake-slack-options.ts";
import type { SlackChannel, SlackUser } from "./slack/slack-objects.ts";
import { slackRoutes } from "./slack/slack-routes.ts";
import type { NewUser } from "./slack/workspace.ts";
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
  /** People, the channel and messages survive in this file; `fake.extra` is kept there for the host. */
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
const GENERAL = "general";

export function playground({ url, timeMachine, ...options }: PlaygroundOptions): Playground {
  const publicUrl = `${url}/slack`;
  const fake = new PlaygroundSlack({ ...options, publicUrl, now: () => timeMachine.now(), ledgerLimit: LEDGER_LIMIT });
  const plugin: FastifyPluginAsync = async (server) => {
    await server.register(slackRoutes(fake), { prefix: "/slack" });
    await server.register(pageRoutes(fake, fake.general, timeMachine));
  };
  return { plugin, fake, apiUrl: `${publicUrl}/api/`, close: () => fake.close() };
}

/** The playground's workspace has one channel, where everybody is and the bot is too. */
class PlaygroundSlack extends FakeSlack {
  readonly general: string;

  constructor(options: FakeSlackOptions) {
    super(options);
    this.general = this.channels.find(({ name }) => name === GENERAL)?.id ?? this.addChannel({ name: GENERAL });
    // Snapshots from before there were channels hold people who are in none.
    this.#gather(this.users);
  }

  override addUser(user: NewUser): SlackUser {
    const added = super.addUser(user);
    this.#gather([added]);
    return added;
  }

  #gather(users: readonly SlackUser[]): void {
    const { channels } = this.stage.workspace;
    const general = channels.get(this.general) as SlackChannel;
    channels.set(general.id, { ...general, members: [...new Set([...general.members, ...users.map(({ id }) => id)])] });
    // Inviting the bot again changes nothing, and tells of the new members.
    this.joinChannel(general.id);
  }
}
