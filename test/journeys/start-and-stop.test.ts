import { execFileSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort, runFundi, temporaryFolder } from "./process.ts";

describe("starting and stopping", { timeout: 120_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const settings = (): NodeJS.ProcessEnv => ({ FUNDI_DATA_DIR: folder, FUNDI_LOG_LEVEL: "warn" });

  /** Processes that name the folder: the database and its guard. */
  function leftBehind(): string[] {
    const listed = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
    return listed.filter((line) => line.includes(path.basename(folder)) && !line.includes("ps -eo"));
  }

  async function nothingLeft(): Promise<void> {
    for (let i = 0; i < 100 && leftBehind().length > 0; i++) await new Promise((again) => setTimeout(again, 100));
    expect(leftBehind()).toEqual([]);
  }

  test("prints one line with the address, and Ctrl-C stops everything", async () => {
    const fundi = await runFundi(settings());
    expect(fundi.said().trim()).toBe(`Fundi is ready: ${fundi.url}/playground/`);
    expect(leftBehind()).not.toEqual([]);
    expect(await fundi.end("SIGINT")).toBe(0);
    await nothingLeft();
  });

  test("after kill -9 nothing stays behind, and the next start finds what was there", async () => {
    const first = await runFundi(settings());
    await first.end("SIGKILL");
    await nothingLeft();
    const second = await runFundi(settings());
    expect((await fetch(`${second.url}/playground/`)).status).toBe(200);
    expect(await second.end("SIGTERM")).toBe(0);
    await nothingLeft();
  });

  /** What it says when it cannot start, line by line. */
  async function refusal(env: NodeJS.ProcessEnv): Promise<string[]> {
    const error = await runFundi({ ...settings(), ...env }).then(
      () => new Error("it started"),
      (reason: Error) => reason,
    );
    await nothingLeft();
    return error.message.trim().split("\n").slice(1);
  }

  test("a port in use: one sentence that says what to do", async () => {
    const port = await freePort();
    const taken = net.createServer().listen(port, "127.0.0.1");
    await once(taken, "listening");
    const said = await refusal({ PORT: String(port) });
    taken.close();
    expect(said).toEqual([expect.stringMatching(new RegExp(`^Port ${port} is in use.*PORT=`))]);
  });

  test("an unreachable DATABASE_URL: one sentence, without the password", async () => {
    const said = await refusal({ DATABASE_URL: `postgresql://fundi:secret-word@127.0.0.1:${await freePort()}/fundi` });
    expect(said).toEqual([
      expect.stringMatching(/^The database at 127\.0\.0\.1:\d+ cannot be used: nothing listens there; start the server or correct DATABASE_URL$/),
    ]);
  });

  test("a data folder that is a file: one sentence that says what to do", async () => {
    const file = path.join(folder, "data");
    fs.writeFileSync(file, "");
    expect(await refusal({ FUNDI_DATA_DIR: file })).toEqual([expect.stringMatching(/a file is in its way: set FUNDI_DATA_DIR/)]);
  });

  test("half-set Slack variables and a mistyped one: every mistake at once", async () => {
    const said = (await refusal({ SLACK_BOT_TOKEN: "xoxb-1-abc", PORT: "70000", SLACK_SIGNIN_SECRET: "x" })).join("\n");
    expect(said).toMatch(/SLACK_SIGNING_SECRET/);
    expect(said).toMatch(/PORT is "70000"|PORT is “70000”/);
    expect(said).toMatch(/SLACK_SIGNIN_SECRET/);
    expect(said).not.toContain("xoxb-1-abc");
  });
});
