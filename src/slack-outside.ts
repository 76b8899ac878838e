import type { Log } from "./adapters/log/log.ts";
import { ownKeys } from "./adapters/secrets/own-keys.ts";
import { openVault } from "./adapters/secrets/vault.ts";
import { slackChat } from "./adapters/slack/chat.ts";
import { examineToken } from "./adapters/slack/install/examine.ts";
import { installPages } from "./adapters/slack/install/install-pages.ts";
import { tokens } from "./adapters/slack/install/tokens.ts";
import { readSlackEvent } from "./adapters/slack/read-event.ts";
import { slackIntake, slackReceive } from "./adapters/slack/receive.ts";
import { slackSocket } from "./adapters/slack/socket.ts";
import { readSecretKeys, type SecretKey } from "./config/secret-keys.ts";
import type { SlackClient, SlackConfig } from "./config/slack.ts";
import { type Config, ConfigError } from "./config.ts";
import type { Installations } from "./core/ports.ts";
import type { Fundi, Outside } from "./fundi.ts";
import type { Wired } from "./wired.ts";

interface Parts {
  readonly config: Config;
  readonly slack: SlackConfig;
  readonly fundi: Fundi;
  readonly log: Log;
}

/** By which tokens Fundi acts, and what has to be done for that. */
interface Access extends Pick<Wired, "pages"> {
  readonly tokenFor: (workspace: string) => Promise<string | undefined>;
  readonly left: (workspace: string) => Promise<void>;
  readonly begin: () => Promise<void>;
  readonly tick: () => Promise<void>;
}

/** The real Slack: one workspace or many, by HTTP or by Socket Mode. */
export function wireSlack(config: Config, slack: SlackConfig, fundi: Fundi, log: Log): Wired {
  const parts = { config, slack, fundi, log };
  const access = slack.installed.kind === "one" ? oneWorkspace(parts, slack.installed.botToken) : manyWorkspaces(parts, slack.installed);
  const inbound = inboundOf(parts);
  // An API at another address answers clicks there as well.
  const replyOrigins = slack.apiUrl ? [slack.apiUrl] : [];
  const outside: Outside = {
    chats: { slack: slackChat({ tokenFor: access.tokenFor, apiUrl: slack.apiUrl, replyOrigins }) },
    readers: { slack: (event) => readSlackEvent(event, replyOrigins) },
    clock: Date.now,
    left: access.left,
  };
  return {
    outside,
    ...inbound,
    pages: access.pages,
    begin: async () => {
      await access.begin();
      await inbound.begin();
    },
    tick: async () => void (await Promise.all([access.tick(), fundi.tick(outside)])),
  };
}

/** How Slack's events come in. */
function inboundOf({ config, slack: { transport, apiUrl, installed }, fundi, log }: Parts): Pick<Wired, "receivers" | "begin" | "address" | "close"> {
  const { inbox } = fundi.store;
  const install = (url: string): string => (installed.kind === "many" ? `; install Fundi at ${config.publicUrl ?? url}/slack/install` : "");
  if (transport.kind === "http") {
    return {
      receivers: { "/slack/events": slackReceive({ signingSecret: transport.signingSecret, inbox, now: Date.now }) },
      begin: async () => {},
      address: (url) => `Slack posts to ${config.publicUrl ?? url}/slack/events${install(url)}`,
      close: async () => {},
    };
  }
  const socket = slackSocket({ appToken: transport.appToken, intake: slackIntake({ inbox }), warn: (line) => log.warn(line), apiUrl });
  return { receivers: {}, begin: socket.start, address: (url) => `Slack is connected by Socket Mode${install(url)}`, close: socket.stop };
}

function oneWorkspace({ slack: { apiUrl }, fundi, log }: Parts, botToken: string): Access {
  // Asks which workspace it is. One that had left and installed Fundi again is served again, and one whose older token was revoked is served on.
  const look = async (): Promise<void> => {
    const found = await examineToken({ token: botToken, apiUrl });
    if (found.kind === "works") await fundi.store.arrived({ platform: "slack", workspace: found.team }, found.name, Date.now());
    else if (found.kind === "refused") {
      log.warn(`Slack does not take SLACK_BOT_TOKEN (${found.reason}): install the app again at https://api.slack.com/apps and copy the new token`);
    } else log.warn(`Slack did not say whose token SLACK_BOT_TOKEN is (${found.reason})`);
  };
  return {
    tokenFor: async () => botToken,
    left: look,
    // Nobody waits for the answer.
    begin: async () => void look().catch((error: Error) => log.error("asking Slack whose token it is", error)),
    tick: async () => {},
  };
}

function manyWorkspaces(parts: Parts, client: SlackClient): Access {
  const { config, slack, fundi, log } = parts;
  const { apiUrl } = slack;
  const warn = (line: string): void => log.warn(line);
  const installations = installationsOf(config, fundi);
  const access = tokens({ client, installations, apiUrl, warn });
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const pages = installPages({
    ...client,
    ...{ apiUrl, publicUrl, warn },
    installed: async (installation) => {
      await installations.save(installation);
      await installations.arrived(installation.workspace, installation.name, Date.now());
      access.forget(installation.workspace);
      log.info("installed", { workspace: installation.workspace });
    },
  });
  return {
    tokenFor: access.tokenFor,
    left: access.left,
    pages,
    begin: async () => {
      if (/^http:/.test(config.publicUrl ?? "")) log.warn(NO_HTTPS);
      if (!config.publicUrl) log.warn(`PUBLIC_URL is unset: whoever installs Fundi is sent back to ${publicUrl}, which only this machine can reach`);
      if (!config.secretKeys && config.databaseUrl) log.warn(OWN_KEY);
      await sealAnew(installations, log);
    },
    tick: () => access.refreshExpiring().catch((error: Error) => log.error("refreshing tokens", error)),
  };
}

const NO_HTTPS =
  "PUBLIC_URL begins with http: Slack sends installers back to https only, and browsers keep the cookie that proves who began only there (localhost aside)";

const OWN_KEY =
  "FUNDI_SECRET_KEYS is unset: tokens are sealed with a key of this machine's own (secret-keys in FUNDI_DATA_DIR). Before a second Fundi uses the same " +
  "database, set FUNDI_SECRET_KEYS for all of them, to that file's text to begin with";

/** Sealed with the keys that were given, or with a key of Fundi's own. */
export function installationsOf({ secretKeys, dataDir }: Config, { store }: Pick<Fundi, "store">): Installations {
  return store.installations(openVault(secretKeys ?? keysIn(dataDir)));
}

function keysIn(dataDir: string): readonly SecretKey[] {
  const { keys, mistakes } = readSecretKeys(ownKeys(dataDir));
  if (mistakes.length > 0)
    throw new ConfigError([`The file secret-keys in ${dataDir} was changed: restore it from a back-up, or delete it and install Fundi anew`]);
  return keys;
}

async function sealAnew(installations: Installations, log: Log): Promise<void> {
  const { sealed, unopened } = await installations.sealAnew();
  if (sealed > 0) log.info("sealed tokens with the first key", { installations: sealed });
  for (const problem of unopened) log.warn(problem);
}
