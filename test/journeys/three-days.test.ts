import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openBrowser } from "./browser.ts";
import { PlaygroundPage } from "./playground-page.ts";
import { type RunningFundi, runFundi, temporaryFolder } from "./process.ts";
import { rightAnswer } from "./right-answers.ts";

if (!CHROMIUM) console.info("The browser journey is left out: no Chromium on this machine (install it, or set CHROMIUM_PATH).");

describe.skipIf(!CHROMIUM)("a newcomer in the playground", { timeout: 240_000 }, () => {
  const folder = temporaryFolder();
  let fundi: RunningFundi;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    fundi = await runFundi({ FUNDI_DATA_DIR: folder, FUNDI_LOG_LEVEL: "warn" });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => (message.type() === "error" ? problems.push(message.text()) : undefined));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await fundi?.end("SIGTERM");
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test("lives three working days by mouse and by typing, misses one, repairs the streak, and has a quiet weekend", async () => {
    const playground = new PlaygroundPage(page);
    await page.goto(`${fundi.url}/`);
    await playground.createLearner("Thandi", "Africa/Johannesburg");
    await playground.travel("monday");

    await playground.press(/Enrol in the course Learn how to learn/);
    await playground.sees(/You are enrolled in “Learn how to learn”/);
    await playground.press("Start now");
    await playground.sees("Recall beats rereading");
    await playground.startQuestions();
    await playground.answerAll("mouse");
    await playground.sees(/Streak: 1 working day in a row/);

    await playground.travel("morning");
    await playground.startQuestions();
    await playground.answerAll("typing");
    await playground.sees(/Streak: 2 working days in a row/);

    // Wednesday goes by: a card, one reminder, no answer.
    await playground.travel("morning");
    await playground.travel("morning");
    await playground.sees("This is today's only reminder.");
    expect(await playground.messages.getByText("This is today's only reminder.").count()).toBe(1);
    await playground.sees(/You missed Wednesday, so your streak of 2 paused. Two sessions today bring it back./);
    await playground.startQuestions();
    await playground.answerAll("mouse");
    await playground.press("Learn more now");
    await playground.startQuestions();
    await playground.answerAll("typing");
    await playground.sees(/your streak is back at 3/);

    await playground.travel("morning");
    await playground.startQuestions();
    await playground.answerAll("mouse");
    await playground.sees(/Streak: 4 working days in a row/);

    const onFriday = await playground.messages.locator("> li").count();
    await playground.travel("morning");
    expect(await playground.messages.locator("> li").count()).toBe(onFriday);
    await playground.travel("monday");
    await playground.startQuestions();
    await playground.answerAll("mouse");
    await playground.sees(/Streak: 5 working days in a row/);
    await playground.sees("1 spare day saved for a day you miss.");

    await playground.say("progress");
    await playground.sees(/Longest 5 · 5 learning days in all/);
    expect(problems).toEqual([]);
    expect(fundi.said()).not.toMatch(/"level":"(warn|error)"/);
  });

  test("masters an outcome on the third day without its lessons, and asks why before and after", async () => {
    const playground = new PlaygroundPage(page);
    await page.goto(`${fundi.url}/`);
    await playground.createLearner("Sipho", "Africa/Johannesburg");
    await playground.travel("monday");
    await playground.press(/Enrol in the course Learn how to learn/);
    await playground.sees(/You are enrolled in “Learn how to learn”/);
    await playground.say("why");
    await playground.sees("Nothing has come today.");
    await playground.sees("Your next session comes tomorrow at 09:00.");

    await playground.say("prove learn by recalling");
    await playground.sees("Prove it: Learn by recalling");
    await playground.startQuestions();
    await playground.answerAll(rightAnswer);
    await playground.say("why");
    await playground.sees(/So far 5 of 5 right on 1 day\. Not yet: answers on another day; one right answer after at least a day without practice/);

    for (const day of ["second", "third"]) {
      await playground.travel("morning");
      await playground.startQuestions();
      await playground.answerAll(rightAnswer);
      await playground.say("why learn by recalling");
      await playground.sees(day === "second" ? /So far|Mastered/ : /Mastered .* right on \d days, \d of them after a break\. We are \d\d % sure/);
    }
    await playground.say("why did I get this");
    await playground.sees(/Today brought “/);
    await playground.say("progress");
    await playground.sees(/Learn by recalling: mastered \(/);
    expect(problems).toEqual([]);
  });
});
