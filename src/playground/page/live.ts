import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { LiveEvent } from "./page-types.ts";

const MAX_STREAMS = 30;
const HEARTBEAT_MS = 15_000;
/** A page that reads slower than this falls out, reconnects and loads anew. */
const MAX_BACKLOG_BYTES = 8 * 1024 * 1024;

/** Server-Sent Events to every open page. */
export class Live {
  readonly #streams = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.#write(": still here\n\n"), HEARTBEAT_MS).unref();

  /** Takes the reply over and keeps it open. */
  join(reply: FastifyReply): void {
    if (this.#streams.size >= MAX_STREAMS) return void reply.code(503).send({ error: `More than ${MAX_STREAMS} pages are open; close some.` });
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
    stream.write("retry: 1000\n\n");
    this.#streams.add(stream);
    stream.on("close", () => this.#streams.delete(stream));
  }

  tell(event: LiveEvent): void {
    if (this.#streams.size > 0) this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) stream.end();
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > MAX_BACKLOG_BYTES) stream.destroy();
      else stream.write(text);
    }
  }
}
