import type { FastifyPluginAsync } from "fastify";

export interface Probed {
  /** `true`, or in a few words why not: anybody who can reach Fundi reads it. */
  readonly ready: () => Promise<true | string>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** Once for each failure that is ours; `where` holds no query and no id. */
  readonly onError: (error: Error, where: string) => void;
}

const READY_WITHIN_MS = 2_000;
const MAX_REASON_LETTERS = 200;

/** What a load balancer, an orchestrator and Prometheus ask for. */
export function probes({ ready, metrics, onError }: Probed, isStopping: () => boolean): FastifyPluginAsync {
  const look = oneAtATime(async () => ready().catch((error: Error) => failed(error, onError)));
  return async (server) => {
    server.get("/healthz", (_request, reply) => reply.type("text/plain; charset=utf-8").send("ok"));
    server.get("/readyz", async (_request, reply) => {
      const answer = isStopping() ? "stopping" : await within(READY_WITHIN_MS, look());
      reply.code(answer === true ? 200 : 503).type("text/plain; charset=utf-8");
      return answer === true ? "ready" : `not ready: ${oneLine(answer)}`;
    });
    server.get("/metrics", async (_request, reply) => {
      const { contentType, body } = await metrics();
      return reply.type(contentType).send(body);
    });
  };
}

/** What went wrong may hold an address or a password, and anybody may ask. */
function failed(error: Error, onError: Probed["onError"]): string {
  onError(error, "GET /readyz");
  return "the check itself failed";
}

/** A check that hangs is not started again by each new probe. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function within(limitMs: number, answer: Promise<true | string>): Promise<true | string> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`no answer within ${limitMs / 1000} s`), limitMs);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, MAX_REASON_LETTERS);
