import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seededChance } from "../../../src/core/domain/chance.ts";
import type { Question } from "../../../src/core/domain/course.ts";
import type { CourseId, QuestionId } from "../../../src/core/domain/ids.ts";
import type { ItemFacts } from "../../../src/core/domain/item-health.ts";
import { beginAnew } from "../../core/usecases/anew.ts";
import { StoryFundi } from "../../fundi.ts";
import { choice, numeric, publishable } from "../../make.ts";
import { type Written, writeAnswers, writeDisputes } from "./answer-table.ts";

const basics = publishable("basics", { "recall/one": 3, "recall/two": 2 });
const other = publishable("other", { "else/else": 2 });
const [q1, q2, q3, q4] = ["basics/one-1", "basics/one-2", "basics/one-3", "basics/two-1"] as const;

const START = "2026-03-02T08:00Z";

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(() => beginAnew(fundi, START, basics, other));

const write = (...answers: Written[]) => writeAnswers(fundi.store, answers);

async function healthOf(question: string): Promise<ItemFacts> {
  const found = (await fundi.store.items.health()).find(({ question: id }) => id === question);
  if (!found) throw new Error(`${question} is not listed`);
  return found;
}

/** Four learners on three questions: Ann knows all, Ben not q2, Cem not q1, Dan nothing. */
const FOUR: readonly Written[] = [
  ["ann", q1, 0],
  ["ann", q2, 0],
  ["ann", q3, 0],
  ["ben", q1, 0],
  ["ben", q2, 1],
  ["ben", q3, 0],
  ["cem", q1, 2],
  ["cem", q2, 0],
  ["cem", q3, 0],
  ["dan", q1, 1],
  ["dan", q2, 1],
  ["dan", q3, 1],
];

describe("The health of a question", () => {
  test("lists every question that is taught, in teaching order, those without answers too", async () => {
    const ids = (await fundi.store.items.health()).map(({ question }) => question);
    expect(ids).toEqual([q1, q2, q3, q4, "basics/two-2", "other/else-1", "other/else-2"]);
    expect(await healthOf(q1)).toEqual({
      question: q1,
      version: expect.stringMatching(/^basics\/one-1@/),
      stem: "Question basics/one-1?",
      ...{ attempts: 0, rightShare: 0, discrimination: undefined, options: [], disputes: 0, state: "in-rotation" },
    });
  });

  test("is the share of right answers, and their correlation with the share of right answers on the rest of the course", async () => {
    await write(...FOUR);
    // q1 is right 1 1 0 0 where the rest (q2, q3) is right 1 ½ 1 0: covariance ¼ over √(1 · 11⁄16).
    expect(await healthOf(q1)).toMatchObject({ attempts: 4, rightShare: 0.5, discrimination: expect.closeTo(0.25 / Math.sqrt(11 / 16), 12) });
    // q3 is right 1 1 1 0 where the rest (q1, q2) is right 1 ½ ½ 0: covariance ½ over √(¾ · ½).
    expect(await healthOf(q3)).toMatchObject({ attempts: 4, rightShare: 0.75, discrimination: expect.closeTo(0.5 / Math.sqrt(3 / 8), 12) });
  });

  test("agrees with the textbook's point-biserial, (M₁ − M₀)/s · √(pq), for learners who each answered other questions", async () => {
    const chance = seededChance("point-biserial");
    const learners = Array.from({ length: 40 }, (_, i) => `p${i}`);
    const answers = learners.flatMap((learner): Written[] =>
      [q1, q2, q3, q4].filter(() => chance() < 0.7).map((question): Written => [learner, question, Math.floor(chance() * 3)]),
    );
    await write(...answers);
    for (const question of [q1, q2, q3, q4])
      expect((await healthOf(question)).discrimination).toBeCloseTo(pointBiserial(answers, question) as number, 12);
  });

  test("counts the first answer of every learner and no later one", async () => {
    await write(...FOUR);
    const before = await fundi.store.items.health();
    await write(["ann", q1, 1], ["ann", q1, 2], ["dan", q1, 0], ["dan", q2, 0], ["dan", q3, 0]);
    expect(await fundi.store.items.health()).toEqual(before);
  });

  test("tells no discrimination where nobody differs, or nobody answered anything else", async () => {
    await write(["ann", q1, 0], ["ben", q1, 0], ["ann", q2, 0], ["ben", q2, 1], ["cem", q4, 0], ["dan", q4, 1]);
    expect(await healthOf(q1)).toMatchObject({ attempts: 2, rightShare: 1, discrimination: undefined });
    expect(await healthOf(q4)).toMatchObject({ attempts: 2, rightShare: 0.5, discrimination: undefined });
  });

  test("maps what was chosen in every shuffled order to the author's options; who does not know chooses none", async () => {
    const chosen: readonly Written[2][] = [0, 0, 1, 2, 0, 0, 0, 1, 0, "unsure"];
    await write(...chosen.map((choice, i): Written => [`c${i}`, q1, choice]));
    expect((await healthOf(q1)).options).toEqual([
      { text: "Yes", right: true, chosen: 0.6 },
      { text: "No", right: false, chosen: 0.2 },
      { text: "Perhaps", right: false, chosen: 0.1 },
    ]);
  });

  test("counts each ticked box of a question with several, and lists no options where the answer is typed", async () => {
    await publishWith(choice("multiple", ["*A", "*B", "C"], q1), numeric(7, 0, "days", q2));
    await write(["ann", q1, [0, 1]], ["ben", q1, [1, 2]], ["ann", q2, "right"], ["ben", q2, "8"]);
    expect((await healthOf(q1)).options.map(({ chosen }) => chosen)).toEqual([0.5, 1, 0.5]);
    expect(await healthOf(q2)).toMatchObject({ attempts: 2, rightShare: 0.5, options: [] });
  });

  test("begins anew with a new version; the answers to the old one still say who knows the rest", async () => {
    await write(...FOUR);
    const before = await healthOf(q1);
    await publishWith(choice("single", ["*Yes", "Never", "Perhaps"], q2));
    expect(await healthOf(q2)).toMatchObject({ attempts: 0, options: [] });
    expect(await healthOf(q1)).toEqual(before);
  });

  test("is left alone by other courses, and a named course lists only its own", async () => {
    await write(...FOUR);
    const before = await fundi.store.items.health("basics" as CourseId);
    await write(["ann", "other/else-1", 1], ["dan", "other/else-1", 0], ["dan", "other/else-2", 0]);
    expect(await fundi.store.items.health("basics" as CourseId)).toEqual(before);
    expect((await fundi.store.items.health("other" as CourseId)).map(({ attempts }) => attempts)).toEqual([2, 1]);
    expect((await fundi.store.items.health()).slice(0, before.length)).toEqual(before);
  });

  test("counts open disputes of all its versions", async () => {
    const items = await write(["ann", q1, 0], ["ben", q1, 1], ["cem", q2, 0]);
    await writeDisputes(fundi.store, items);
    await publishWith(choice("single", ["*Yes", "Never", "Perhaps"], q1));
    await writeDisputes(fundi.store, await write(["dan", q1, 0]));
    expect([(await healthOf(q1)).disputes, (await healthOf(q2)).disputes, (await healthOf(q3)).disputes]).toEqual([3, 1, 0]);
    await fundi.store.items.keep(q1 as QuestionId, fundi.now);
    expect((await healthOf(q1)).disputes).toBe(0);
  });

  test("is measured by no question that was found to be wrong", async () => {
    await write(...FOUR);
    await fundi.store.items.uphold(q3 as QuestionId, fundi.now);
    expect(await healthOf(q3)).toMatchObject({ attempts: 0, state: "upheld" });
    // q1 is right 1 1 0 0 where the rest, now q2 alone, is right 1 0 1 0.
    expect((await healthOf(q1)).discrimination).toBeCloseTo(0, 12);
  });
});

