import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStore, type Store } from "../../../src/adapters/store/store.ts";
import type { QuestionId } from "../../../src/core/domain/ids.ts";
import type { ItemFacts } from "../../../src/core/domain/item-health.ts";
import type { Address } from "../../../src/core/ports.ts";
import { keepItem, pullSuspects } from "../../../src/core/usecases/care-for-items.ts";
import { type Ticked, tick } from "../../../src/core/usecases/tick.ts";
import { suspicious, writeAnswers } from "../../adapters/store/answer-table.ts";
import { freshDatabase } from "../../database.ts";
import { StoryFundi } from "../../fundi.ts";
import { choice, publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const course = publishable("basics", { "recall/one": 4, "recall/two": 4 });
const [wrong, second, third] = ["basics/one-1", "basics/one-2", "basics/one-3"] as QuestionId[] as [QuestionId, QuestionId, QuestionId];
const OTHERS = ["basics/two-1", "basics/two-2"] as [QuestionId, QuestionId];

const HOUR = 3_600_000;

let fundi: StoryFundi;
let weeks = 0;
beforeAll(async () => {
  fundi = await StoryFundi.open("2026-03-02T08:00Z");
});
/** Every test has empty tables and a Monday of its own. */
beforeEach(async () => {
  await beginAnew(fundi, new Date(Date.parse("2026-03-02T08:00Z") + weeks++ * 7 * 24 * HOUR).toISOString(), course);
});

const look = (): Promise<Ticked> => tick(fundi.ports, fundi.now);
const pulledBy = async (): Promise<QuestionId[]> => (await look()).pulled.map(({ question }) => question);
const stateOf = async (question: QuestionId): Promise<ItemFacts["state"] | undefined> =>
  (await fundi.store.items.health()).find(({ question: id }) => id === question)?.state;

async function taught(): Promise<QuestionId[]> {
  const { courses } = await fundi.store.courses.catalogue();
  return courses.flatMap(({ lessons }) => lessons.flatMap(({ questions }) => questions.map(({ question }) => question.id)));
}

/** What the next lesson asks a learner who is new. */
async function askedOf(from: Address): Promise<QuestionId[]> {
  await fundi.join(from, course.id);
  await fundi.say(from, "learn");
  await fundi.learn(from);
  const { rows } = await fundi.store.query(
    "SELECT question_id FROM session_item i JOIN session s ON s.id = i.session_id JOIN account a ON a.learner_id = s.learner_id WHERE a.external_id = $1 ORDER BY position",
    [from.user],
  );
  return rows.map((row) => row.question_id as QuestionId);
}

describe("A question that whoever knows the rest gets wrong", () => {
  beforeEach(() => writeAnswers(fundi.store, suspicious(wrong, OTHERS)));

  test("is asked no more from the next look on: the lesson goes on with its other questions", async () => {
    expect(await askedOf(ada)).toEqual([wrong, second]);
    expect((await look()).pulled).toMatchObject([{ question: wrong, attempts: 31, discrimination: expect.any(Number) }]);
    expect(await stateOf(wrong)).toBe("pulled");
    expect(await taught()).not.toContain(wrong);
    expect(await taught()).toHaveLength(7);
    expect(await askedOf({ ...ada, user: "U-ben" })).toEqual([second, third]);
  });

  test("is pulled once: nothing more is reported on that day or the next", async () => {
    expect(await pulledBy()).toEqual([wrong]);
    expect(await pulledBy()).toEqual([]);
    fundi.now += 24 * HOUR;
    expect(await pulledBy()).toEqual([]);
    expect(await stateOf(wrong)).toBe("pulled");
  });

  test("can still be answered by whoever has it open, and that answer counts", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "learn");
    await fundi.press(ada, ({ type }) => type === "start");
    expect(await pulledBy()).toEqual([wrong]);
    await fundi.answer(ada, true);
    await fundi.answer(ada, true);
    expect(fundi.chat.last(ada).view.fallback).toContain("Both right");
  });

  test("comes back when its author changes it, and stays away when nothing is changed", async () => {
    await look();
    await fundi.store.courses.publish([course], fundi.now);
    expect(await taught()).not.toContain(wrong);
    await fundi.store.courses.publish([mended()], fundi.now);
    expect(await taught()).toContain(wrong);
    expect(await stateOf(wrong)).toBe("in-rotation");
    fundi.now += 24 * HOUR;
    expect(await pulledBy()).toEqual([]);
    expect(await askedOf(ada)).toEqual([wrong, second]);
  });

  test("comes back when its author keeps it, and is not pulled again", async () => {
    await look();
    expect(await keepItem(fundi.store, wrong, fundi.now)).toBe(0);
    expect(await taught()).toContain(wrong);
    fundi.now += 24 * HOUR;
    expect(await pulledBy()).toEqual([]);
    expect(await stateOf(wrong)).toBe("kept");
    expect(await askedOf(ada)).toEqual([wrong, second]);
  });

  test("is not pulled when its author has kept it before anybody asked", async () => {
    await keepItem(fundi.store, wrong, fundi.now);
    expect(await pulledBy()).toEqual([]);
  });
});

describe("The daily look at the questions", () => {
  test("waits for the thirtieth first answer", async () => {
    await writeAnswers(fundi.store, suspicious(wrong, OTHERS, 29));
    expect(await pulledBy()).toEqual([]);
    await writeAnswers(fundi.store, suspicious(wrong, OTHERS, 30).slice(-3));
    fundi.now += 24 * HOUR;
    expect(await pulledBy()).toEqual([wrong]);
  });

  test("happens once a day: what turns up later waits for the next", async () => {
    expect(await pulledBy()).toEqual([]);
    await writeAnswers(fundi.store, suspicious(wrong, OTHERS));
    fundi.now += 16 * HOUR - 1;
    expect(await pulledBy()).toEqual([]);
    fundi.now += 1;
    expect(await pulledBy()).toEqual([wrong]);
  });

  test("happens in one of several processes", async () => {
    const connection = await freshDatabase();
    const stores: Store[] = [1, 2, 3].map(() => openStore(connection, { ring: async () => {} }, { onError: fail }));
    await stores[0]?.courses.publish([course], fundi.now);
    await writeAnswers(stores[0] as Store, suspicious(wrong, OTHERS));
    const pulled = await Promise.all(stores.map((items) => pullSuspects(items, fundi.now)));
    expect(pulled.map(({ length }) => length).sort()).toEqual([0, 0, 1]);
    await Promise.all(stores.map((store) => store.close()));
  });
});

function fail(error: Error): void {
  throw error;
}

/** The course with another key for the suspicious question. */
function mended(): typeof course {
  const lessons = course.lessons.map((lesson) => ({
    ...lesson,
    questions: lesson.questions.map((question) =>
      question.id === wrong ? { ...choice("single", ["Yes", "*No", "Perhaps"], wrong), outcome: question.outcome } : question,
    ),
  }));
  return { ...course, lessons };
}
