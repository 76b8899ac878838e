import type { FastifyPluginAsync, FastifyReply } from "fastify";
import type { RawReply, Receive } from "../../core/ports.ts";

const NO_BODY = Buffer.alloc(0);

/** The platforms' addresses. Signatures are made over bytes, so no parser touches a body here, whatever it claims to be. */
export function receiverRoutes(receivers: Readonly<Record<string, Receive>>): FastifyPluginAsync {
  return async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    for (const [path, receive] of Object.entries(receivers)) {
      server.post(path, async ({ headers, body }, reply) => answer(reply, await receive({ headers, body: Buffer.isBuffer(body) ? body : NO_BODY })));
    }
  };
}

function answer(reply: FastifyReply, { status, body }: RawReply): FastifyReply {
  reply.code(status);
  if (typeof body !== "string") return reply.send(body);
  return reply.type("text/plain; charset=utf-8").send(body);
}
