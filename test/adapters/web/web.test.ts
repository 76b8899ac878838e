import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import type { FastifyPluginAsync } from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { CannotListen } from "../../../src/adapters/web/cannot-listen.ts";
import { ask, serve } from "./requests.ts";

const never = (): Promise<never> => new Promise(() => {});

describe("health", () => {
  test("/healthz says 200 while the process lives, whatever else is broken", async () => {
    const web = await serve({ ready: async () => "the database is away" });
    expect(await ask(`${web.url}/healthz`)).toMatchObject({ status: 200, body: "ok" });
  });

  test("/readyz says 200 when all is there", async () => {
    const web = await serve();
    expect(await ask(`${web.url}/readyz`)).toMatchObject({ status: 200, body: "ready" });
  });

  test("/readyz says 503 and why, in one short line", async () => {
    const web = await serve({ ready: async () => `the database\nis away ${"x".repeat(1_000)}` });
    const { status, body } = await ask(`${web.url}/readyz`);
    expect(status).toBe(503);
    expect(body).toMatch(/^not ready: the database is away x+$/);
    expect(body.length).toBeLessThan(300);
  });

  test("/readyz does not wait for a check that hangs, nor starts it anew for each probe", async () => {
    let checks = 0;
    const ready = (): Promise<never> => {
      checks++;
      return never();
    };
    const web = await serve({ ready });
    const start = performance.now();
    const answers = await Promise.all([1, 2, 3].map(() => ask(`${web.url}/readyz`)));
    expect(performance.now() - start).toBeLessThan(3_500);
    expect(answers.map(({ status, body }) => `${status} ${body}`)).toEqual(Array(3).fill("503 not ready: no answer within 2 s"));
    expect(checks).toBe(1);
  });

  test("/readyz with a check that fails reports it and tells the outside nothing of it", async () => {
    const web = await serve({ ready: () => Promise.reject(new Error("connect postgres://fundi:pw@db")) });
    expect(await ask(`${web.url}/readyz`)).toMatchObject({ status: 503, body: "not ready: the check itself failed" });
    expect(web.errors).toEqual(["GET /readyz: connect postgres://fundi:pw@db"]);
  });

  test("/metrics are served as they are", async () => {
    const web = await serve();
    const { headers, body } = await ask(`${web.url}/metrics`);
    expect([headers["content-type"], body]).toEqual(["text/plain; version=0.0.4", "up 1\n"]);
  });
});

test("whatever is not there is 404, without repeating what was asked for", async () => {
  const web = await serve();
  const { status, body } = await ask(`${web.url}/<script>?a=b`);
  expect(status).toBe(404);
  expect(body).not.toContain("script");
});

test("/ leads to where it is told", async () => {
  const web = await serve({ redirectRoot: "/playground/" });
  expect(await ask(web.url)).toMatchObject({ status: 302, headers: { location: "/playground/" } });
  expect((await ask((await serve()).url)).status).toBe(404);
});

test.each(["/healthz", "/missing", "/%zz"])("%s comes with security headers", async (path) => {
  const web = await serve();
  expect((await ask(web.url + path)).headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
});

describe("a plugin", () => {
  const plugin: FastifyPluginAsync = async (server) => {
    server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => done(null, `form ${body}`));
    server.post("/echo", async ({ body }) => ({ body }));
    server.get("/page", (_request, reply) => reply.header("content-security-policy", "script-src 'self'").send("page"));
    server.get("/broken", () => Promise.reject(new Error("oh")));
    server.setErrorHandler((error: Error, _request, reply) => reply.code(418).send(error.message));
  };
  const plugins = [{ prefix: "/p", plugin }];

  test("has parsers of its own, and the receivers stay raw", async () => {
    const web = await serve({ plugins });
    const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=1" };
    const json = { method: "POST", headers: { "content-type": "application/json" }, body: '{"a":1}' };
    expect((await ask(`${web.url}/p/echo`, form)).body).toBe('{"body":"form a=1"}');
    expect((await ask(`${web.url}/p/echo`, json)).body).toBe('{"body":{"a":1}}');
    await ask(`${web.url}/events`, form);
    expect(web.seen[0]?.body.toString()).toBe("a=1");
  });

  test("may set its own headers and answer its own errors", async () => {
    const web = await serve({ plugins });
    expect((await ask(`${web.url}/p/page`)).headers["content-security-policy"]).toBe("script-src 'self'");
    expect(await ask(`${web.url}/p/broken`)).toMatchObject({ status: 418, body: "oh" });
    expect(web.errors).toEqual([]);
  });
});

