import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyPluginAsync } from "fastify";
import type { Probed } from "./probes.ts";

/** Answers a request on Node's own objects. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Pages of parts that know Node's server and none of ours. They get our headers first, and may say otherwise. */
export function pageRoutes(pages: Readonly<Record<string, PageHandler>>, onError: Probed["onError"]): FastifyPluginAsync {
  return async (server) => {
    for (const [path, handle] of Object.entries(pages)) {
      // A look without a body must not use up what works once.
      server.get(path, { exposeHeadRoute: false }, async (request, reply) => {
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
        await handle(request.raw, reply.raw).catch((error: Error) => {
          onError(error, `GET ${path}`);
          if (!reply.raw.headersSent) reply.raw.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
          reply.raw.end("Something went wrong here. It has been noted.");
        });
      });
    }
  };
}
