import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RawReply } from "../../../src/core/ports.ts";
import { ask, askRaw, serve } from "./requests.ts";

const post = { method: "POST" } as const;
const MEGABYTE = 1024 * 1024;

describe("a receiver gets the bytes as they came", () => {
  test.each([
    ["JSON", "application/json", '{ "b":1,\r\n "a":"ü" }'],
    ["broken JSON", "application/json", '{"a":'],
    ["JSON with a poisoned key", "application/json", '{"__proto__":{"x":1}}'],
    ["a form", "application/x-www-form-urlencoded", "payload=%7B%22a%22%3A1%7D&b=+"],
    ["a form with a parameter", "application/x-www-form-urlencoded; charset=utf-8", "a=1"],
    ["plain text", "text/plain", "hello"],
    ["a type nobody knows", "x-fundi/odd+thing; q=1", "\u0000\u0001"],
    ["no type at all", undefined, "hello"],
  ])("%s", async (_, type, body) => {
    const web = await serve();
    for (const chunked of [false, true]) {
      const { status } = await ask(`${web.url}/events`, { ...post, headers: type ? { "content-type": type } : {}, body, chunked });
      expect(status).toBe(200);
    }
    expect(web.seen.map((seen) => seen.body.toString())).toEqual([body, body]);
    expect(web.seen[0]?.headers["content-type"]).toBe(type);
  });

  test("an empty body is an empty buffer", async () => {
    const web = await serve();
    for (const headers of [{}, { "content-type": "application/json" }])
      expect((await ask(`${web.url}/events`, { ...post, headers })).status).toBe(200);
    expect(web.seen.map(({ body }) => body)).toEqual([Buffer.alloc(0), Buffer.alloc(0)]);
  });

  test("the query plays no part in finding it", async () => {
    const web = await serve();
    expect((await ask(`${web.url}/events?a=1`, { ...post, body: "x" })).status).toBe(200);
  });
});

test.each<[string, RawReply, string | undefined, string]>([
  ["nothing", { status: 200 }, undefined, ""],
  ["a text, as text", { status: 200, body: "challenge <b>" }, "text/plain; charset=utf-8", "challenge <b>"],
  ["an object, as JSON", { status: 202, body: { ok: true } }, "application/json; charset=utf-8", '{"ok":true}'],
  ["a refusal", { status: 401 }, undefined, ""],
  ["a wish to be asked again", { status: 503 }, undefined, ""],
])("a receiver may answer %s", async (_, reply, type, body) => {
  const web = await serve({ receive: async () => reply });
  const answer = await ask(`${web.url}/events`, { ...post, body: "x" });
  expect({ status: answer.status, type: answer.headers["content-type"], body: answer.body }).toEqual({ status: reply.status, type, body });
});

test("a receiver that throws, though it never should, is reported once and tells the outside nothing", async () => {
  const web = await serve({ receive: () => Promise.reject(new Error("secret detail")) });
  const answer = await ask(`${web.url}/events?token=abc`, { ...post, body: "x" });
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain("secret");
  expect(web.errors).toEqual(["POST /events: secret detail"]);
});

test.each(["GET", "PUT", "DELETE", "OPTIONS"])("a receiver takes no %s", async (method) => {
  const web = await serve();
  expect((await ask(`${web.url}/events`, { method })).status).toBe(404);
  expect(web.seen).toEqual([]);
});

describe("a body has a limit", () => {
  test("one of 1 MB is taken", async () => {
    const web = await serve();
    for (const chunked of [false, true])
      expect((await ask(`${web.url}/events`, { ...post, body: Buffer.alloc(MEGABYTE), chunked })).status).toBe(200);
    expect(web.seen.map(({ body }) => body.length)).toEqual([MEGABYTE, MEGABYTE]);
  });

  test.each([true, false])("one byte more is answered 413 and never reaches the receiver (in pieces: %s)", async (chunked) => {
    const web = await serve();
    expect((await ask(`${web.url}/events`, { ...post, body: Buffer.alloc(MEGABYTE + 1), chunked })).status).toBe(413);
    expect(web.seen).toEqual([]);
    expect(web.errors).toEqual([]);
  });

  test("ten of 10 MB are turned away without keeping them", async () => {
    const web = await serve();
    const body = Buffer.alloc(10 * MEGABYTE, "a");
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 5; i++) {
      for (const chunked of [false, true]) {
        // The connection may be cut before all of it is sent.
        const status = await ask(`${web.url}/events`, { ...post, body, chunked }).then(
          (answer) => answer.status,
          () => 413,
        );
        expect(status).toBe(413);
      }
    }
    expect((process.memoryUsage().rss - before) / MEGABYTE).toBeLessThan(100);
    expect(web.seen).toEqual([]);
    expect((await ask(`${web.url}/events`, { ...post, body: "x" })).status).toBe(200);
  });
});

describe("whatever comes", () => {
  const header = fc.stringMatching(/^[\x20-\x7e]{0,60}$/);

  test("any content type and any bytes are answered, never with 5xx", async () => {
    const web = await serve();
    await fc.assert(
      fc.asyncProperty(header, fc.uint8Array({ maxLength: 3_000 }), fc.boolean(), async (type, bytes, chunked) => {
        const body = Buffer.from(bytes);
        const { status } = await ask(`${web.url}/events`, { ...post, headers: { "content-type": type }, body, chunked });
        expect([200, 415]).toContain(status);
        // A malformed type is the one thing that is not let through.
        if (status === 200) expect(web.seen.at(-1)?.body.equals(body)).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(web.errors).toEqual([]);
  });

  test.each([
    ["no HTTP", "hello\r\n\r\n"],
    ["a broken request line", "POST  /events HTTP/1.1\r\n\r\n"],
    ["two lengths", "POST /events HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\nconnection: close\r\n\r\nab"],
    [
      "a length and pieces",
      "POST /events HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\n",
    ],
    ["a piece of no size", "POST /events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\nzz\r\nab\r\n0\r\n\r\n"],
    ["headers of 100 KB", `GET / HTTP/1.1\r\nhost: x\r\na: ${"x".repeat(100_000)}\r\n\r\n`],
    ["a broken path", "GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"],
    ["a foreign Expect", "POST /events HTTP/1.1\r\nhost: x\r\nexpect: tea\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"],
    ["bytes of no text", Buffer.from([0, 255, 254, 13, 10, 13, 10])],
  ])("%s is the sender's mistake, not ours", async (_, bytes) => {
    const web = await serve();
    expect(await askRaw(web.port, bytes)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(web.errors).toEqual([]);
    expect((await ask(`${web.url}/healthz`)).status).toBe(200);
  });
});