describe("stopping", () => {
  test("waits for running requests, answers them, and then nobody is served", async () => {
    const arrived = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const receive = async () => {
      arrived.resolve();
      await finish.promise;
      return { status: 200, body: "kept" };
    };
    const web = await serve({ receive, graceMs: 10_000 });
    const answer = ask(`${web.url}/events`, { method: "POST", body: "x", agent: keepAlive() });
    await arrived.promise;
    const stopped = web.stop();
    finish.resolve();
    expect(await answer).toMatchObject({ status: 200, body: "kept" });
    await stopped;
    await expect(ask(`${web.url}/healthz`)).rejects.toThrow("ECONNREFUSED");
  });

  test("does not wait for connections that are kept open for nothing", async () => {
    const web = await serve({ graceMs: 10_000 });
    const agent = keepAlive();
    await ask(`${web.url}/healthz`, { agent });
    const silent = net.connect(web.port, "127.0.0.1");
    await once(silent, "connect");
    expect(await secondsOf(web.stop)).toBeLessThan(3);
    silent.destroy();
  });

  test("cuts off what never ends", async () => {
    const arrived = Promise.withResolvers<void>();
    const receive = () => {
      arrived.resolve();
      return never();
    };
    const web = await serve({ receive, graceMs: 200 });
    const cut = expect(ask(`${web.url}/events`, { method: "POST", body: "x" })).rejects.toThrow();
    await arrived.promise;
    expect(await secondsOf(web.stop)).toBeLessThan(3);
    await cut;
  });

  test("lets a plugin end its server-sent events, and does not wait for them", async () => {
    const plugin: FastifyPluginAsync = async (server) => {
      const streams = new Set<http.ServerResponse>();
      server.get("/live", (_request, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
        streams.add(reply.raw);
      });
      server.addHook("preClose", async () => {
        for (const stream of streams) stream.end("data: bye\n\n");
      });
    };
    const web = await serve({ plugins: [{ prefix: "/p", plugin }], graceMs: 10_000 });
    const live = await fetch(`${web.url}/p/live`);
    expect(await secondsOf(web.stop)).toBeLessThan(3);
    expect(await live.text()).toBe("data: 1\n\ndata: bye\n\n");
  });

  test("says 503 at /readyz to who is still connected", async () => {
    const web = await serve({ graceMs: 5_000 });
    const socket = net.connect(web.port, "127.0.0.1");
    // Half a request, so that the connection is busy; the first one is answered, so that it is surely there.
    socket.write("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nGET /readyz HTTP/1.1\r\n");
    await once(socket, "data");
    const stopped = web.stop();
    socket.write("host: x\r\n\r\n");
    expect(await everything(socket)).toMatch(/^HTTP\/1\.1 503 [\s\S]*not ready: stopping/);
    await stopped;
  });

  test("may be asked for twice", async () => {
    const web = await serve();
    await Promise.all([web.stop(), web.stop()]);
    await web.stop();
  });
});

describe("an address that cannot be had is one sentence with what to do", () => {
  test("a port in use", async () => {
    const { port } = await serve();
    await expect(serve({ port })).rejects.toThrow(
      new CannotListen(`Port ${port} is in use: stop the other program or start with PORT=${port < 65_535 ? port + 1 : 3001} npm start.`),
    );
  });

  test.each(["192.0.2.1", "2001:db8::1"])("an address of another machine, %s", async (host) => {
    await expect(serve({ host })).rejects.toThrow(/^192\.0\.2\.1|^2001:db8::1.*HOST=127\.0\.0\.1 npm start/);
  });

  test.each([
    ["EACCES", 80, /may not use port 80: .*PORT=3001/],
    ["EADDRINUSE", 3000, /PORT=3001/],
    ["EADDRINUSE", 65_535, /PORT=3001/],
    ["ENOTFOUND", 3000, /name nowhere\.example is not known.*HOST=/],
  ])("%s on port %i", (code, port, sentence) => {
    expect(String(CannotListen.from(Object.assign(new Error(code), { code }), "nowhere.example", port))).toMatch(sentence);
  });

  test("another trouble stays what it is", () => {
    const error = new Error("else");
    expect(CannotListen.from(error, "x", 1)).toBe(error);
  });
});

test.each([
  ["127.0.0.1", /^http:\/\/127\.0\.0\.1:\d+$/],
  ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
  ["localhost", /^http:\/\/localhost:\d+$/],
])("listening on %s, it says how to be reached", async (host, url) => {
  const web = await serve({ host });
  expect(web.url).toMatch(url);
  expect((await ask(`${web.url}/healthz`)).status).toBe(200);
});

function keepAlive(): http.Agent {
  const agent = new http.Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return agent;
}

async function everything(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const piece of stream) text += piece;
  return text;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
