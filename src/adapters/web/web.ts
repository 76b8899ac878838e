import type { AddressInfo } from "node:net";
import fastify, { type FastifyError, type FastifyInstance, type FastifyPluginAsync, type FastifyReply, type FastifyRequest } from "fastify";
import type { Receive } from "../../core/ports.ts";
import { CannotListen } from "./cannot-listen.ts";
import { closer } from "./close.ts";
import { type PageHandler, pageRoutes } from "./page-routes.ts";
import { type Probed, probes } from "./probes.ts";
import { receiverRoutes } from "./receiver-routes.ts";

export interface WebOptions extends Probed {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** By path. They get the bytes as they came. */
  readonly receivers: Readonly<Record<string, Receive>>;
  /** By path; GET. */
  readonly pages?: Readonly<Record<string, PageHandler>>;
  /** Each keeps its parsers, hooks and error handler to itself. One that keeps replies open (server-sent events) ends them in a `preClose` hook. */
  readonly plugins?: readonly { readonly prefix: string; readonly plugin: FastifyPluginAsync }[];
  /** Where `/` leads. */
  readonly redirectRoot?: string;
  /** How long `stop` waits for running requests before it cuts them off. */
  readonly graceMs?: number;
}

export interface Web {
  /** How this machine reaches it; no slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, waits for running requests, and closes. Until then `/readyz` says 503. Idempotent. */
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 5_000;
const GRACE_MS = 10_000;

// Against clients that send one byte a minute. Slack and Teams are done in a few hundred milliseconds.
const TIMEOUTS = {
  /** Silence on a connection; server-sent events breathe more often than that. */
  connectionTimeout: 120_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 30_000,
};

// Set first, so that a page may say otherwise. Nothing Fundi answers to a platform is to be shown, framed, guessed at or kept.
const HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** Fundi's one HTTP server. Throws `CannotListen`, with a remedy, when the address cannot be had. */
export async function startWeb(options: WebOptions): Promise<Web> {
  let stopping = false;
  const server = openServer(options.onError);
  await server.register(receiverRoutes(options.receivers));
  await server.register(pageRoutes(options.pages ?? {}, options.onError));
  await server.register(probes(options, () => stopping));
  for (const { prefix, plugin } of options.plugins ?? []) await server.register(plugin, { prefix });
  const { redirectRoot } = options;
  if (redirectRoot !== undefined) server.get("/", (_request, reply) => reply.redirect(redirectRoot));

  const close = closer(server);
  await listen(server, options);
  const { port } = server.server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping = true;
    stopped ??= close(options.graceMs ?? GRACE_MS);
    return stopped;
  };
  return { url: `http://${reachable(options.host)}:${port}`, port, stop };
}

function openServer(onError: Probed["onError"]): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    ...TIMEOUTS,
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    // A click that comes while we stop is kept like any other; the connection is closed behind it.
    return503OnClosing: false,
    // A path that cannot be decoded passes by every hook, and Fastify's own answer would repeat it.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply.headers(HEADERS), onError),
    forceCloseConnections: "idle",
  });
  server.server.maxConnections = MAX_CONNECTIONS;
  server.addHook("onRequest", (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).type("text/plain; charset=utf-8").send("There is nothing here."));
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, onError));
  return server;
}

/** Tells the client what it did wrong, and of our own failures nothing. */
function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply, onError: Probed["onError"]): FastifyReply {
  const { statusCode = 500 } = error;
  const isTheirs = statusCode >= 400 && statusCode < 500;
  if (!isTheirs) onError(error, `${request.method} ${request.routeOptions.url ?? "an unknown path"}`);
  reply.code(isTheirs ? statusCode : 500).type("text/plain; charset=utf-8");
  return reply.send(isTheirs ? theirMistake(error) : "Something went wrong here. It has been noted.");
}

/** Some of Fastify's messages repeat what was sent. */
function theirMistake({ statusCode, code }: FastifyError): string {
  return statusCode === 413 ? `More than ${MAX_BODY_BYTES} bytes.` : `This request cannot be read (${code ?? statusCode}).`;
}

async function listen(server: FastifyInstance, { host, port }: WebOptions): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    throw CannotListen.from(error, host, port);
  }
}

/** An address that means "all of mine" is none to go to. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
