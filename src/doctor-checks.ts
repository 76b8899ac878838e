import { examineAppToken, examineClient, examineToken, type TokenFound } from "./adapters/slack/install/examine.ts";
import { type AddressFound, examineEvents, examineHealth } from "./adapters/slack/install/examine-address.ts";
import { SCOPES } from "./adapters/slack/install/scopes.ts";
import type { SlackClient } from "./config/slack.ts";
import type { Config } from "./config.ts";
import type { Installations } from "./core/ports.ts";

/** One thing looked at. `skipped`: there was nothing to look at. */
export interface Check {
  readonly name: string;
  readonly state: "fine" | "wrong" | "skipped";
  /** What it means. */
  readonly says: string;
  /** What to do. */
  readonly remedy?: string;
}

const TIMEOUT_MS = 5_000;
/** Each is a call to Slack. */
const INSTALLATIONS_AT_MOST = 50;
const SETTINGS = "https://api.slack.com/apps → your app";

/** A token that Slack takes may still be allowed too little. */
export async function checkToken(name: string, token: string, apiUrl: string | undefined, again: string): Promise<readonly Check[]> {
  const found = await examineToken({ token, apiUrl, timeoutMs: TIMEOUT_MS });
  if (found.kind !== "works") return [untaken(name, found, again)];
  return [
    { name, state: "fine", says: `Slack takes it: ${found.name} (${found.team}), as ${found.bot}` },
    ...checkScopes(`${name}: scopes`, found.scopes),
  ];
}

function untaken(name: string, { kind, reason }: Exclude<TokenFound, { kind: "works" }>, again: string): Check {
  if (kind === "refused") return { name, state: "wrong", says: `Slack does not take it (${reason})`, remedy: again };
  return {
    name,
    state: "wrong",
    says: `Slack could not be asked (${reason})`,
    remedy: "look at this machine's way to https://slack.com, or at SLACK_API_URL",
  };
}

function checkScopes(name: string, granted: readonly string[] | undefined): readonly Check[] {
  if (!granted) return [{ name, state: "skipped", says: "Slack did not say which are granted" }];
  const missing = SCOPES.filter(({ scope }) => !granted.includes(scope));
  if (missing.length === 0) return [{ name, state: "fine", says: "all that Fundi can use are granted" }];
  return missing.map(({ scope, needed, without }) => {
    const remedy = `add ${scope} at ${SETTINGS} → “OAuth & Permissions” → “Scopes”, then install the app again`;
    return needed
      ? { name, state: "wrong", says: `${scope} is missing: ${without}`, remedy }
      : { name, state: "skipped", says: `${scope} is not granted, which is optional: ${without}`, remedy: `if you want that, ${remedy}` };
  });
}

/** Each workspace's token, the oldest installations first. */
export async function checkInstallations(installations: Installations, apiUrl: string | undefined): Promise<readonly Check[]> {
  const list = await installations.list();
  if (list.length === 0) {
    return [{ name: "installations", state: "skipped", says: "nobody has installed Fundi yet", remedy: "open /slack/install at Fundi's address" }];
  }
  const looked = list.slice(0, INSTALLATIONS_AT_MOST);
  const counted: Check = {
    name: "installations",
    state: "fine",
    says: `${list.length}${looked.length < list.length ? `, of which ${looked.length} are looked at` : ""}`,
  };
  const checks = await Promise.all(looked.map((one) => checkInstallation(installations, one, apiUrl)));
  return [counted, ...checks.flat()];
}

async function checkInstallation(
  installations: Installations,
  { workspace, name }: { workspace: string; name: string },
  apiUrl?: string,
): Promise<readonly Check[]> {
  const label = `${name} (${workspace})`;
  try {
    const found = await installations.find(workspace);
    return found ? await checkToken(label, found.token, apiUrl, "install Fundi there again at /slack/install") : [];
  } catch (error) {
    return [{ name: label, state: "wrong", says: (error as Error).message }];
  }
}

export async function checkClient(client: SlackClient, apiUrl: string | undefined): Promise<Check> {
  const name = "OAuth client";
  const found = await examineClient({ ...client, apiUrl, timeoutMs: TIMEOUT_MS });
  if (found.kind === "works") return { name, state: "fine", says: "Slack knows SLACK_CLIENT_ID and SLACK_CLIENT_SECRET" };
  return untaken(name, found, `copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET anew from ${SETTINGS} → “Basic Information” → “App Credentials”`);
}

export async function checkSocket(appToken: string, apiUrl: string | undefined): Promise<Check> {
  const name = "Socket Mode";
  const found = await examineAppToken({ token: appToken, apiUrl, timeoutMs: TIMEOUT_MS });
  if (found.kind === "works") return { name, state: "fine", says: "Slack takes SLACK_APP_TOKEN and offers a connection" };
  return untaken(
    name,
    found,
    `make a token with the scope connections:write at ${SETTINGS} → “Basic Information” → “App-Level Tokens”, and turn Socket Mode on`,
  );
}

/** From here, which is not from Slack: a firewall may treat the two differently. */
export async function checkAddress({ publicUrl }: Config): Promise<Check> {
  const name = "address";
  if (!publicUrl)
    return {
      name,
      state: "skipped",
      says: "PUBLIC_URL is unset, so it cannot be looked at",
      remedy: "set PUBLIC_URL to the address at which Slack reaches Fundi",
    };
  const found = await examineHealth({ url: publicUrl, timeoutMs: TIMEOUT_MS });
  if (found.kind === "works") return { name, state: "fine", says: `a running Fundi answers at ${publicUrl}` };
  return {
    name,
    state: "wrong",
    says: notFundi(publicUrl, found),
    remedy: "start Fundi, and look at PUBLIC_URL and at what stands in front of Fundi",
  };
}

export async function checkSignature({ publicUrl }: Config, signingSecret: string): Promise<Check> {
  const name = "signing secret";
  const onlySlack = `that Slack signs with it too, only Slack can show: ${SETTINGS} → “Event Subscriptions” → “Request URL” → “Retry”`;
  if (!publicUrl) return { name, state: "skipped", says: `PUBLIC_URL is unset; ${onlySlack}` };
  const found = await examineEvents({ url: publicUrl, timeoutMs: TIMEOUT_MS, signingSecret });
  if (found.kind === "works") return { name, state: "fine", says: `the Fundi at ${publicUrl} knows the same one; ${onlySlack}` };
  if (found.kind === "refused") {
    return {
      name,
      state: "wrong",
      says: `the Fundi at ${publicUrl} does not take a request signed with it`,
      remedy: "start it again with the same SLACK_SIGNING_SECRET, and look at both clocks",
    };
  }
  return {
    name,
    state: "wrong",
    says: notFundi(`${publicUrl}/slack/events`, found),
    remedy: "start Fundi, and see that POST requests reach it unchanged",
  };
}

function notFundi(url: string, found: Exclude<AddressFound, { kind: "works" }>): string {
  return found.kind === "unreachable" ? `${url} cannot be reached from here (${found.says})` : `no Fundi answers at ${url} (${found.says})`;
}
