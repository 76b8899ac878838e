import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type Connection, withDatabase } from "../../src/adapters/store/embedded/connection.ts";
import { InputError } from "../../src/command.ts";
import type { Address } from "../../src/core/ports.ts";
import { itemsCommand } from "../../src/items-command.ts";
import { replayCommand } from "../../src/replay-command.ts";
import { StoryFundi } from "../fundi.ts";
import { publishable } from "../make.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const basics = publishable("basics", { "recall/one": 4 });
const other = publishable("other", { "else/else": 2 });
const wrong = "basics/one-1";

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** `npm run fundi -- …`, in a process of its own. */
async function spawned(args: readonly string[], database: string): Promise<Said> {
  const child = spawn(process.execPath, ["src/cli.ts", ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_URL: database },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, told };
}

const COMMANDS = { items: itemsCommand, replay: replayCommand };

/** The same in this process, which takes a tenth of the time; what is wrong with the input is thrown. */
async function run(command: "items" | "replay", ...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(...line.split("\n")));
  const code = await COMMANDS[command](args).finally(() => log.mockRestore());
  expect(code).toBe(0);
  return lines;
}

/** Nobody listens on the discard port. */
const NOWHERE = "postgresql://fundi:secret-word@127.0.0.1:9/fundi";

describe("What is typed wrongly", () => {
  test.each([
    ["items", ["bogus", "x"], "items bogus x: write items, items uphold QUESTION or items keep QUESTION"],
    ["items", ["uphold"], "items uphold: name the question, as items lists it"],
    ["items", ["keep", wrong, "more"], `items keep ${wrong} more: write items, items uphold QUESTION or items keep QUESTION`],
    ["items", ["--curse", "x"], "Unknown option '--curse'"],
    ["replay", ["--bogus"], "Unknown option '--bogus'"],
    ["replay", ["basics"], "replay takes no basics: it replays every organisation"],
  ] as const)("%s %j is answered in one clear line", async (command, args, line) => {
    await expect(run(command, ...args)).rejects.toThrow(new InputError(line));
  });

  test("ends with exit code 1 and prints nothing else, before any database is opened", async () => {
    expect(await spawned(["replay", "--bogus", "--json"], NOWHERE)).toEqual({ code: 1, out: "", told: "Unknown option '--bogus'\n" });
  });
});

test("a database that cannot be reached is told in one sentence, without its password, with exit code 2", async () => {
  const told = "The database at 127.0.0.1:9 cannot be used: nothing listens there; start the server or correct DATABASE_URL\n";
  expect(await spawned(["items", "--json"], NOWHERE)).toEqual({ code: 2, out: "", told });
});

describe("On a database in which one learner has answered two questions", () => {
  let fundi: StoryFundi;
  let database: string;
  beforeAll(async () => {
    fundi = await StoryFundi.open("2026-03-02T08:00+01:00");
    await fundi.store.courses.publish([basics, other], fundi.now);
    await fundi.join(ada, basics.id);
    await fundi.say(ada, "learn");
    await fundi.learn(ada, { right: false });
    await fundi.press(ada, ({ type }) => type === "dispute");
    const { rows } = await fundi.store.query("SELECT current_database() AS name", []);
    database = urlOf(withDatabase(inject("template"), String(rows[0]?.name)));
    vi.stubEnv("DATABASE_URL", database);
  });

  /** One of the wrong options, whichever was shown first. */
  const CHOSEN = expect.stringMatching(/^ {4}✓ Yes 0 % {3}· No (100 % {3}· Perhaps 0|0 % {3}· Perhaps 100) %$/);

  test("items lists every question with what to look at", async () => {
    expect(await run("items", "--course", "basics")).toEqual([
      "basics/one-1  1 first answers · 0 % right · discrimination unknown",
      "    Question basics/one-1?",
      CHOSEN,
      "    → too few answers to say more",
      "basics/one-2  1 first answers · 0 % right · discrimination unknown",
      "    Question basics/one-2?",
      CHOSEN,
      "    → one learner says that something is wrong: items uphold it, or items keep it",
      "    → too few answers to say more",
      ...["basics/one-3", "basics/one-4"].flatMap((id) => [`${id}  0 first answers`, `    Question ${id}?`, "    → too few answers to say more"]),
      "4 questions, 1 to look at",
    ]);
  });

  test("items --json prints exactly one object", async () => {
    const { items } = only(await run("items", "--json")) as { items: Record<string, unknown>[] };
    expect(items).toHaveLength(6);
    expect(items[1]).toMatchObject({ question: "basics/one-2", attempts: 1, disputes: 1, findings: [{ kind: "disputed", count: 1 }, {}] });
  });

  test("a course or a question that is not taught is refused, and the courses are named", async () => {
    await expect(run("items", "--course", "nope")).rejects.toThrow(new InputError("there is no course nope: basics, other"));
    for (const verb of ["uphold", "keep"])
      await expect(run("items", verb, "nope", "--json")).rejects.toThrow(
        new InputError("there is no question nope: npm run fundi -- items lists them"),
      );
  });

  test("replay --dry-run --json prints exactly one object with its rate on standard output, and writes nothing", async () => {
    await fundi.store.query("UPDATE mastery SET answers = 7", []);
    const { code, out, told } = await spawned(["replay", "--dry-run", "--json"], database);
    expect({ code, told }).toEqual({ code: 0, told: "" });
    const result = only(out.trimEnd().split("\n")) as { seconds: number; answersPerSecond: number };
    expect(result).toMatchObject({ answers: 2, dryRun: true, organisations: [{ answers: 2, differences: { mastery: 1 }, learners: 1, told: 0 }] });
    expect(result.answersPerSecond).toBeCloseTo(2 / result.seconds, 6);
    expect((await fundi.store.query("SELECT answers FROM mastery", [])).rows).toEqual([{ answers: 7 }]);
  });

  test("replay puts right what differs, says so with its rate, and finds nothing the next time", async () => {
    await fundi.store.query("UPDATE mastery SET answers = 7", []);
    expect(await run("replay")).toEqual([
      expect.stringMatching(/: 2 answers; put right: mastery 1 \(1 learners\)$/),
      expect.stringMatching(/^2 answers in \d+\.\d s, \d+ a second$/),
    ]);
    expect((await run("replay"))[0]).toContain(": 2 answers; no difference");
  });

  test("items uphold withdraws a question, puts records right and tells who answered; it is not kept afterwards", async () => {
    const upheld = only(await run("items", "uphold", "basics/one-2", "--json"));
    expect(upheld).toMatchObject({ question: "basics/one-2", versions: 1, learners: 1, told: 1, organisations: [{ answers: 2, told: 1 }] });
    await expect(run("items", "keep", "basics/one-2")).rejects.toThrow(
      new InputError("basics/one-2 was found to be wrong and stays withdrawn: change it and it comes back"),
    );
    const listed = await run("items", "--course", "basics");
    expect(listed).toContain("basics/one-2  0 first answers · WITHDRAWN: a dispute was upheld; change it and it comes back");
  });

  test("items keep says how many were told", async () => {
    expect(await run("items", "keep", wrong)).toEqual(["basics/one-1 stays as it is. 0 learners who reported it are told."]);
  });
});

/** Exactly one JSON object on one line. */
function only(lines: readonly string[]): unknown {
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] as string);
}

/** The same database as an address in one line. */
function urlOf(connection: Connection): string {
  if ("connectionString" in connection) return connection.connectionString;
  const { user, host, port, database } = connection;
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
