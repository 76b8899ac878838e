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

/** A press of the button under boxes that stand at place 2 of the view. */
export function submitBody(groups: Readonly<Record<string, readonly number[]>>, more: object = {}) {
  const values = Object.entries(groups).map(([block, positions]) => {
    const selected_options = positions.map((position) => ({ text: { type: "plain_text", text: `Option ${position}` }, value: String(position) }));
    return [block, { ticks: { type: "checkboxes", selected_options } }];
  });
  const action = { action_id: "press-2-0", block_id: "2-submit", value: "submit L1/2026-11-02/1/1" };
  return clickBody(action, { state: { values: Object.fromEntries(values) }, ...more });
}

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
