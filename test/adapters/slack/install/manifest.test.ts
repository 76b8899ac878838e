import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { manifest } from "../../../../src/adapters/slack/install/manifest.ts";
import { NEEDED_SCOPES, OPTIONAL_SCOPES, SCOPES } from "../../../../src/adapters/slack/install/scopes.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
const URL = "https://fundi.example.com";

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly bot_user: { readonly display_name: string };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly url?: string;
    }[];
    readonly shortcuts: readonly { readonly name: string; readonly type: string; readonly callback_id: string; readonly description: string }[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[]; readonly bot_optional: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly request_url?: string };
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

const read = (options: Parameters<typeof manifest>[0]): Manifest => JSON.parse(JSON.stringify(manifest(options))) as Manifest;

test("the manifest.json in the repository is the one that Fundi makes: npm run fundi -- slack manifest --url https://fundi.example.com > manifest.json", () => {
  expect(JSON.parse(fs.readFileSync(path.join(ROOT, "manifest.json"), "utf8"))).toEqual(read({ url: URL }));
});

describe.each([
  ["by HTTP", { url: URL }],
  ["by Socket Mode", { socket: true }],
  ["in many workspaces", { url: URL, many: true }],
  ["in many workspaces by Socket Mode", { url: URL, many: true, socket: true }],
])("the manifest for Fundi %s", (_, options) => {
  const { display_information, features, oauth_config, settings } = read(options);

  test("keeps Slack's limits", () => {
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const { command, description, usage_hint } of features.slash_commands) {
      expect(command).toMatch(/^\/\S{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2_000);
      expect(usage_hint.length).toBeLessThanOrEqual(1_000);
    }
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    for (const { name, description, callback_id } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
  });

  test("names one address for everything, or none with Socket Mode", () => {
    const urls = [settings.event_subscriptions.request_url, settings.interactivity.request_url, ...features.slash_commands.map(({ url }) => url)];
    expect(new Set(urls)).toEqual(new Set([settings.socket_mode_enabled ? undefined : `${URL}/slack/events`]));
  });

  test("sends people back, and rotates tokens, only where they install Fundi themselves", () => {
    const isMany = "many" in options;
    expect(oauth_config.redirect_urls).toEqual(isMany ? [`${URL}/slack/oauth_redirect`] : undefined);
    expect(settings.token_rotation_enabled).toBe(isMany);
  });

  test("asks for the scopes that the events it subscribes to need", () => {
    const scopes = [...oauth_config.scopes.bot, ...oauth_config.scopes.bot_optional];
    for (const event of settings.event_subscriptions.bot_events)
      for (const scope of EVENT_SCOPES[event] ?? ["an entry in this table"]) expect(scopes).toContain(scope);
  });
});

/** docs.slack.dev, “Events API reference”: what an app must have to be told of an event. */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  dnd_updated_user: ["dnd:read"],
  "message.im": ["im:history"],
  tokens_revoked: [],
  user_change: ["users:read"],
};

/** docs.slack.dev, “Web API methods”: what an app must have to call a method. */
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  "apps.connections.open": [],
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["im:history"],
  "conversations.open": ["im:write"],
  "dnd.info": ["dnd:read"],
  "oauth.v2.access": [],
  "users.info": ["users:read"],
  "views.open": [],
  "views.publish": [],
  "views.push": [],
  "views.update": [],
};

const FAMILIES = "apps|auth|bots|chat|conversations|dnd|files|im|oauth|reactions|team|usergroups|users|views";
const CALL = new RegExp(`\\??\\.((?:${FAMILIES})\\??(?:\\.\\w+)+)\\(`, "g");

/** Every Web API method that our code calls, as `chat.postMessage`. */
function methodsCalled(): Set<string> {
  const folder = path.join(ROOT, "src/adapters/slack");
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return new Set(
    files.flatMap((name) =>
      [...fs.readFileSync(path.join(folder, name), "utf8").matchAll(CALL)].map(([, method = ""]) => method.replaceAll("?", "")),
    ),
  );
}

describe("The scopes that Fundi asks for", () => {
  const called = methodsCalled();

  test("cover every method of the Web API that its code calls", () => {
    expect([...called]).toEqual(
      expect.arrayContaining(["chat.postMessage", "chat.update", "conversations.open", "users.info", "auth.test", "oauth.v2.access"]),
    );
    for (const method of called) {
      expect(METHOD_SCOPES, `add ${method} to the table in this test, with the scopes it needs`).toHaveProperty([method]);
      for (const scope of METHOD_SCOPES[method] ?? []) expect([...NEEDED_SCOPES, ...OPTIONAL_SCOPES]).toContain(scope);
    }
  });

  test("are no more than its methods, its events and its commands need", () => {
    const used = [...[...called].flatMap((method) => METHOD_SCOPES[method] ?? []), ...Object.values(EVENT_SCOPES).flat(), "commands"];
    for (const { scope } of SCOPES) expect(used).toContain(scope);
  });

  test("are each asked for once, with a reason that a person can read", () => {
    expect(new Set(SCOPES.map(({ scope }) => scope)).size).toBe(SCOPES.length);
    for (const { why, without } of SCOPES) expect(Math.min(why.length, without.length)).toBeGreaterThan(10);
  });
});