describe("Withdrawing a question that is wrong", () => {
  test("tells how many learners had answered it, each once, and nothing where there is no such question", async () => {
    await write(["ann", q1, 0], ["ann", q1, 1], ["ben", q1, 1], ["cem", q2, 0]);
    expect(await fundi.store.items.uphold(q1 as QuestionId, fundi.now)).toEqual({ versions: 1, learners: 2 });
    expect(await fundi.store.items.uphold("basics/nope" as QuestionId, fundi.now)).toBeUndefined();
  });

  test("withdraws the versions that were disputed, not the one that has replaced them", async () => {
    const mended = choice("single", ["*Yes", "Never", "Perhaps"], q1);
    await writeDisputes(fundi.store, await write(["ann", q1, 0]));
    await publishWith(mended);
    await write(["ann", q1, 0], ["ben", q1, 0]);
    expect(await fundi.store.items.uphold(q1 as QuestionId, fundi.now)).toEqual({ versions: 1, learners: 1 });
    expect(await healthOf(q1)).toMatchObject({ attempts: 2, disputes: 0, state: "in-rotation" });
    const { courses } = await fundi.store.courses.catalogue();
    expect(courses[0]?.lessons[0]?.questions[0]?.question).toMatchObject({ id: q1, options: mended.options });
  });
});

/** Publishes the course with other questions under their ids. */
async function publishWith(...questions: Question[]): Promise<void> {
  const lessons = basics.lessons.map((lesson) => ({
    ...lesson,
    questions: lesson.questions.map((question) => {
      const written = questions.find(({ id }) => id === question.id);
      return written ? { ...written, outcome: question.outcome } : question;
    }),
  }));
  await fundi.store.courses.publish([{ ...basics, lessons }, other], fundi.now);
}

function pointBiserial(answers: readonly Written[], question: string): number | undefined {
  const measured = answers
    .filter(([, id]) => id === question)
    .flatMap(([learner, , chosen]) => {
      const rest = answers.filter(([who, id]) => who === learner && id !== question);
      return rest.length > 0 ? [{ hit: chosen === 0, rest: mean(rest.map(([, , option]) => Number(option === 0))) }] : [];
    });
  const rests = measured.map(({ rest }) => rest);
  const p = mean(measured.map(({ hit }) => Number(hit)));
  const deviation = Math.sqrt(mean(rests.map((rest) => (rest - mean(rests)) ** 2)));
  const of = (right: boolean) => mean(measured.filter(({ hit }) => hit === right).map(({ rest }) => rest));
  return ((of(true) - of(false)) / deviation) * Math.sqrt(p * (1 - p));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
