import http from "node:http";
import net from "node:net";
import { onTestFinished } from "vitest";
import { startWeb, type Web, type WebOptions } from "../../../src/adapters/web/web.ts";
import type { RawRequest, Receive } from "../../../src/core/ports.ts";

export interface Served extends Web {
  /** What reached the receiver at `/events`. */
  readonly seen: RawRequest[];
  /** What was reported to `onError`. */
  readonly errors: string[];
}

/** A web server on a free port with a receiver at `/events` that keeps what it sees; it ends with the test. */
export async function serve(options: Partial<WebOptions> & { readonly receive?: Receive } = {}): Promise<Served> {
  const seen: RawRequest[] = [];
  const errors: string[] = [];
  const keep: Receive = async (request) => {
    seen.push(request);
    return { status: 200 };
  };
  const web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    receivers: { "/events": options.receive ?? keep },
    ready: async () => true,
    metrics: async () => ({ contentType: "text/plain; version=0.0.4", body: "up 1\n" }),
    onError: (error, where) => void errors.push(`${where}: ${error.message}`),
    graceMs: 1_000,
    ...options,
  });
  onTestFinished(() => web.stop());
  return { ...web, seen, errors };
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: Buffer | string;
  /** Sent in pieces, its length unsaid. */
  readonly chunked?: boolean;
  readonly agent?: http.Agent;
}

/** Plain node:http, which sends any headers; `fetch` would mend them. */
export function ask(url: string, { method = "GET", headers = {}, body, chunked = false, agent }: Asked = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = http.request(url, { method, agent: agent ?? new http.Agent(), headers }, async (response) => {
    let answer = "";
    for await (const piece of response) answer += piece;
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer });
  });
  request.on("error", reject);
  if (body === undefined) request.end();
  else if (chunked) writeInPieces(request, Buffer.from(body));
  else request.setHeader("content-length", Buffer.byteLength(body)).end(body);
  return promise;
}

function writeInPieces(request: http.ClientRequest, body: Buffer): void {
  const size = Math.max(1, Math.ceil(body.length / 7));
  for (let at = 0; at < body.length; at += size) request.write(body.subarray(at, at + size));
  request.end();
}

/** Bytes as they are; resolves with all that came back before the connection ended. */
export function askRaw(port: number, bytes: string | Buffer): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const pieces: Buffer[] = [];
  const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes));
  socket.on("data", (piece: Buffer) => void pieces.push(piece));
  socket.on("error", () => {});
  socket.on("close", () => resolve(Buffer.concat(pieces).toString("latin1")));
  return promise;
}
