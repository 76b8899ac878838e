import { describe, expect, test } from "vitest";
import { readSettings, type SettingsChange } from "../../../src/core/domain/settings.ts";
import { LANGUAGES } from "../../../src/core/texts/texts.ts";
import { encodeAction } from "../../../src/core/views/action.ts";
import { settingMenus } from "../../../src/core/views/setting-menus.ts";
import type { MenuOption } from "../../../src/core/views/view.ts";
import { LEARNER, NOW } from "../../golden/facts.ts";

const KNOWN = { isRegion: () => true, languages: LANGUAGES };

function optionsFor(change: Partial<typeof LEARNER> = {}): (readonly MenuOption[])[] {
  return settingMenus({ ...LEARNER, ...change }, NOW).flatMap((block) => (block.type === "menu" ? [block.options] : []));
}

function read({ action }: MenuOption): SettingsChange {
  if (action.type !== "command" || action.word !== "settings") throw new Error(`not a setting: ${JSON.stringify(action)}`);
  return readSettings(action.rest ?? "", KNOWN);
}

describe("The menus of the settings", () => {
  test("offer only what can be read back as a change, in as many characters as a menu carries", () => {
    for (const option of optionsFor().flat()) {
      expect(read(option)).toMatchObject({ kind: "change" });
      expect(encodeAction(option.action).length).toBeLessThanOrEqual(75);
      expect(option.label.length).toBeLessThanOrEqual(75);
    }
  });

  test.each([
    {},
    { deliveryMinute: 7 * 60 + 45 },
    { workingDays: [2, 7] },
    { zone: "America/Argentina/ComodRivadavia" },
    { zone: "Asia/Kathmandu", deliveryMinute: 0, workingDays: [1, 2, 3, 4, 5, 6, 7] },
  ])("always show what is set now, wherever it was set: %j", (change) => {
    const learner = { ...LEARNER, ...change };
    const now = optionsFor(change).map((options) => options.filter(({ chosen }) => chosen));
    expect(now.map(({ length }) => length)).toEqual(now.map(() => 1));
    const [time, days, zone] = now.flat().map(read);
    expect(time).toEqual({ kind: "change", change: { deliveryMinute: learner.deliveryMinute } });
    expect(days).toEqual({ kind: "change", change: { workingDays: learner.workingDays } });
    expect(zone).toMatchObject({ kind: "change", change: { zoneChosen: true } });
    const shown = new Intl.DateTimeFormat("en", { timeZone: learner.zone }).resolvedOptions().timeZone;
    expect(zone).toMatchObject({ change: { zone: shown } });
  });

  test("offer nothing twice, and a hundred choices at most", () => {
    for (const options of optionsFor()) {
      expect(new Set(options.map(({ action }) => encodeAction(action))).size).toBe(options.length);
      expect(options.length).toBeLessThanOrEqual(100);
    }
  });

  test("say what time it is in each zone now", () => {
    const zones = optionsFor()[2]?.map(({ label }) => label);
    expect(zones).toContain("Africa/Johannesburg (09:30)");
    expect(zones).toContain("Asia/Kolkata (13:00)");
  });
});
