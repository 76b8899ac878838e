import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { callOptions, type Reach, reasonOf } from "../call-options.ts";

/** What Slack says of a token. `unknown`: it could not be asked. `reason` is Slack's own word, or the network's. */
export type TokenFound =
  | { readonly kind: "works"; readonly team: string; readonly name: string; readonly bot: string; readonly scopes?: readonly string[] }
  | { readonly kind: "refused" | "unknown"; readonly reason: string };

type NotWorking = Exclude<TokenFound, { readonly kind: "works" }>;
type Works = { readonly kind: "works" } | NotWorking;

export async function examineToken({ token, ...reach }: Reach & { readonly token: string }): Promise<TokenFound> {
  try {
    const answer = await new WebClient(token, callOptions(reach)).auth.test();
    const { team_id: team = "", team: name = team, user: bot = "", response_metadata } = answer;
    return { kind: "works", team, name, bot, ...(response_metadata?.scopes && { scopes: response_metadata.scopes }) };
  } catch (error) {
    return notWorking(error);
  }
}

/** Whether Socket Mode can begin with an app-level token. */
export async function examineAppToken({ token, ...reach }: Reach & { readonly token: string }): Promise<Works> {
  try {
    await new WebClient(token, callOptions(reach)).apps.connections.open();
    return { kind: "works" };
  } catch (error) {
    return notWorking(error);
  }
}

/** Whether Slack knows an app's id and secret: it looks at these before it looks at the code, which is none. */
export async function examineClient({
  clientId,
  clientSecret,
  ...reach
}: Reach & { readonly clientId: string; readonly clientSecret: string }): Promise<Works> {
  const asked = { client_id: clientId, client_secret: clientSecret, code: "none" };
  try {
    await new WebClient(undefined, callOptions(reach)).oauth.v2.access(asked);
    return { kind: "works" };
  } catch (error) {
    const found = notWorking(error);
    return found.reason === "invalid_code" ? { kind: "works" } : found;
  }
}

function notWorking(error: unknown): NotWorking {
  return { kind: error instanceof WebAPIPlatformError ? "refused" : "unknown", reason: reasonOf(error) };
}
