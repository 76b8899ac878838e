import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { guardLoopback } from "../guard.ts";
import { readArguments } from "./api-arguments.ts";
import type { Served } from "./api-desk.ts";
import type { FakeSlack } from "./fake-slack.ts";
import type { FaultPlan } from "./faults.ts";
import { oauthRoutes } from "./oauth-routes.ts";

const MAX_BODY_BYTES = 4 * 1024 * 1024;

const when = z.enum(["before", "after"]);
const faultPlan = z.strictObject({
  on: z.string().min(1),
  times: z.int().min(1).optional(),
  share: z.number().min(0).max(1).optional(),
  fault: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("throttle"), retryAfterS: z.number().min(0).optional() }),
    z.strictObject({ kind: z.literal("http-500"), applied: z.boolean().optional() }),
    z.strictObject({ kind: z.literal("error"), error: z.string().min(1) }),
    z.strictObject({ kind: z.literal("drop"), when }),
    z.strictObject({ kind: z.literal("slow"), ms: z.int().min(0).max(600_000) }),
    z.strictObject({ kind: z.literal("hold"), when }),
    z.strictObject({ kind: z.literal("duplicate") }),
  ]),
});

/** `/api/<method>`, `/hooks/…` for response_urls, `/oauth/v2/authorize`, and `/control/…` for faults and the ledger. */
export function slackRoutes(fake: FakeSlack): (server: FastifyInstance) => Promise<void> {
  return async (server) => {
    server.addHook("onRequest", guardLoopback);
    readBodiesAsText(server);

    server.post<{ Params: { method: string } }>("/api/:method", { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
      const { token, ...args } = readArguments(request.headers["content-type"] ?? "", bodyOf(request)) ?? {};
      const { bearer = typeof token === "string" ? token : undefined, client } = credentialsIn(request.headers.authorization ?? "");
      return answer(reply, await fake.desk.call(request.params.method, { ...client, ...args }, bearer));
    });

    server.post<{ Params: { secret: string } }>("/hooks/:kind/:team/:n/:secret", { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
      const args = readArguments("application/json", bodyOf(request));
      if (!args) return reply.code(400).send({ ok: false, error: "invalid_payload" });
      return answer(reply, await fake.desk.reply(request.params.secret, args));
    });

    oauthRoutes(server, fake);
    server.get("/control/ledger", async () => ({ entries: fake.ledger.all() }));
    server.get("/control/faults", async () => ({ faults: fake.faults.list() }));
    server.post("/control/faults", async (request, reply) => {
      const plan = faultPlan.safeParse(readArguments("application/json", bodyOf(request)));
      if (!plan.success) return reply.code(400).send({ error: z.prettifyError(plan.error) });
      return { id: fake.faults.add(plan.data satisfies FaultPlan) };
    });
    server.delete("/control/faults", async () => {
      fake.faults.clear();
      return {};
    });
    server.delete<{ Params: { id: string } }>("/control/faults/:id", async (request, reply) =>
      fake.faults.remove(Number(request.params.id)) ? {} : reply.code(404).send({ error: "There is no such fault." }),
    );
  };
}

/** Slack takes forms and JSON, and complains in its own words: so nothing may be parsed before we see it. */
function readBodiesAsText(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
}

interface Credentials {
  readonly bearer?: string;
  /** `oauth.v2.access` takes the app's id and secret here or in the body. */
  readonly client?: { readonly client_id: string; readonly client_secret: string };
}

function credentialsIn(authorization: string): Credentials {
  const [, scheme = "", value = ""] = /^(\w+) (.+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === "bearer") return { bearer: value };
  if (scheme.toLowerCase() !== "basic") return {};
  const [client_id = "", client_secret = ""] = Buffer.from(value, "base64").toString().split(":");
  return { client: { client_id, client_secret } };
}

function bodyOf(request: FastifyRequest): string {
  return typeof request.body === "string" ? request.body : "";
}

function answer(reply: FastifyReply, served: Served): FastifyReply {
  if (served.kind === "answer")
    return reply
      .code(served.status)
      .headers(served.headers ?? {})
      .send(served.body);
  reply.hijack();
  reply.raw.socket?.destroy();
  return reply;
}
