import type { FastifyReply, FastifyRequest } from "fastify";

const OWN_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);
const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/**
 * Lets in only this machine. The address keeps the network out, the Host header keeps out foreign pages whose name was pointed at
 * 127.0.0.1 (DNS rebinding), the Origin keeps out foreign pages that post to us across sites.
 */
export async function guardLoopback(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refused = refusal(request.socket.remoteAddress, request.headers, request.method);
  if (refused !== undefined) await reply.code(403).send({ error: refused });
}

interface OwnHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

export function refusal(remoteAddress: string | undefined, { host, origin }: OwnHeaders, method: string): string | undefined {
  if (remoteAddress === undefined || !LOOPBACK.test(remoteAddress)) return "The playground answers this machine only.";
  if (host === undefined || !OWN_HOSTS.has(withoutPort(host))) return "The playground answers to localhost and 127.0.0.1 only.";
  const changes = method !== "GET" && method !== "HEAD";
  if (changes && origin !== undefined && origin !== `http://${host}`) return "Another site may not act in the playground.";
  return undefined;
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "");
}
