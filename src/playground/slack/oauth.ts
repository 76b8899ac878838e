import { randomBytes } from "node:crypto";
import { textArgument } from "./api-arguments.ts";
import type { AppIdentity } from "./slack-objects.ts";
import type { Tokens } from "./tokens.ts";

const CODE_LIFE_MS = 10 * 60_000;

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Access tokens expire after twelve hours and come with a refresh token. */
  readonly rotation?: boolean;
}

/** What somebody agreed to. */
interface Consent {
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly user: string;
  readonly at: number;
}

type Arguments = Readonly<Record<string, unknown>>;
type Answer = { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;

/** Installing the app by OAuth v2: consent gives a code, the code a token, and with rotation a refresh token the next. */
export class OAuth {
  readonly #client: OAuthClient;
  readonly #app: AppIdentity;
  readonly #tokens: Tokens;
  readonly #machineNow: () => number;
  readonly #codes = new Map<string, Consent>();

  constructor(client: OAuthClient, app: AppIdentity, tokens: Tokens, machineNow: () => number) {
    this.#client = client;
    this.#app = app;
    this.#tokens = tokens;
    this.#machineNow = machineNow;
  }

  knowsClient(clientId: string): boolean {
    return clientId === this.#client.clientId;
  }

  /** A code for what somebody agreed to. */
  consent(consent: Omit<Consent, "at">): string {
    const code = `${this.#app.teamId}.${randomBytes(16).toString("hex")}`;
    this.#codes.set(code, { ...consent, at: this.#machineNow() });
    return code;
  }

  /** `oauth.v2.access`. */
  access(args: Arguments): Answer {
    if (!this.knowsClient(textArgument(args["client_id"]) ?? "")) return refused("invalid_client_id");
    if (textArgument(args["client_secret"]) !== this.#client.clientSecret) return refused("bad_client_secret");
    return args["grant_type"] === "refresh_token" ? this.#refresh(args) : this.#exchange(args);
  }

  #exchange(args: Arguments): Answer {
    const code = textArgument(args["code"]) ?? "";
    const consent = this.#codes.get(code);
    if (!consent || this.#machineNow() - consent.at > CODE_LIFE_MS) return refused("invalid_code");
    if ((textArgument(args["redirect_uri"]) ?? consent.redirectUri) !== consent.redirectUri) return refused("bad_redirect_uri");
    this.#codes.delete(code);
    return { ...this.#installation(consent.scopes), authed_user: { id: consent.user } };
  }

  #refresh(args: Arguments): Answer {
    const scopes = this.#tokens.useRefreshToken(textArgument(args["refresh_token"]) ?? "");
    return scopes ? this.#installation(scopes) : refused("invalid_refresh_token");
  }

  #installation(scopes: readonly string[]): Answer {
    const { appId: app_id, botUserId: bot_user_id, teamId, teamName } = this.#app;
    const token = this.#client.rotation ? this.#tokens.issuePair(scopes) : this.#tokens.issue(scopes);
    return {
      ok: true,
      app_id,
      ...token,
      token_type: "bot",
      scope: scopes.join(","),
      bot_user_id,
      team: { id: teamId, name: teamName },
      enterprise: null,
      is_enterprise_install: false,
    };
  }
}

const refused = (error: string): Answer => ({ ok: false, error });
