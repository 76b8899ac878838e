import { SHORTCUTS } from "../ids.ts";
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from "./scopes.ts";

interface ManifestOptions {
  /** How Slack reaches Fundi; no slash at the end. Not needed with Socket Mode alone. */
  readonly url?: string;
  /** Socket Mode: Slack posts nothing, so no address of Fundi's is named. */
  readonly socket?: boolean;
  /** For many workspaces: people install Fundi at its own page, and tokens are rotated. */
  readonly many?: boolean;
}

const COMMANDS = "learn | quiz | progress | why | badges | courses | settings | pause | resume | help | stop";

/** Slack stops telling of a message when nobody may read it: `message.im` comes with im:history, `dnd_updated_user` with dnd:read. */
const EVENTS = ["app_home_opened", "app_uninstalled", "dnd_updated_user", "message.im", "tokens_revoked", "user_change"];

/** Slack's description of the app, as “Create New App → From a manifest” takes it. */
export function manifest({ url, socket = false, many = false }: ManifestOptions): object {
  const events = socket ? {} : { url: `${url}/slack/events` };
  const requests = socket ? {} : { request_url: `${url}/slack/events` };
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: "Fundi",
      description: "One short lesson and a few questions a day, and badges for what you have mastered",
      background_color: "#1d3557",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "Fundi", always_online: true },
      shortcuts: [
        { name: "Learn now", type: "global", callback_id: SHORTCUTS.learn, description: "Brings your next lesson and questions" },
        { name: "Teach me about this", type: "message", callback_id: SHORTCUTS.teach, description: "Looks for a lesson that fits this message" },
      ],
      slash_commands: [
        { command: "/fundi", ...events, description: "Learn, and look after your learning", usage_hint: COMMANDS, should_escape: true },
      ],
    },
    oauth_config: {
      ...(many && { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: { bot: NEEDED_SCOPES, bot_optional: OPTIONAL_SCOPES },
    },
    settings: {
      event_subscriptions: { ...requests, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: many,
      socket_mode_enabled: socket,
      token_rotation_enabled: many,
    },
  };
}
