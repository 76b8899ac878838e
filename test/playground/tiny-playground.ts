import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { playground } from "../../src/playground/playground.ts";
import type { TimeMachine } from "../../src/playground/time-machine.ts";
import { startTinyApp } from "./tiny-app.ts";

/** A time machine whose journeys take as long as the test wants. */
function testTimeMachine(start: number) {
  let now = start;
  let online = true;
  let onTheWay = async () => {};
  const machine: TimeMachine = {
    now: () => now,
    travel: async (to) => {
      await onTheWay();
      now = to;
    },
    offline: async () => {
      online = false;
    },
    online: async () => {
      online = true;
    },
    isOnline: () => online,
  };
  const whileTravelling = (work: () => Promise<void>): void => {
    onTheWay = work;
  };
  return { machine, whileTravelling };
}

/** The playground mounted on a server of the host's, as in real life, with a tiny app behind it. */
export async function startTinyPlayground(start = Date.UTC(2026, 0, 12, 7, 30)) {
  const app = await startTinyApp();
  const server = fastify({ forceCloseConnections: true });
  const time = testTimeMachine(start);
  const outside = playground({ url: "", requestUrl: app.requestUrl, signingSecret: "s", botToken: "xoxb-t", timeMachine: time.machine });
  await server.register(outside.plugin, { prefix: "/playground" });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/playground`;

  const ask = async (path: string, body?: object) => {
    const init = body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
    const response = await fetch(`${url}/page/${path}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, any> };
  };
  const bot = async (method: string, args: object) => {
    const headers = { authorization: "Bearer xoxb-t", "content-type": "application/json" };
    return (await (await fetch(`${url}/slack/api/${method}`, { method: "POST", headers, body: JSON.stringify(args) })).json()) as Record<string, any>;
  };
  const close = async () => {
    await outside.close();
    await server.close();
    await app.close();
  };
  return { ...outside, app, time, url, ask, bot, close };
}
