import { WebClient } from "@slack/web-api";
import { callOptions, isDead, type Reach } from "../call-options.ts";

/** What an app shows Slack to speak for itself. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A pair of tokens in the place of a refresh token, which works no more afterwards. Throws what Slack's client throws. */
export async function exchange(refresh_token: string, { clientId, clientSecret }: Client, reach: Reach) {
  const slack = new WebClient(undefined, callOptions(reach));
  const asked = { client_id: clientId, client_secret: clientSecret, grant_type: "refresh_token", refresh_token } as const;
  const { access_token: token, refresh_token: refreshToken, expires_in } = await slack.oauth.v2.access(asked);
  if (!token || !refreshToken || !expires_in) throw new Error("oauth.v2.access answered without a new pair of tokens");
  return { token, refreshToken, expiresInMs: expires_in * 1000 };
}

/** Whether Slack takes a token; nothing when it cannot be asked. */
export function isTaken(token: string, reach: Reach): Promise<boolean | undefined> {
  return new WebClient(token, callOptions(reach)).auth.test().then(
    () => true,
    (error: unknown) => (isDead(error) ? false : undefined),
  );
}
