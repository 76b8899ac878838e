import fc from "fast-check";
import { Rating } from "ts-fsrs";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../../src/core/domain/calendar.ts";
import { afterAnswer, gradeOf, type Review, type ReviewAnswer } from "../../../src/core/domain/review.ts";
import { day } from "../../make.ts";

const FIRST = day("2026-03-02");

/** An answer so many days after 2 March, to a question with three options. */
interface Given extends Omit<ReviewAnswer, "day" | "floor"> {
  readonly on: number;
}

const given = (on: number, right: boolean, more: Partial<Given> = {}): Given => ({ on, right, known: 1, weight: 1, ...more });
const toAnswer = ({ on, ...answer }: Given): ReviewAnswer => ({ ...answer, floor: 1 / 3, day: addDays(FIRST, on) });
const after = (all: readonly Given[], before?: Review): Review =>
  all.reduce<Review | undefined>((review, each) => afterAnswer(review, toAnswer(each)), before) as Review;
const dueAfter = (all: readonly Given[]): number => daysBetween(FIRST, after(all).dueDay);

/** 1: wrong. 2: right, but as likely by luck. 3: right and known. */
const graded = (grade: string): Pick<ReviewAnswer, "right" | "known"> => ({ right: grade !== "1", known: grade === "3" ? 1 : 0.2 });

/** The breaks when every review is answered on the day it is due. */
function breaks(grades: string): number[] {
  let review: Review | undefined;
  return [...grades].map((grade) => {
    const today = review?.dueDay ?? FIRST;
    review = afterAnswer(review, { ...graded(grade), floor: 1 / 3, weight: 1, day: today });
    return daysBetween(today, review.dueDay);
  });
}

describe("An outcome is asked again", () => {
  test("after ever longer breaks while it is known, of 180 days at most", () => {
    expect(breaks("333333")).toEqual([2, 11, 46, 163, 180, 180]);
  });

  test("soon after a wrong answer, and then after longer breaks again", () => {
    expect(breaks("331333")).toEqual([2, 11, 2, 5, 12, 28]);
    expect(breaks("13333")).toEqual([1, 2, 6, 17, 44]);
  });

  test("after breaks that grow slowly while right answers may be luck", () => {
    expect(breaks("22222")).toEqual([1, 3, 7, 12, 18]);
  });

  test("days after a wrong answer even when it had grown to months, and not in months", () => {
    expect(breaks("33331")).toEqual([2, 11, 46, 163, 5]);
  });

  test("from the day of the answer on, also when it came late", () => {
    const late = after([given(0, true), given(20, true)]);
    expect(late.lastDay).toBe("2026-03-22");
    expect(daysBetween(late.lastDay, late.dueDay)).toBeGreaterThan(11);
  });
});

describe("A right answer is taken for known", () => {
  test.each([
    [2, 60.5],
    [3, 50.5],
    [4, 43.4],
    [5, 38],
    [20, 13.3],
  ])("with %i options from a chance of %d in a hundred on that it was known", (options, percent) => {
    const grade = (known: number) => gradeOf({ right: true, known, floor: 1 / options });
    expect(grade(percent / 100 + 0.0006)).toBe(Rating.Good);
    expect(grade(percent / 100 - 0.0006)).toBe(Rating.Hard);
  });

  test("never for easy, and a wrong one always for forgotten", () => {
    expect(gradeOf({ right: true, known: 1, floor: 0.05 })).toBe(Rating.Good);
    expect(gradeOf({ right: true, known: 0, floor: 0.5 })).toBe(Rating.Hard);
    expect(gradeOf({ right: false, known: 1, floor: 0.05 })).toBe(Rating.Again);
  });
});

describe("Between reviews", () => {
  const start = [given(0, true)];

  test("further right answers of the same day change nothing", () => {
    expect(after([...start, given(0, true), given(0, true)])).toEqual(after(start));
    expect(after([given(0, false), given(0, true)])).toEqual(after([given(0, false)]));
  });

  test("the day's first full right answer before it is due moves the card, the others do not", () => {
    const early = [...start, given(1, true)];
    expect(after(early).lastDay).toBe("2026-03-03");
    expect(dueAfter(early)).toBeGreaterThan(dueAfter(start));
    expect(after([...early, given(1, true)])).toEqual(after(early));
  });

  test("an answer that counts only in part moves it when it is due, and not before", () => {
    expect(after([...start, given(1, true, { weight: 0.25 })])).toEqual(after(start));
    expect(after([...start, given(2, true, { weight: 0.25 })])).toEqual(after([...start, given(2, true)]));
  });

  test("an answer that proves nothing never puts it off", () => {
    expect(after([...start, given(2, true, { weight: 0 })])).toEqual(after(start));
  });

  test("a wrong answer brings it forward to tomorrow, whatever else the day brought", () => {
    const known = [given(0, true), given(2, true)];
    expect(dueAfter(known)).toBe(13);
    expect(after([...known, given(2, false)])).toEqual({ ...after(known), dueDay: addDays(FIRST, 3) });
    expect(after([...known, given(5, false, { weight: 0.5 })])).toEqual({ ...after(known), dueDay: addDays(FIRST, 6) });
    expect(after([...known, given(12, false, { weight: 0 })])).toEqual(after(known));
  });

  test("an older day counts as the later one", () => {
    const known = [given(0, true), given(4, true)];
    expect(after([...known, given(2, true)])).toEqual(after(known));
    expect(after([...known, given(2, false)])).toEqual({ ...after(known), dueDay: addDays(FIRST, 5) });
  });
});

describe("However the answers fall", () => {
  const answer = fc.record({
    on: fc.nat(400),
    right: fc.boolean(),
    known: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.constantFrom(1, 1, 0.5, 0.25, 0),
  });
  const answers = fc.array(answer, { minLength: 1, maxLength: 40 });
  const inOrder = answers.map((list) => list.toSorted((a, b) => a.on - b.on));

  test("the next review is one to 180 days after the newest answer that moved the card", () => {
    fc.assert(
      fc.property(fc.oneof(answers, inOrder), (list) => {
        const { lastDay, dueDay, stability, difficulty } = after(list);
        expect(daysBetween(lastDay, dueDay)).toBeGreaterThanOrEqual(1);
        expect(daysBetween(lastDay, dueDay)).toBeLessThanOrEqual(180);
        expect(daysBetween(FIRST, lastDay)).toBeLessThanOrEqual(Math.max(...list.map(({ on }) => on)));
        expect(stability).toBeGreaterThan(0);
        expect(difficulty).toBeGreaterThanOrEqual(1);
        expect(difficulty).toBeLessThanOrEqual(10);
      }),
    );
  });

  test("a wrong answer is asked about again no later than a right one in its place", () => {
    fc.assert(
      fc.property(answers, answer, (list, next) => {
        const before = after(list);
        const [wrong, right] = [false, true].map((right) => after([{ ...next, right }], before).dueDay);
        expect(wrong! <= right!).toBe(true);
      }),
    );
  });

  test("only one answer a day moves the card", () => {
    fc.assert(
      fc.property(answers, answer, (list, next) => {
        const { stability, difficulty, lastDay } = after(list);
        const again = after([{ ...next, on: daysBetween(FIRST, lastDay) }], after(list));
        expect(again).toMatchObject({ stability, difficulty, lastDay });
      }),
    );
  });
});
