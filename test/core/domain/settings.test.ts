import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../../src/core/domain/settings.ts";
import { anyText } from "./any-text.ts";

const KNOWN = { isRegion: (region: string) => ["ZA", "DE-BY"].includes(region), languages: { en: "English", de: "Deutsch", "pt-BR": "Português" } };
const read = (text: string) => readSettings(text, KNOWN);

describe("A learner sets the time", () => {
  test.for([
    ["8", 480],
    ["8:30", 510],
    ["08:30", 510],
    ["08.30", 510],
    ["08h30", 510],
    ["8am", 480],
    ["8 AM", 480],
    ["5:15 pm", 1035],
    ["1am", 60],
    ["1pm", 780],
    ["12am", 0],
    ["12:30pm", 750],
    ["0:00", 0],
    ["23:59", 1439],
  ] as const)("%j", ([text, deliveryMinute]) => {
    expect(read(`time ${text}`)).toEqual({ kind: "change", change: { deliveryMinute } });
    expect(read(`  TIME   ${text}  `)).toEqual({ kind: "change", change: { deliveryMinute } });
  });

  const noTimes = ["", "24:00", "8:60", "13pm", "0am", "-8", "noon", "8:3", "830", "8:30:00", "8:30 tomorrow"];
  test.for(noTimes)("and is told when it cannot be read: %j", (text) => {
    expect(read(`time ${text}`)).toEqual({ kind: "misread", setting: "time" });
  });

  test("to any minute of the day, as a clock shows it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(":", ".", "h"), (minute, mark) => {
        const text = `${Math.floor(minute / 60)}${mark}${String(minute % 60).padStart(2, "0")}`;
        expect(read(`time ${text}`)).toEqual({ kind: "change", change: { deliveryMinute: minute } });
      }),
    );
  });
});

describe("A learner sets the working days", () => {
  test.for([
    ["mon tue wed", [1, 2, 3]],
    ["mon, tue, wed", [1, 2, 3]],
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["Mon – Fri", [1, 2, 3, 4, 5]],
    ["monday to friday", [1, 2, 3, 4, 5]],
    ["sunday to thursday", [1, 2, 3, 4, 7]],
    ["fri-mon", [1, 5, 6, 7]],
    ["tue-thu sat", [2, 3, 4, 6]],
    ["wed wed Wednesday", [3]],
    ["mondays wednesdays", [1, 3]],
    ["sun", [7]],
  ] as const)("%j", ([text, workingDays]) => {
    expect(read(`days ${text}`)).toEqual({ kind: "change", change: { workingDays } });
  });

  const noDays = ["", "none", "mo", "weekdays", "1-5", "mon-", "-fri", "mon-xyz", "mon-wed-fri", "mon someday", "mon to"];
  test.for(noDays)("and is told when they cannot be read: %j", (text) => {
    expect(read(`days ${text}`)).toEqual({ kind: "misread", setting: "days" });
  });

  test("any way round the week", () => {
    const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (from, to) => {
        const days = Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from + i) % 7) + 1).sort();
        expect(read(`days ${names[from]}-${names[to]}`)).toEqual({ kind: "change", change: { workingDays: days } });
      }),
    );
  });
});

describe("A learner sets zone and region", () => {
  test("the zone by its name, which the platform's profile no longer changes", () => {
    expect(read("zone Africa/Johannesburg")).toEqual({ kind: "change", change: { zone: "Africa/Johannesburg", zoneChosen: true } });
    expect(read("zone africa/johannesburg")).toEqual({ kind: "change", change: { zone: "Africa/Johannesburg", zoneChosen: true } });
    expect(read("zone America/New York")).toEqual({ kind: "change", change: { zone: "America/New_York", zoneChosen: true } });
  });

  test("the region whose holidays count, or none", () => {
    expect(read("region za")).toEqual({ kind: "change", change: { region: "ZA" } });
    expect(read("region DE-BY")).toEqual({ kind: "change", change: { region: "DE-BY" } });
    expect(read("region none")).toEqual({ kind: "change", change: { region: "" } });
  });

  test("and is told when Fundi knows no such place", () => {
    for (const text of ["zone", "zone +02:00", "zone Cape Town"]) expect(read(text)).toEqual({ kind: "misread", setting: "zone" });
    for (const text of ["region", "region XX", "region South Africa"]) expect(read(text)).toEqual({ kind: "misread", setting: "region" });
  });
});

describe("A learner sets the language", () => {
  test.for([
    ["en", "en"],
    ["DE", "de"],
    ["deutsch", "de"],
    ["English", "en"],
    ["português", "pt-BR"],
  ] as const)("by its code or its own name, which the platform's profile no longer changes: %j", ([text, locale]) => {
    expect(read(`language ${text}`)).toEqual({ kind: "change", change: { locale, localeChosen: true } });
  });

  test.for(["", "German", "english please", "fr", "constructor", "__proto__"])("and is told when Fundi does not speak it: %j", (text) => {
    expect(read(`language ${text}`)).toEqual({ kind: "misread", setting: "language" });
  });
});

describe("Settings", () => {
  test("are shown, not changed, by any other word", () => {
    for (const text of ["", "  ", "colour blue", "8:30", "times 8"]) expect(read(text)).toEqual({ kind: "unknown" });
  });

  const words = [
    "time",
    "days",
    "zone",
    "region",
    "language ",
    "de",
    "mon",
    "to",
    "-",
    "–",
    ",",
    "8",
    ":30",
    "pm",
    "Europe/",
    "Berlin",
    "none",
    " ",
    "\n",
    "\ud83d",
  ];
  const endless = ["time ".repeat(2000), "days mon".padEnd(10_000, "-"), `days ${"mon ".repeat(2000)}`, `zone ${"a".repeat(10_000)}`];
  const anything = fc.oneof(
    anyText(400),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join("")),
    fc.constantFrom(...endless),
  );

  test("never break, and change only to what can be lived with, whatever is typed", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const result = read(text);
        if (result.kind !== "change") return;
        const { deliveryMinute = 0, workingDays = [1], region = "", locale = "en" } = result.change;
        expect(deliveryMinute >= 0 && deliveryMinute < 1440 && Number.isInteger(deliveryMinute)).toBe(true);
        expect(workingDays.length > 0 && workingDays.every((each) => [1, 2, 3, 4, 5, 6, 7].includes(each))).toBe(true);
        expect(["", "ZA", "DE-BY"]).toContain(region);
        expect(Object.keys(KNOWN.languages)).toContain(locale);
      }),
      { numRuns: 1000 },
    );
  });
});
