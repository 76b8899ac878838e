import { describe, expect, test } from "vitest";
import { parseCommand } from "../../../src/core/domain/command.ts";
import { readPause } from "../../../src/core/domain/pause.ts";
import { readSettings } from "../../../src/core/domain/settings.ts";
import { LANGUAGES, textsFor } from "../../../src/core/texts/texts.ts";
import { leaves, spoken } from "./catalogues.ts";

const en = textsFor("en");
const others = Object.keys(LANGUAGES).filter((code) => code !== "en");
/** What is the same in every language: a number, or parts put side by side. */
const WORDLESS = ["share", "aboutOutcome", "questionFallback"];
const LABEL = /Button$|Label$|^buttons\.|^openForm\.|^(?:quizMe|startNow|learnMore|moreCourses|resume|shortQuiz|pauseWeek|whyThis)$/;

describe.each(Object.keys(LANGUAGES))("The texts in %s", (code) => {
  test("leave nothing unsaid, whatever the number", () => {
    for (const number of [0, 1, 3]) for (const [path, text] of spoken(code, number)) expect(text.trim(), path).not.toBe("");
  });

  test("fit where Slack cuts: a form's title and ends, labels, and descriptions with room for a title", () => {
    const texts = textsFor(code);
    for (const text of [texts.formTitle, texts.sendAnswer, texts.cancel]) expect(text.length).toBeLessThanOrEqual(24);
    for (const [path, text] of spoken(code)) {
      if (LABEL.test(path)) expect(text.length, path).toBeLessThanOrEqual(40);
      if (path.endsWith("Description")) expect(text.length, path).toBeLessThanOrEqual(typeof leafOf(code, path) === "string" ? 75 : 45);
    }
  });

  test("ask only for commands that are understood", () => {
    const quoted = [...spoken(code).values()].flatMap((text) => [...text.matchAll(/[“„]([^“”„]+)[”“]/g)].map(([, words]) => words ?? ""));
    const commands = quoted.flatMap((words) => parseCommand(words) ?? []);
    expect(commands.length).toBeGreaterThan(20);
    for (const { word, rest } of commands) {
      if (word === "settings") expect(readSettings(rest, { isRegion: () => true, languages: LANGUAGES }), rest).toMatchObject({ kind: "change" });
      if (word === "pause") expect(readPause(rest), rest).not.toBe("misread");
    }
  });
});

describe.each(others)("The texts in %s", (code) => {
  test("have the shape of the English ones: the same places, and as much said in each", () => {
    const shape = (locale: string) =>
      leaves(textsFor(locale)).map(([path, text]) => [path, typeof text, text.length * Number(typeof text !== "string")]);
    expect(shape(code).sort()).toEqual(shape("en").sort());
    expect(textsFor(code).help.map(([word]) => word)).toEqual(en.help.map(([word]) => word));
  });

  test("are translated", () => {
    const english = spoken("en");
    const same = [...spoken(code)].filter(([path, text]) => text === english.get(path)).map(([path]) => path);
    expect(same.filter((path) => !/^help\.\d+\.0$/.test(path)).sort()).toEqual([...WORDLESS].sort());
  });
});

const leafOf = (code: string, wanted: string) => leaves(textsFor(code)).find(([path]) => path === wanted)?.[1];
