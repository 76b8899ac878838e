import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LogOptions, openLog } from "../../../src/adapters/log/log.ts";

function listen(options: Partial<LogOptions> = {}) {
  const raw: string[] = [];
  const log = openLog({ level: "info", ...options, to: { write: (line) => void raw.push(line) } });
  const lines = (): Record<string, unknown>[] => raw.map((line) => JSON.parse(line));
  return { log, raw, lines };
}

describe("a line", () => {
  test("is one JSON object with time, level, message and fields", () => {
    const { log, lines, raw } = listen();
    log.info("planned", { learners: 3, day: "2026-11-25" });
    expect(lines()).toEqual([
      { level: "info", time: expect.stringMatching(/^\d{4}-.*Z$/), pid: process.pid, message: "planned", learners: 3, day: "2026-11-25" },
    ]);
    expect(raw[0]).toMatch(/^[^\n]*\n$/);
  });

  test("of a child carries the child's fields", () => {
    const { log, lines } = listen();
    log.child({ workspace: "T1" }).child({ delivery: "d1" }).warn("throttled", { retryAfterMs: 5 });
    expect(lines()[0]).toMatchObject({ level: "warn", workspace: "T1", delivery: "d1", retryAfterMs: 5 });
  });

  test("of an error has its type, message, code, frames and causes", () => {
    const { log, lines } = listen();
    const cause = Object.assign(new TypeError("reset"), { code: "ECONNRESET" });
    log.error("sending", new Error("no answer", { cause }), { delivery: "d1" });
    expect(lines()[0]).toMatchObject({
      level: "error",
      message: "sending",
      delivery: "d1",
      error: {
        type: "Error",
        message: "no answer",
        stack: expect.stringMatching(/^at /),
        cause: { type: "TypeError", message: "reset", code: "ECONNRESET" },
      },
    });
  });

  test("of something thrown that is no error says so", () => {
    const { log, lines } = listen();
    log.error("odd", "a text");
    log.error("odd", { text: "what a learner typed" });
    expect(lines().map(({ error }) => error)).toEqual([
      { type: "string", message: "a text" },
      { type: "object", message: "[no error]" },
    ]);
  });

  test("keeps level, time and message its own", () => {
    const { log, raw } = listen();
    log.info("mine", { level: "theirs", time: "theirs", message: "theirs" });
    expect(JSON.parse(raw[0] ?? "")).toMatchObject({ level: "info", message: "mine", level_: "theirs" });
  });
});

test.each([
  ["silent", []],
  ["error", ["c"]],
  ["warn", ["b", "c"]],
  ["info", ["a", "b", "c"]],
] as const)("level %s writes %j", (level, written) => {
  const { log, lines } = listen({ level });
  log.info("a");
  log.warn("b");
  log.error("c");
  expect(lines().map(({ message }) => message)).toEqual(written);
});

