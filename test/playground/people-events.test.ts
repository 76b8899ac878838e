import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thandi } from "./a-modal.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
let now = 0;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 12, 9);
  stage = await startStage({ now: () => now });
  thandi(stage);
});
afterEach(() => stage.close());

const USER = "U0THANDI";
const event = () => stage.app.received.at(-1)!.body["event"];
const seconds = (iso: string) => Date.parse(iso) / 1000;

describe("A change of somebody's account", () => {
  it("is told with the whole user", async () => {
    await stage.fake.setZone(USER, "Europe/Berlin");
    expect(event()).toMatchObject({ type: "user_change", user: { id: USER, name: "Thandi", tz: "Europe/Berlin", tz_offset: 3600, deleted: false } });
    await stage.fake.rename(USER, "Thandi M.");
    expect(event()["user"]).toMatchObject({ real_name: "Thandi M.", profile: { display_name: "Thandi M." }, locale: "en-GB" });
    expect(stage.fake.ledger.deliveries("event")).toMatchObject([
      { name: "user_change", user: USER },
      { name: "user_change", user: USER },
    ]);
    expect((await stage.call("users.info", { user: USER })).body["user"]).toMatchObject({ name: "Thandi M.", tz: "Europe/Berlin" });
  });

  it("that closes it is silent, unless it shall be told", async () => {
    stage.fake.deactivate(USER);
    expect(stage.app.received).toEqual([]);
    await stage.fake.deactivate(USER, { tell: true });
    expect(event()).toMatchObject({ type: "user_change", user: { id: USER, deleted: true } });
  });

  it("is not told to an app that does not subscribe", async () => {
    const other = await startStage({ events: ["dnd_updated_user"] });
    thandi(other);
    expect(await other.fake.setZone(USER, "Europe/Berlin")).toBeUndefined();
    expect(other.fake.users[0]?.tz).toBe("Europe/Berlin");
    expect(await other.fake.snooze(USER, 10)).toMatchObject({ outcome: "acknowledged" });
    await other.close();
  });
});

describe("Do Not Disturb", () => {
  it("is told with the next hours in the user's zone", async () => {
    await stage.fake.setDnd(USER, { from: "22:00", until: "08:00" });
    const status = {
      dnd_enabled: true,
      next_dnd_start_ts: seconds("2026-01-12T20:00:00Z"),
      next_dnd_end_ts: seconds("2026-01-13T06:00:00Z"),
      snooze_enabled: false,
      snooze_endtime: 0,
    };
    expect(event()).toMatchObject({ type: "dnd_updated_user", user: USER, dnd_status: status });
    expect((await stage.call("dnd.info", { user: USER })).body).toEqual({ ok: true, ...status });
  });

  it("that began yesterday evening is the one that runs", async () => {
    now = Date.UTC(2026, 0, 13, 5, 59);
    await stage.fake.setDnd(USER, { from: "22:00", until: "08:00" });
    expect(event()["dnd_status"]).toMatchObject({ next_dnd_end_ts: seconds("2026-01-13T06:00:00Z") });
    now += 60_000;
    expect((await stage.call("dnd.info", { user: USER })).body["next_dnd_end_ts"]).toBe(seconds("2026-01-14T06:00:00Z"));
  });

  it("ends when it is switched off", async () => {
    await stage.fake.setDnd(USER, { from: "12:00", until: "13:30" });
    await stage.fake.setDnd(USER, undefined);
    expect(event()["dnd_status"]).toMatchObject({ dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 });
    expect(() => stage.fake.setDnd(USER, { from: "noon", until: "13:30" })).toThrow("HH:MM");
  });

  it("is put on for some minutes by a snooze", async () => {
    await stage.fake.snooze(USER, 30);
    expect(event()["dnd_status"]).toMatchObject({ dnd_enabled: false, snooze_enabled: true, snooze_endtime: seconds("2026-01-12T09:30:00Z") });
    now += 30 * 60_000;
    expect((await stage.call("dnd.info", { user: USER })).body).toMatchObject({ snooze_enabled: false });
    expect((await stage.call("dnd.info", { user: "U404" })).body["error"]).toBe("user_not_found");
  });
});
