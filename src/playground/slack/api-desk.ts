import { setTimeout as sleep } from "node:timers/promises";
import type { Access } from "./access.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import { type Arguments, failed, type MethodResult, type MethodWorld } from "./methods/method.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { ReplyUrls } from "./reply-urls.ts";
import { useReplyUrl } from "./reply-use.ts";
import { METHODS } from "./web-api.ts";

const SECRETS = new Set(["client_secret", "refresh_token", "code"]);

/** What the caller gets: an HTTP answer, or a broken connection. */
export type Served =
  | { readonly kind: "answer"; readonly status: number; readonly headers?: Record<string, string>; readonly body: object }
  | { readonly kind: "drop" };

export interface ApiDeskOptions {
  readonly world: MethodWorld;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly replyUrls: ReplyUrls;
  /** Nothing when calls are not limited. */
  readonly limits?: RateLimits;
  readonly access: Access;
}

/** Serves what the app asks for, playing the faults that were ordered and writing down what truly happened. */
export class ApiDesk {
  readonly #options: ApiDeskOptions;

  constructor(options: ApiDeskOptions) {
    this.#options = options;
  }

  async call(method: string, args: Arguments, token: string | undefined): Promise<Served> {
    const { access, limits } = this.#options;
    const waitS = limits?.retryAfterS(method, String(args["channel"] ?? ""));
    const served =
      waitS === undefined ? await this.#carryOut(method, args, token) : this.#refuse(method, args, { kind: "throttle", retryAfterS: waitS });
    return served.kind === "drop" ? served : { ...served, headers: { ...access.headers(method, args, token), ...served.headers } };
  }

  reply(secret: string, body: Arguments): Promise<Served> {
    return this.#serve("response_url", body, () => {
      const redeemed = this.#options.replyUrls.redeem(secret);
      return redeemed.ok ? useReplyUrl(this.#options.world.workspace, redeemed.context, body) : failed(redeemed.error);
    });
  }

  #carryOut(method: string, args: Arguments, token: string | undefined): Promise<Served> {
    const { access, world } = this.#options;
    return this.#serve(method, args, () => access.refuse(method, args, token) ?? METHODS.get(method)?.(world, args) ?? failed("unknown_method"));
  }

  async #serve(method: string, args: Arguments, carryOut: () => MethodResult): Promise<Served> {
    const played = this.#options.faults.next(method, true);
    const fault = played?.fault;
    if (fault && keepsOut(fault)) return this.#refuse(method, args, fault);
    if (fault?.kind === "hold" && fault.when === "before") await played?.removed;
    const result = carryOut();
    this.#note(method, args, result, fault);
    if (fault?.kind === "slow") await sleep(fault.ms);
    if (fault?.kind === "hold" && fault.when === "after") await played?.removed;
    if (fault?.kind === "drop") return { kind: "drop" };
    if (fault?.kind === "http-500") return answerTo(fault);
    return { kind: "answer", status: statusOf(method, result), body: result.answer };
  }

  #refuse(method: string, args: Arguments, fault: Fault): Served {
    this.#note(method, args, failed(fault.kind === "error" ? fault.error : fault.kind === "throttle" ? "ratelimited" : fault.kind), fault);
    return answerTo(fault);
  }

  #note(method: string, args: Arguments, { answer, channel, kept, user, view }: MethodResult, fault: Fault | undefined): void {
    const { world, ledger } = this.#options;
    const about = channel ?? String(args["channel"] ?? "");
    ledger.add({
      kind: "call",
      method,
      arguments: withoutSecrets(args),
      answer: answer.error ?? "ok",
      applied: answer.ok,
      ...(fault ? { fault: "when" in fault ? `${fault.kind}-${fault.when}` : fault.kind } : {}),
      user: user ?? world.workspace.ownerOf(about) ?? userAskedFor(args),
      channel: about || undefined,
      message: kept?.message,
      view,
    });
  }
}

function userAskedFor(args: Arguments): string | undefined {
  const asked = args["users"] ?? args["user"] ?? args["user_id"];
  return typeof asked === "string" ? asked : undefined;
}

/** The ledger is shown on a page. */
function withoutSecrets(args: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, SECRETS.has(name) ? "…" : value]));
}

/** Faults that come instead of carrying the call out. */
function keepsOut(fault: Fault): boolean {
  if (fault.kind === "drop") return fault.when === "before";
  return fault.kind === "throttle" || fault.kind === "error" || (fault.kind === "http-500" && fault.applied !== true);
}

function answerTo(fault: Fault): Served {
  if (fault.kind === "throttle") {
    const headers: Record<string, string> = fault.retryAfterS === undefined ? {} : { "retry-after": String(fault.retryAfterS) };
    return { kind: "answer", status: 429, headers, body: { ok: false, error: "ratelimited" } };
  }
  if (fault.kind === "http-500") return { kind: "answer", status: 500, body: { ok: false, error: "internal_error" } };
  if (fault.kind === "error") return { kind: "answer", status: 200, body: { ok: false, error: fault.error } };
  return { kind: "drop" };
}

/** The Web API says everything with 200; a response_url answers like any address. */
function statusOf(method: string, { answer }: MethodResult): number {
  if (answer.ok || method !== "response_url") return 200;
  return answer.error === "used_url" || answer.error === "expired_url" ? 404 : 400;
}
