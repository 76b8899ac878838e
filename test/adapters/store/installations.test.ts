import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openVault } from "../../../src/adapters/secrets/vault.ts";
import { openStore, type Store } from "../../../src/adapters/store/store.ts";
import type { Installation, Installations } from "../../../src/core/ports.ts";
import { freshDatabase } from "../../database.ts";

const key = (id: string) => ({ id, key: randomBytes(32).toString("base64") });
const [k1, k2] = [key("k1"), key("k2")];

const NOW = Date.parse("2026-11-02T08:00Z");
const HOUR = 3_600_000;

const installation = (workspace: string, more: Partial<Installation> = {}): Installation => ({
  workspace,
  ...{ name: `Team ${workspace}`, botUser: "U0BOT", scopes: ["chat:write", "im:write"], token: `xoxb-${workspace}-secret`, installedAt: NOW },
  ...more,
});
const rotating = (workspace: string, expiresAt = NOW + 12 * HOUR): Installation =>
  installation(workspace, { token: `xoxe.xoxb-${workspace}-secret`, refreshToken: `xoxe-1-${workspace}-secret`, expiresAt });

let store: Store;
let installations: Installations;
beforeAll(async () => {
  const onError = (error: Error): void => {
    throw error;
  };
  store = openStore(await freshDatabase(), { ring: async () => {} }, { onError });
  installations = store.installations(openVault([k1]));
});
afterAll(() => store.close());
beforeEach(() => store.query("TRUNCATE slack_installation, workspace, organisation, audit CASCADE", []));

const columns = async () => (await store.query("SELECT * FROM slack_installation ORDER BY workspace", [])).rows;
const workspaces = async () =>
  (
    await store.query(
      "SELECT w.external_id, w.name, w.left_at, o.name AS organisation FROM workspace w JOIN organisation o ON o.id = w.organisation_id",
      [],
    )
  ).rows;

describe("What a workspace gave Fundi", () => {
  test("is found as it was kept, and replaced by a newer one", async () => {
    await installations.save(rotating("T1"));
    expect(await installations.find("T1")).toEqual(rotating("T1"));
    await installations.save(installation("T1", { refreshedAt: NOW + 1 }));
    expect(await installations.find("T1")).toEqual(installation("T1", { refreshedAt: NOW + 1 }));
    expect(await installations.find("T2")).toBeUndefined();
  });

  test("is never readable in the database", async () => {
    await installations.save(rotating("T1"));
    const stored = JSON.stringify(await columns());
    expect(stored).not.toMatch(/secret|xox/);
    expect(stored).toContain("v1.k1.");
  });

  test("cannot be moved to another workspace's row", async () => {
    await installations.save(installation("T1"));
    await installations.save(installation("T2"));
    await store.query(
      "UPDATE slack_installation SET token = (SELECT token FROM slack_installation WHERE workspace = 'T1') WHERE workspace = 'T2'",
      [],
    );
    await expect(installations.find("T2")).rejects.toThrow(/does not open the token of T2/);
    expect((await installations.find("T1"))?.token).toBe("xoxb-T1-secret");
  });

  test("is gone when it is removed", async () => {
    await installations.save(installation("T1"));
    await installations.remove("T1");
    await installations.remove("T1");
    expect(await columns()).toEqual([]);
  });

  test("is listed while the workspace is served, the oldest first", async () => {
    await installations.save(installation("T2"));
    await installations.save(installation("T1", { installedAt: NOW + 1 }));
    await installations.save(installation("T3"));
    await installations.arrived("T3", "Three", NOW);
    await store.people.leave({ platform: "slack", workspace: "T3" }, NOW);
    expect(await installations.list()).toEqual([
      { workspace: "T2", name: "Team T2" },
      { workspace: "T1", name: "Team T1" },
    ]);
  });
});

describe("Which tokens expire", () => {
  test("is told soonest first, of workspaces that are still served, and of rotating tokens only", async () => {
    await installations.save(rotating("T1", NOW + 2 * HOUR));
    await installations.save(rotating("T2", NOW + HOUR));
    await installations.save(rotating("T3", NOW + 9 * HOUR));
    await installations.save(installation("T4"));
    await installations.save(rotating("T5", NOW));
    await installations.arrived("T5", "Five", NOW);
    await store.people.leave({ platform: "slack", workspace: "T5" }, NOW);
    expect(await installations.expiring(NOW + 3 * HOUR, 10)).toEqual(["T2", "T1"]);
    expect(await installations.expiring(NOW + 3 * HOUR, 1)).toEqual(["T2"]);
  });
});

