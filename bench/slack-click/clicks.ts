import { createHmac, randomUUID } from "node:crypto";

export const SIGNING_SECRET = "bench-signing-secret";

/** A signed request is made right before it is sent; this is its body. */
export interface Click {
  readonly body: string;
}

/** Clicks on the first option, shaped and sized as Slack's: some 4 kB with the message they are on. */
export function clicksOn(rows: readonly object[], replyOrigin: string): Click[] {
  return (rows as { item: string; user: string; team: string; channel: string }[]).map(({ item, user, team, channel }, n) => {
    const payload = {
      type: "block_actions",
      user: { id: user, username: "learner", name: "learner", team_id: team },
      api_app_id: "A0BENCH",
      token: "deprecated-verification-token",
      container: { type: "message", message_ts: `1772500000.${String(n).padStart(6, "0")}`, channel_id: channel, is_ephemeral: false },
      trigger_id: `${n}.1.${randomUUID().replaceAll("-", "")}`,
      team: { id: team, domain: "bench" },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: "directmessage" },
      message: {
        type: "message",
        user: "U0BOT",
        bot_id: "B0BOT",
        ts: "1772500000.000000",
        text: "Question",
        blocks: [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(2_600) } }],
      },
      state: { values: {} },
      response_url: `${replyOrigin}/hooks/actions/${team}/1/${n}`,
      actions: [
        {
          type: "button",
          action_id: "press-2-0",
          block_id: "2-buttons-0",
          text: { type: "plain_text", text: "1" },
          value: `answer 0 ${item}`,
          action_ts: `1772500001.${String(n).padStart(6, "0")}`,
        },
      ],
    };
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  });
}

/** Slack's headers for a body sent now. */
export function signedHeaders(body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(body)),
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${signature}`,
  };
}
