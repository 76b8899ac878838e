import { describe, expect, test } from "vitest";
import type { Course } from "../../src/core/domain/course.ts";
import { figuresOf } from "../../src/simulation/figures.ts";
import { KIND_NAMES } from "../../src/simulation/kinds.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { tableOf } from "../../src/simulation/table.ts";
import { publishable } from "../make.ts";
import { rounds } from "../rounds.ts";

/** Two outcomes of four lessons, three questions each, all with three options. */
const course: Course = publishable("basics", {
  ...{ "recall/a": 3, "recall/b": 3, "recall/c": 3, "recall/d": 3 },
  ...{ "space/e": 3, "space/f": 3, "space/g": 3, "space/h": 3 },
});
const LEARNERS = rounds(600, 20_000);

const cohort = await simulate(course, { learners: LEARNERS, weeks: 8, seed: 1 });
const figures = figuresOf(cohort);

describe("A simulated cohort", () => {
  test("comes out the same for the same seed, to the last digit, and differently for another", async () => {
    const of = async (seed: number) => JSON.stringify(figuresOf(await simulate(course, { learners: 60, weeks: 4, seed })));
    expect(await of(7)).toBe(await of(7));
    expect(await of(7)).not.toBe(await of(8));
  });

  test(`gives pure guessers hardly a badge: at most 0.2 % of them (${LEARNERS / 5} guessers of three options, eight weeks)`, () => {
    expect(figures.guessers).toBe(LEARNERS / 5);
    // Three standard errors: a handful of guessers is a small sample.
    expect(figures.guessersWithBadge).toBeLessThanOrEqual(0.002 + 3 * Math.sqrt((0.002 * 0.998) / figures.guessers));
  });

  test("gives nearly everybody steady their badges, within weeks and not on the first day", () => {
    for (const { kinds } of figures.outcomes) {
      expect(kinds.steady.earned).toBeGreaterThan(0.9);
      expect(kinds.steady.daysToMastery).toBeGreaterThanOrEqual(4);
      expect(kinds.steady.daysToMastery).toBeLessThanOrEqual(28);
    }
  });

  test("asks nobody more than five questions in a session, also after two weeks away", () => {
    expect(figures.questionsPerSession.most).toBeLessThanOrEqual(5);
    expect(figures.afterHoliday.learners).toBeGreaterThan(LEARNERS / 20);
    expect(figures.afterHoliday.mostQuestions).toBeLessThanOrEqual(5);
    expect(figures.afterHoliday.neverCaughtUp).toBe(0);
  });

  test("keeps the streak of whoever answers every working day or says that they are away", () => {
    for (const kind of ["steady", "forgetful", "guessing", "holidaying"] as const) expect(figures.streaks[kind].survived).toBe(1);
    expect(figures.streaks.irregular.survived).toBeLessThan(0.7);
  });

  test("never sends two sessions to one learner on one day", () => {
    for (const { tally } of cohort.students) expect(new Set(tally.sessions.map(({ day }) => day)).size).toBe(tally.sessions.length);
    expect(figures.messagesPerLearnerDay).toBeLessThanOrEqual(5 / 7);
  });

  test("is told in a table that names every outcome and every kind of learner", () => {
    const table = tableOf(figures, course).join("\n");
    for (const { title } of course.outcomes) expect(table).toContain(title);
    for (const kind of KIND_NAMES) expect(table).toContain(kind);
  });
});