describe("Whoever holds an installation", () => {
  test("has it alone: the next one waits and sees what was saved", async () => {
    await installations.save(rotating("T1"));
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const { promise: began, resolve: begin } = Promise.withResolvers<void>();
    const first = installations.hold("T1", async (held) => {
      begin();
      await mayEnd;
      await held.save({ ...rotating("T1"), token: "xoxe.xoxb-new" });
    });
    await began;
    let isSecondIn = false;
    const second = installations.hold("T1", async ({ installation: found }) => {
      isSecondIn = true;
      return found?.token;
    });
    // Others are not kept waiting.
    expect(await installations.hold("T2", async (held) => held.installation)).toBeUndefined();
    expect(isSecondIn).toBe(false);
    end();
    await first;
    expect(await second).toBe("xoxe.xoxb-new");
  });

  test("saves nothing when the work fails", async () => {
    await installations.save(rotating("T1"));
    const work = installations.hold("T1", async (held) => {
      await held.remove();
      throw new Error("Slack did not answer");
    });
    await expect(work).rejects.toThrow("Slack did not answer");
    expect(await installations.find("T1")).toEqual(rotating("T1"));
  });
});

describe("A workspace that installs Fundi", () => {
  test("is made, with its organisation named after the team", async () => {
    await installations.arrived("T1", "Acme", NOW);
    await installations.arrived("T1", "Acme", NOW);
    expect(await workspaces()).toEqual([{ external_id: "T1", name: "Acme", left_at: null, organisation: "Acme" }]);
  });

  test("is served again when it had left, its new name is taken over, and both are on record", async () => {
    await installations.arrived("T1", "Acme", NOW);
    await store.people.leave({ platform: "slack", workspace: "T1" }, NOW);
    await installations.save(installation("T1"));
    expect(await installations.find("T1")).toBeUndefined();
    await store.arrived({ platform: "slack", workspace: "T1" }, "Acme & Co", NOW + 1);
    expect(await installations.find("T1")).toEqual(installation("T1"));
    expect(await workspaces()).toEqual([{ external_id: "T1", name: "Acme & Co", left_at: null, organisation: "Acme" }]);
    const { rows } = await store.query("SELECT action, at FROM audit ORDER BY id", []);
    expect(rows).toEqual([
      { action: "workspace-left", at: new Date(NOW) },
      { action: "workspace-back", at: new Date(NOW + 1) },
    ]);
  });

  test("is made once, however many say so at the same moment", async () => {
    await Promise.all(Array.from({ length: 8 }, () => installations.arrived("T1", "Acme", NOW)));
    expect(await workspaces()).toHaveLength(1);
    expect((await store.query("SELECT 1 FROM organisation", [])).rows).toHaveLength(1);
  });

  test("counts as left for whoever cleans up only once it has been gone for a while", async () => {
    await installations.arrived("T1", "Acme", NOW);
    await installations.save(installation("T1"));
    await store.people.leave({ platform: "slack", workspace: "T1" }, NOW);
    expect(await installations.left(NOW, 10)).toEqual([]);
    expect(await installations.left(NOW + 1, 10)).toEqual(["T1"]);
  });
});

describe("After a change of keys", () => {
  test("everything is sealed anew with the first one, while it can be used on", async () => {
    for (const id of ["T1", "T2", "T3"]) await installations.save(rotating(id));
    const renewed = store.installations(openVault([k2, k1]));
    expect((await renewed.find("T1"))?.token).toBe("xoxe.xoxb-T1-secret");
    // Two processes start at the same time.
    const done = await Promise.all([renewed.sealAnew(), renewed.sealAnew()]);
    expect(done.map(({ unopened }) => unopened)).toEqual([[], []]);
    expect((await columns()).map(({ key_id, token }) => [key_id, String(token).slice(0, 6)])).toEqual(Array(3).fill(["k2", "v1.k2."]));
    expect(await store.installations(openVault([k2])).find("T3")).toEqual(rotating("T3"));
    expect(await renewed.sealAnew()).toEqual({ sealed: 0, unopened: [] });
  });

  test("what no key opens stays as it is, and is told with the key it needs", async () => {
    await installations.save(rotating("T1"));
    await store.installations(openVault([k2])).save(rotating("T2"));
    const before = await columns();
    const { sealed, unopened } = await store.installations(openVault([k2])).sealAnew();
    expect({ sealed, unopened }).toEqual({ sealed: 0, unopened: [expect.stringMatching(/^No key opens the token of T1: it was sealed with k1/)] });
    expect(await columns()).toEqual(before);
  });
});
