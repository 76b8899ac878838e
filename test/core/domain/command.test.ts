import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMAND_WORDS, isCommandWord, parseCommand } from "../../../src/core/domain/command.ts";
import { readPause } from "../../../src/core/domain/pause.ts";
import { anyText } from "./any-text.ts";

describe("A command", () => {
  test("is its first word, in any case, with or without a slash; the rest is kept", () => {
    expect(parseCommand("settings time 08:30")).toEqual({ word: "settings", rest: "time 08:30" });
    expect(parseCommand("  STOP ")).toEqual({ word: "stop", rest: "" });
    expect(parseCommand("Stop!")).toEqual({ word: "stop", rest: "" });
    expect(parseCommand("help??? please.")).toEqual({ word: "help", rest: "please." });
    expect(parseCommand("/learn")).toEqual({ word: "learn", rest: "" });
    expect(parseCommand("pause\n until   monday")).toEqual({ word: "pause", rest: "until monday" });
    for (const word of COMMAND_WORDS) expect(parseCommand(word)).toEqual({ word, rest: "" });
  });

  test("is nothing else", () => {
    const others = ["", " ", "/", "!", "2", "stopping", "please stop", "constructor", "__proto__", "ｓｔｏｐ"];
    expect(others.filter((text) => parseCommand(text))).toEqual([]);
  });

  test("never breaks, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(anyText(400), fc.constant(`${"!".repeat(100_000)}?x`)), fc.constantFrom("", ...COMMAND_WORDS), (text, word) => {
        const command = parseCommand(`${word} ${text}`);
        if (word !== "") expect(command?.word).toBe(word);
        expect(command === undefined || isCommandWord(command.word)).toBe(true);
        expect(command?.rest).toBe(command?.rest.trim());
      }),
      { numRuns: 1000 },
    );
  });
});

describe("A pause", () => {
  test.for([
    ["3 days", 3],
    ["1 day", 1],
    ["3d", 3],
    ["for 3 days", 3],
    ["2 weeks", 14],
    ["1 Week", 7],
    ["2w", 14],
    ["366 days", 366],
    ["52 weeks", 364],
  ] as const)("lasts as long as the learner says: %j", ([text, days]) => {
    expect(readPause(text)).toBe(days);
    expect(readPause(` ${text} `)).toBe(days);
  });

  test("has no end when none is given", () => {
    expect(readPause("")).toBe("open");
    expect(readPause("  ")).toBe("open");
  });

  const others = ["0 days", "367 days", "53 weeks", "999 weeks", "-3 days", "1.5 days", "three days", "until monday", "3", "3 months", "days"];
  test.for(others)("is not guessed: %j", (text) => {
    expect(readPause(text)).toBe("misread");
  });

  test("never breaks, and never lasts longer than a year and a day, whatever is typed", () => {
    const spoken = fc.tuple(fc.nat(2000), fc.constantFrom(" days", "d", " weeks", "w", "")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(anyText(), spoken), (text) => {
        const days = readPause(text);
        if (typeof days === "number") expect(days >= 1 && days <= 366).toBe(true);
        else expect(["open", "misread"]).toContain(days);
      }),
      { numRuns: 500 },
    );
  });
});
