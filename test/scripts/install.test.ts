import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FakeProject } from "./fake-project.ts";

const NPM_CI = "npm ci --no-audit --no-fund --loglevel=error";

test("installs on a fresh clone, says so in one line, and has nothing to do the second time", async () => {
  using project = new FakeProject();

  expect(await project.install()).toEqual({ code: 0, said: ["Installing Fundi's packages: this takes about half a minute."] });
  expect(project.calls()).toEqual([NPM_CI, "prisma generate"]);

  expect(await project.install()).toEqual({ code: 0, said: [] });
  expect(project.calls()).toEqual([]);
});

describe("an installed project", () => {
  const template = new FakeProject();
  const installed = (): FakeProject => new FakeProject(template);
  beforeAll(() => template.install());
  afterAll(() => template[Symbol.dispose]());

  test("gets the packages of a changed lock file, once", async () => {
    using project = installed();
    project.lock({ "node_modules/zod": { version: "4.0.0", integrity: "sha512-z" } });
    await project.install();
    await project.install();
    expect(project.calls()).toEqual([NPM_CI]);
  });

  test("loses the packages that a changed lock file no longer names", async () => {
    using project = installed();
    project.write("node_modules/.package-lock.json", JSON.stringify({ packages: { ...project.packages, "node_modules/old": { version: "1.0.0" } } }));
    await project.install();
    expect(project.calls()).toEqual([NPM_CI]);
  });

  test("keeps what is there although packages for other platforms are missing", async () => {
    using project = installed();
    project.lock({ "node_modules/for-another-platform": { version: "1.0.0", optional: true } });
    await project.install();
    expect(project.calls()).toEqual([]);
  });

  test("gets the development packages when tests need them, and not for running", async () => {
    using project = installed();
    project.lock({ "node_modules/vitest": { version: "4.0.0", dev: true } });
    await project.install();
    expect(project.calls()).toEqual([]);
    await project.install(["--dev"]);
    expect(project.calls()).toEqual([`${NPM_CI} --include=dev`]);
  });

  test("gets a new database client for a changed schema", async () => {
    using project = installed();
    project.write("prisma/schema.prisma", "// the second schema\n");
    await project.install();
    await project.install();
    expect(project.calls()).toEqual(["prisma generate"]);
  });

  test("gets a new database client for another Prisma", async () => {
    using project = installed();
    project.lock({ "node_modules/prisma": { version: "7.0.1", integrity: "sha512-q" } });
    await project.install();
    expect(project.calls()).toEqual([NPM_CI, "prisma generate"]);
  });

  test("gets a new database client when somebody generated one from another schema meanwhile", async () => {
    using project = installed();
    const soon = new Date(Date.now() + 5000);
    fs.utimesSync(project.at("src/generated/prisma/client.ts"), soon, soon);
    await project.install();
    expect(project.calls()).toEqual(["prisma generate"]);
  });
});

describe("trouble ends in one sentence that says what to do", () => {
  test.each([
    ["ENOSPC", /^The disk is full: make about 1 GB free, then run the command again\./],
    ["EACCES", /^This user may not write to .+: give it to the user who runs Fundi/],
    ["ENOTFOUND", /^npm could not reach its package registry: check the network/],
    ["EINTEGRITY", /^A package arrived damaged: run "npm cache clean --force"/],
    ["EUSAGE", /^package.json and package-lock.json do not belong together/],
    ["EWHATEVER", /^The installation failed: mend what is named above/],
  ])("npm fails with %s", async (code, sentence) => {
    using project = new FakeProject();
    const { said, ...end } = await project.install([], { NPM_FAILS_WITH: code });
    expect(end.code).toBe(1);
    expect(said.at(-1)).toMatch(sentence);
    expect(said).toContain("npm error A complete log of this run can be found in: /some/where.log");
    expect(fs.existsSync(project.at(".installing"))).toBe(false);
  });

  test("there is no npm", async () => {
    using project = new FakeProject();
    const { code, said } = await project.install([], { PATH: project.at("prisma") });
    expect(code).toBe(1);
    expect(said.at(-1)).toBe("npm was not found: install Node with npm, then run the command again.");
  });

  test("the host's Node is too old and npm brings none", async () => {
    using project = new FakeProject();
    project.write("old-node.mjs", 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });');
    const { code, said } = await project.install([], { NODE_OPTIONS: `--import="${project.at("old-node.mjs")}"` });
    expect(code).toBe(1);
    expect(said.at(-1)).toMatch(/^Fundi needs Node 24 or newer; this is Node 20\.20\.2, .+: install Node 24, then run the command again\.$/);
  });
});

describe("several at once", () => {
  test("install once, and all are ready afterwards", async () => {
    using project = new FakeProject();
    const ends = await Promise.all([1, 2, 3].map(() => project.install([], { NPM_TAKES_MS: "800" })));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(project.calls()).toEqual([NPM_CI, "prisma generate"]);
    expect(ends.flatMap(({ said }) => said).filter((line) => line.startsWith("Another Fundi command is installing"))).toHaveLength(2);
  });

  test("take over from one that was killed, again only one of them", async () => {
    using project = new FakeProject();
    project.write(".installing/owner", String(spawnSync(process.execPath, ["--version"]).pid));
    const ends = await Promise.all([1, 2, 3].map(() => project.install([], { NPM_TAKES_MS: "800" })));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(project.calls()).toEqual([NPM_CI, "prisma generate"]);
    expect(fs.existsSync(project.at(".installing"))).toBe(false);
  });
});
