import { type Arguments, failed, type MethodResult } from "./methods/method.ts";
import { scopeFor } from "./scopes.ts";
import type { Tokens } from "./tokens.ts";

/** These identify themselves in another way, or not at all. */
const NEED_NO_TOKEN = new Set(["api.test", "oauth.v2.access"]);
const FOR_APP_TOKEN = "apps.connections.open";

/** Who may call what: the right kind of token, a good one, with the scope of the method. */
export class Access {
  readonly #tokens: Tokens;
  readonly #appToken: string | undefined;

  constructor(tokens: Tokens, appToken: string | undefined) {
    this.#tokens = tokens;
    this.#appToken = appToken;
  }

  /** Slack's refusal, or nothing when the call may pass. */
  refuse(method: string, args: Arguments, token: string | undefined): MethodResult | undefined {
    if (NEED_NO_TOKEN.has(method)) return undefined;
    if (token === undefined) return failed("not_authed");
    const isAppToken = token === this.#appToken;
    const error = isAppToken ? undefined : this.#tokens.refuse(token);
    if (error !== undefined) return failed(error);
    if (isAppToken !== (method === FOR_APP_TOKEN)) return failed("not_allowed_token_type");
    return isAppToken ? undefined : this.#refuseScope(method, args, token);
  }

  /** What Slack tells beside every answer. */
  headers(method: string, args: Arguments, token: string | undefined): Record<string, string> {
    const provided = token === undefined ? undefined : this.#tokens.scopesOf(token);
    const needed = scopeFor(method, args);
    return {
      ...(provided ? { "x-oauth-scopes": provided.join(",") } : {}),
      ...(needed === undefined ? {} : { "x-accepted-oauth-scopes": needed }),
    };
  }

  #refuseScope(method: string, args: Arguments, token: string): MethodResult | undefined {
    const needed = scopeFor(method, args);
    const provided = this.#tokens.scopesOf(token) ?? [];
    if (needed === undefined || provided.includes(needed)) return undefined;
    return { answer: { ok: false, error: "missing_scope", needed, provided: provided.join(",") } };
  }
}
