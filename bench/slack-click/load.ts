import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Click, signedHeaders } from "./clicks.ts";

export interface Load {
  readonly ratePerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Sends every click at its time, whether or not those before it are answered, and counts from that time: a server that falls behind cannot hide it.
 * Throws when anything but 200 comes back.
 */
export async function loadAt(url: string, clicks: readonly Click[], perSecond: number): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const start = performance.now();
  const waits: Promise<number>[] = [];
  for (const [n, click] of clicks.entries()) {
    const due = start + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    waits.push(acknowledged(agent, url, click, due));
  }
  const sorted = (await Promise.all(waits)).sort((a, b) => a - b);
  const tookMs = performance.now() - start;
  agent.destroy();
  return { ratePerSecond: (clicks.length * 1000) / tookMs, p50Ms: at(sorted, 0.5), p99Ms: at(sorted, 0.99) };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;

function acknowledged(agent: http.Agent, url: string, { body }: Click, due: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/slack/events`, { method: "POST", agent, headers: signedHeaders(body) }, (response) => {
      response.resume();
      response.on("end", () => (response.statusCode === 200 ? resolve(performance.now() - due) : reject(new Error(`HTTP ${response.statusCode}`))));
    });
    request.on("error", reject);
    request.end(body);
  });
}