const SIGNING = "8f742231b10e8888abcd99aaabbb85a5";
const SECRETS = [
  ["a bot token", "xoxb-12-34-AbCdEf", "12-34-AbCdEf"],
  ["a rotated token", "xoxe.xoxp-1-Mi0yLTk", "Mi0yLTk"],
  ["an app token", "xapp-1-A0-77-abcdef", "A0-77-abcdef"],
  ["a reply address", "https://hooks.slack.com/actions/T1/22/cAnArY", "cAnArY"],
  ["a government reply address", "https://hooks.slack-gov.com/commands/T1/22/cAnArY", "cAnArY"],
  ["the playground's reply address", "http://127.0.0.1:3000/playground/slack/hooks/actions/cAnArY", "cAnArY"],
  ["a database password", "postgresql://fundi:hunter2@db:5432/fundi", "hunter2"],
  ["a database password with an @", "postgres://fundi:hun@ter2@db/fundi", "ter2"],
  ["an authorization", "Authorization: Bearer abcdef.123456", "abcdef.123456"],
  ["a signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "a2114d57b48eac39"],
  ["a web token", "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl", "c2lnbmF0dXJl"],
  ["a model's key", "sk-proj-abcdefghijklmnop1234", "abcdefghijklmnop"],
  ["a secret in a query", "/oauth?code=cAnArY1&state=x", "cAnArY1"],
  ["a password in words", 'password: "cAnArY1"', "cAnArY1"],
  ["the signing secret, which has no shape", SIGNING, SIGNING],
  ["an e-mail address", "thandi.m@example.co.za", "thandi.m"],
] as const;

describe("never in a log, wherever it stands", () => {
  test.each(SECRETS)("%s", (_, text, canary) => {
    const { log, raw, lines } = listen({ secrets: [SIGNING] });
    const error = new Error(`failed:\n${text}\nat once`, { cause: new Error(text) });
    log.info(text);
    log.info(`before\n${text} after`, { note: text, list: [text], deep: { note: `a\t${text}` }, [text]: 1 });
    log.error(`${JSON.stringify({ a: `\n${text}` })}`, error);
    log.error("all", new AggregateError([error], text), { error2: error });
    log.child({ note: text }).warn("child");
    expect(lines()).toHaveLength(5);
    expect(raw.join("")).not.toContain(canary);
  });

  test.each([
    "token",
    "botToken",
    "signing_secret",
    "password",
    "authorization",
    "cookie",
    "set-cookie",
    "x-slack-signature",
    "response_url",
    "replyUrl",
    "apiKey",
    "DATABASE_URL",
  ])("the value of %s", (name) => {
    const { log, raw } = listen();
    log.info("x", { [name]: "cAnArY", inner: { [name]: ["cAnArY"] } });
    expect(raw.join("")).not.toContain("cAnArY");
  });

  test.each(["answer", "answers", "response", "text", "typed", "said", "payload", "body", "view", "blocks", "name", "email", "headers", "values"])(
    "what a learner wrote or is called, under %s",
    (name) => {
      const { log, raw } = listen();
      log.info("x", { [name]: "I feel stupid", inner: { [name]: { deep: "I feel stupid" } } });
      expect(raw.join("")).not.toContain("stupid");
    },
  );

  test("what a learner wrote, quoted by the error of whoever could not read it", () => {
    const { log, raw } = listen();
    for (const text of ["I feel stupid", '"stupid" and', '{"text":"stupid"'])
      log.error(
        "parse",
        thrownBy(() => JSON.parse(text)),
      );
    const prisma = Object.assign(
      new Error('\nInvalid `prisma.answer.create()` invocation:\n\n{\n  data: {\n    text: "stupid"\n  }\n}\n\nArgument `day` is missing.'),
      {
        name: "PrismaClientValidationError",
      },
    );
    log.error("save", prisma);
    log.error("save", new Error('invalid input syntax for type uuid: "stupid"'));
    log.error(
      "save",
      Object.assign(new Error("duplicate key"), { detail: "Key (text)=(stupid) already exists.", parameters: ["stupid"], where: "stupid" }),
    );
    expect(raw.join("")).not.toContain("stupid");
    expect(raw.join("")).toContain("Argument `day` is missing");
  });

  test("any text around a secret leaves the line readable and the secret out", () => {
    // One error for all: vitest takes milliseconds to map a stack.
    const error = new Error();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...SECRETS.slice(0, 6)), fc.string(), (before, [, text, canary], after) => {
        const { log, raw, lines } = listen();
        error.message = `${before}${text}`;
        log.error(`${before}${text} ${after}`, error, { note: `${before}${text}` });
        expect(lines()).toHaveLength(1);
        expect(raw.join("")).not.toContain(canary);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a log never makes trouble of its own", () => {
  test("circles, depth, getters that throw, huge texts and lists are cut", () => {
    const { log, raw, lines } = listen();
    const circle: Record<string, unknown> = { many: Array.from({ length: 10_000 }, (_, i) => i) };
    circle.self = circle;
    const trap = {
      get note(): string {
        throw new Error("a trap");
      },
    };
    const loop = new Error("loop");
    loop.cause = loop;
    log.info("x".repeat(5_000_000), {
      circle,
      note: "y".repeat(5_000_000),
      big: 1n,
      sign: Symbol("s"),
      bytes: Buffer.alloc(9),
      date: new Date(Number.NaN),
      run: () => 1,
    });
    log.info("trap", { trap });
    log.error("loop", loop);
    expect(lines()).toHaveLength(3);
    expect(Math.max(...raw.map(({ length }) => length))).toBeLessThan(20_000);
  });

  test("any fields are one readable line", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true })),
        (message, fields) => {
          const { log, lines } = listen();
          log.info(message, fields);
          expect(lines()).toHaveLength(1);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
