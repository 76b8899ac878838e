/** Bodies as Slack sends them, with made-up ids: copies to change are cheap. */
export function eventBody(event: object, more: object = {}) {
  return {
    token: "deprecated",
    team_id: "T1",
    context_team_id: "T1",
    api_app_id: "A1",
    event,
    type: "event_callback",
    event_id: "Ev01",
    event_time: 1_793_610_000,
    authorizations: [{ enterprise_id: null, team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    ...more,
  };
}

export function messageEvent(more: object = {}) {
  return {
    type: "message",
    user: "U1",
    text: "quiz",
    ts: "1793610000.000100",
    client_msg_id: "c0ffee",
    channel: "D1",
    channel_type: "im",
    team: "T1",
    event_ts: "1793610000.000100",
    blocks: [{ type: "rich_text", block_id: "P0z+f", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "quiz" }] }] }],
    ...more,
  };
}

export const homeOpened = (more: object = {}) => ({
  type: "app_home_opened",
  user: "U1",
  channel: "D1",
  tab: "messages",
  event_ts: "1793610000.5",
  ...more,
});

export function clickBody(action: object = {}, more: object = {}) {
  return {
    type: "block_actions",
    user: { id: "U1", username: "thandi", name: "thandi", team_id: "T1" },
    api_app_id: "A1",
    token: "deprecated",
    container: { type: "message", message_ts: "1793610000.000200", channel_id: "D1", is_ephemeral: false },
    trigger_id: "12.34.abcdef",
    team: { id: "T1", domain: "acme" },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: "D1", name: "directmessage" },
    message: { user: "UBOT", type: "message", ts: "1793610000.000200", bot_id: "B1", text: "Which one?", team: "T1", blocks: [] },
    state: { values: {} },
    response_url: "https://hooks.slack.com/actions/T1/1/secret",
    actions: [
      {
        type: "button",
        action_id: "press-2-1",
        block_id: "2-buttons-0",
        text: { type: "plain_text", text: "2", emoji: false },
        value: "answer 1 L1/2026-11-02/1/1",
        action_ts: "1793610001.000001",
        ...action,
      },
    ],
    ...more,
  };
}

/** A choice from a menu: its value stands in the option. */
export const menuBody = (value: string, more: object = {}) => {
  const selected_option = { text: { type: "plain_text", text: "08:30", emoji: false }, value };
  const action = { type: "static_select", action_id: "press-9-0", block_id: "9-menu", text: undefined, value: undefined, selected_option };
  return clickBody({ ...action, ...more }, ON_HOME);
};

/** Where a press on somebody's own page comes from: no channel, no message, no address to answer. */
export const ON_HOME = {
  container: { type: "view", view_id: "V1HOME" },
  view: { id: "V1HOME", type: "home", hash: "1.a", callback_id: "", private_metadata: "", blocks: [], state: { values: {} } },
  channel: undefined,
  message: undefined,
  response_url: undefined,
};

/** What the form of the question in D1's message brings along. */
export const ORIGIN = { item: "L1/2026-11-02/1/1", conversation: "D1", message: "1793610000.000200" };

/** A form that was sent; `fields`: what each holds, positions or what was typed. */
export function submitBody(fields: Readonly<Record<string, readonly number[] | number | string>>, view: object = {}, more: object = {}) {
  const values = Object.fromEntries(Object.entries(fields).map(([block, held]) => [block, { value: heldBy(held) }]));
  return {
    type: "view_submission",
    team: { id: "T1", domain: "acme" },
    user: { id: "U1", username: "thandi", name: "thandi", team_id: "T1" },
    api_app_id: "A1",
    token: "deprecated",
    trigger_id: "12.34.5ub317",
    view: {
      id: "V2FORM",
      team_id: "T1",
      type: "modal",
      callback_id: "answer",
      private_metadata: JSON.stringify(ORIGIN),
      hash: "1793610000.h45h",
      blocks: [],
      title: { type: "plain_text", text: "Your answer" },
      state: { values },
      root_view_id: "V2FORM",
      previous_view_id: null,
      ...view,
    },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
    ...more,
  };
}

function heldBy(held: readonly number[] | number | string) {
  const option = (position: number) => ({ text: { type: "plain_text", text: `Option ${position}` }, value: String(position) });
  if (typeof held === "string") return { type: "plain_text_input", value: held };
  return typeof held === "number"
    ? { type: "static_select", selected_option: option(held) }
    : { type: "checkboxes", selected_options: held.map(option) };
}

export function shortcutBody(more: object = {}) {
  return {
    type: "shortcut",
    token: "deprecated",
    action_ts: "1793610003.1",
    team: { id: "T1", domain: "acme" },
    user: { id: "U1", username: "thandi", team_id: "T1" },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: "learn",
    trigger_id: "12.34.5h0r7",
    ...more,
  };
}

/** “Teach me about this”, on somebody else's message in a channel. */
export function messageActionBody(more: object = {}) {
  return shortcutBody({
    type: "message_action",
    callback_id: "teach",
    trigger_id: "12.34.7each",
    message_ts: "1793610000.000300",
    channel: { id: "C1", name: "general" },
    message: {
      type: "message",
      user: "U2SIPHO",
      ts: "1793610000.000300",
      text: "How do I <https://a.example|delegate> &amp; follow up?",
      team: "T1",
    },
    response_url: "https://hooks.slack.com/app/T1/1/secret",
    ...more,
  });
}

export const userChange = (user: object = {}) => ({
  type: "user_change",
  user: {
    id: "U1",
    team_id: "T1",
    name: "thandi",
    deleted: false,
    real_name: "Thandi Zulu",
    tz: "Africa/Johannesburg",
    tz_label: "South Africa Standard Time",
    tz_offset: 7200,
    is_bot: false,
    locale: "en-ZA",
    profile: { display_name: "Thandi", real_name: "Thandi Zulu", email: "thandi@acme.example", phone: "555" },
    ...user,
  },
  cache_ts: 1_793_610_000,
  event_ts: "1793610000.6",
});

export const dndUpdated = (dnd_status: object = {}) => ({
  type: "dnd_updated_user",
  user: "U1",
  dnd_status: { dnd_enabled: true, next_dnd_start_ts: 1_793_646_000, next_dnd_end_ts: 1_793_682_000, ...dnd_status },
  event_ts: "1793610000.7",
});

export function commandFields(more: Record<string, string> = {}): Record<string, string> {
  return {
    token: "deprecated",
    team_id: "T1",
    team_domain: "acme",
    channel_id: "C1",
    channel_name: "general",
    user_id: "U1",
    user_name: "thandi",
    command: "/fundi",
    text: "progress",
    api_app_id: "A1",
    is_enterprise_install: "false",
    response_url: "https://hooks.slack.com/commands/T1/1/secret",
    trigger_id: "12.34.fedcba",
    ...more,
  };
}
