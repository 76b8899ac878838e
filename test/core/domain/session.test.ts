import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/domain/calendar.ts";
import { Catalogue } from "../../../src/core/domain/catalogue.ts";
import type { CourseId, Day, LessonId, OutcomeId, QuestionId } from "../../../src/core/domain/ids.ts";
import { composeProof, composeQuiz, composeSession, type LearningState, nextLesson, type SessionContent } from "../../../src/core/domain/session.ts";
import { course, day } from "../../make.ts";

const catalogue = new Catalogue([
  course("study", { "recall/why": 4, "recall/how": 4, "space/when": 4, "mix/what": 4, "sleep/night": 4 }),
  course("feedback", { "ask/first": 3, "give/second": 1 }),
]);

interface Learned {
  readonly enrolled?: readonly string[];
  readonly learned?: readonly string[];
  readonly due?: readonly string[];
  readonly seen?: Readonly<Record<string, string>>;
  readonly mastered?: readonly string[];
  readonly proving?: readonly string[];
}

const TODAY = day("2026-03-16");

const learner = ({ enrolled = ["study"], learned = [], due = [], seen = {}, mastered = [], proving = [] }: Learned): LearningState => ({
  day: TODAY,
  mastered: new Set(mastered as OutcomeId[]),
  proving: new Set(proving as OutcomeId[]),
  enrolled: enrolled as CourseId[],
  learned: new Set(learned as LessonId[]),
  due: due as OutcomeId[],
  seen: new Map(Object.entries(seen)) as Map<QuestionId, Day>,
});

const asked = (content: SessionContent | undefined): string[] => content?.questions.map(({ question }) => question.id) ?? [];
const outcomesAsked = (content: SessionContent | undefined): string[] => content?.questions.map(({ question }) => question.outcome) ?? [];
const allOfStudy = ["study/why", "study/how", "study/when", "study/what", "study/night"];

describe("A session", () => {
  test("on the first day brings the first lesson and two of its own questions, in the author's order: the others stay fresh", () => {
    const content = composeSession(catalogue, learner({}), "seed");
    expect(content?.lesson?.lesson.id).toBe("study/why");
    expect(asked(content)).toEqual(["study/why-1", "study/why-2"]);
  });

  test("with a review due brings it first, then the next lesson with two questions of its own", () => {
    const content = composeSession(catalogue, learner({ learned: ["study/why"], due: ["study/recall"] }), "seed");
    expect(content?.lesson?.lesson.id).toBe("study/how");
    expect(outcomesAsked(content).slice(0, 3)).toEqual(["study/recall", "study/recall", "study/recall"]);
    for (const id of asked(content).slice(0, 3)) expect(id).toMatch("study/why-");
    expect(asked(content).slice(3)).toEqual(["study/how-1", "study/how-2"]);
  });

  test("with much due brings the three longest due, one question each, and the lesson's two: five in all", () => {
    const due = ["study/mix", "study/recall", "study/space", "feedback/ask"];
    const learned = ["study/why", "study/how", "study/when", "study/what", "feedback/first"];
    const content = composeSession(catalogue, learner({ enrolled: ["study", "feedback"], learned, due }), "seed");
    expect(outcomesAsked(content)).toEqual(["study/mix", "study/recall", "study/space", "study/sleep", "study/sleep"]);
  });

  test("without a new lesson brings at most three reviews, interleaved", () => {
    const mastered = ["study/recall", "study/space", "study/mix", "study/sleep"];
    const two = composeSession(catalogue, learner({ learned: allOfStudy, mastered, due: ["study/space", "study/mix"] }), "seed");
    expect(two?.lesson).toBeUndefined();
    expect(outcomesAsked(two)).toEqual(["study/space", "study/mix", "study/space"]);
    const one = composeSession(catalogue, learner({ learned: allOfStudy, mastered, due: ["study/sleep"] }), "seed");
    expect(outcomesAsked(one)).toEqual(["study/sleep", "study/sleep", "study/sleep"]);
    expect(new Set(asked(one)).size).toBe(3);
  });

  test("with nothing due and nothing new is none: nobody is messaged", () => {
    const mastered = ["study/recall", "study/space", "study/mix", "study/sleep"];
    expect(composeSession(catalogue, learner({ learned: allOfStudy, mastered }), "seed")).toBeUndefined();
    expect(composeSession(catalogue, learner({ enrolled: [] }), "seed")).toBeUndefined();
    expect(composeSession(new Catalogue([]), learner({}), "seed")).toBeUndefined();
  });

  test("gathers what a badge still needs every third day once the lessons are through, while there are fresh questions", () => {
    const mastered = ["study/recall", "study/mix", "study/sleep"];
    const on = (seen: Record<string, string>) => asked(composeSession(catalogue, learner({ learned: allOfStudy, mastered, seen }), "seed"));
    expect(on({ "study/when-1": "2026-03-14" })).toEqual([]);
    expect(on({ "study/when-1": "2026-03-13", "study/when-2": "2026-03-12" }).toSorted()).toEqual(["study/when-3", "study/when-4"]);
    const all = { "study/when-1": "2026-03-03", "study/when-2": "2026-03-03", "study/when-3": "2026-03-03", "study/when-4": "2026-03-03" };
    expect(on(all)).toEqual([]);
  });

  test("asks nothing on a due outcome whose questions were all withdrawn", () => {
    const mastered = ["study/recall", "study/space", "study/mix", "study/sleep"];
    expect(composeSession(catalogue, learner({ learned: allOfStudy, mastered, due: ["study/withdrawn"] }), "seed")).toBeUndefined();
  });

  test("reviews only what was taught: no question of a lesson still to come", () => {
    const content = composeSession(catalogue, learner({ learned: ["study/why"], due: ["study/recall"] }), "another seed");
    expect(content?.questions.map(({ lesson }) => lesson)).toEqual(["study/why", "study/why", "study/why", "study/how", "study/how"]);
  });

  test("asks a question not seen before rather than one seen, and else the one longest unseen", () => {
    const seen = { "study/when-1": "2026-03-02", "study/when-2": "2026-03-05", "study/when-4": "2026-03-09" };
    const mastered = ["study/recall", "study/mix", "study/sleep"];
    const fresh = composeSession(catalogue, learner({ learned: allOfStudy, mastered, due: ["study/space"], seen }), "seed");
    expect(asked(fresh)).toEqual(["study/when-3", "study/when-1"]);
  });

  test("asks a second question of an outcome only where its answer was not shown within two weeks", () => {
    const seen = { "study/when-1": "2026-03-02", "study/when-2": "2026-03-03", "study/when-3": "2026-03-04", "study/when-4": "2026-03-05" };
    const state = learner({ learned: allOfStudy, mastered: ["study/recall", "study/mix", "study/sleep"], due: ["study/space"], seen });
    expect(asked(composeSession(catalogue, state, "seed"))).toEqual(["study/when-1"]);
    expect(asked(composeSession(catalogue, { ...state, day: day("2026-03-17") }, "seed"))).toEqual(["study/when-1", "study/when-2"]);
  });

  test("with a lesson and little due asks what the badge still needs: fresh questions on what was begun, the longest rested first", () => {
    const seen = { "study/why-1": "2026-03-13", "study/when-1": "2026-03-12" };
    const learned = ["study/why", "study/how", "study/when"];
    const content = composeSession(catalogue, learner({ learned, seen }), "seed");
    expect(outcomesAsked(content)).toEqual(["study/space", "study/recall", "study/mix", "study/mix"]);
    expect(asked(content)).not.toContain("study/when-1");
    const mastered = composeSession(catalogue, learner({ learned, seen, mastered: ["study/space"] }), "seed");
    expect(outcomesAsked(mastered)).toEqual(["study/recall", "study/recall", "study/mix", "study/mix"]);
  });

  test("leaves out the lessons of what is mastered, or about to be proved without them, and asks its questions all the same", () => {
    expect(nextLesson(catalogue, learner({ mastered: ["study/recall"] }))?.lesson.id).toBe("study/when");
    const proving = learner({ proving: ["study/recall"], due: ["study/recall"] });
    expect(nextLesson(catalogue, proving)?.lesson.id).toBe("study/when");
    expect(outcomesAsked(composeSession(catalogue, proving, "seed"))).toEqual([
      "study/recall",
      "study/recall",
      "study/recall",
      "study/space",
      "study/space",
    ]);
  });

  test("asks another question of the outcome each time until all were asked", () => {
    const seen: Record<string, string> = {};
    const first: string[] = [];
    for (let n = 0; n < 4; n++) {
      const content = composeSession(catalogue, learner({ learned: allOfStudy, due: ["study/space"], seen }), `seed ${n}`);
      first.push(asked(content)[0] as string);
      seen[first[n] as string] = addDays(day("2026-03-02"), n);
    }
    expect(new Set(first).size).toBe(4);
  });

  test("asks different learners different questions, so that they cannot simply tell each other", () => {
    const firsts = Array.from({ length: 60 }, (_, n) => {
      return asked(composeSession(catalogue, learner({ learned: allOfStudy, due: ["study/space"] }), `learner-${n}/2026-03-06/1`))[0];
    });
    expect([...new Set(firsts)].sort()).toEqual(["study/when-1", "study/when-2", "study/when-3", "study/when-4"]);
  });

  test("goes on with the next course when the first is through", () => {
    const content = composeSession(catalogue, learner({ enrolled: ["study", "feedback"], learned: allOfStudy }), "seed");
    expect(content?.lesson?.lesson.id).toBe("feedback/first");
  });
});

describe("A quiz", () => {
  test("brings three questions on what was learned, due outcomes first", () => {
    const content = composeQuiz(catalogue, learner({ learned: allOfStudy, due: ["study/sleep"] }), "seed");
    expect(content?.lesson).toBeUndefined();
    expect(outcomesAsked(content)).toEqual(["study/sleep", "study/recall", "study/space"]);
  });

  test("turns to the outcomes least recently practised, so that each has its turn", () => {
    const seen = { "study/why-1": "2026-03-05", "study/when-1": "2026-03-04", "study/what-1": "2026-03-03" };
    const content = composeQuiz(catalogue, learner({ learned: allOfStudy, seen }), "seed");
    expect(outcomesAsked(content)).toEqual(["study/sleep", "study/mix", "study/space"]);
  });

  test("asks more than one question of an outcome when there are fewer than three", () => {
    const content = composeQuiz(catalogue, learner({ learned: ["study/why"] }), "seed");
    expect(outcomesAsked(content)).toEqual(["study/recall", "study/recall", "study/recall"]);
    expect(new Set(asked(content)).size).toBe(3);
  });

  test("is short where there is only one question to ask", () => {
    expect(asked(composeQuiz(catalogue, learner({ enrolled: ["feedback"], learned: ["feedback/second"] }), "seed"))).toEqual(["feedback/second-1"]);
  });

  test("is none before anything was learned", () => {
    expect(composeQuiz(catalogue, learner({ due: ["study/recall"] }), "seed")).toBeUndefined();
  });

  test("asks nothing from a course the learner is not enrolled in", () => {
    const content = composeQuiz(catalogue, learner({ enrolled: ["feedback"], learned: allOfStudy, due: ["study/recall"] }), "seed");
    expect(content).toBeUndefined();
  });
});

describe("A proof", () => {
  const prove = (facts: Learned, outcome = "study/recall") => composeProof(catalogue, learner(facts), outcome as OutcomeId, "seed");

  test("brings five questions on the outcome, whether or not its lessons were learned", () => {
    expect(outcomesAsked(prove({}))).toEqual(Array(5).fill("study/recall"));
    expect(new Set(asked(prove({ learned: ["study/why"] }))).size).toBe(5);
  });

  test("brings questions not seen before, then those whose answers were not shown within two weeks", () => {
    const seen = { "study/why-1": "2026-03-15", "study/why-2": "2026-03-01", "study/why-3": "2026-03-15", "study/why-4": "2026-03-15" };
    expect(asked(prove({ seen })).toSorted()).toEqual(["study/how-1", "study/how-2", "study/how-3", "study/how-4", "study/why-2"]);
  });

  test("asks nothing of a lesson that was read today", () => {
    expect(prove({ seen: { "study/why-1": TODAY } })).toBeUndefined();
    const wide = new Catalogue([course("wide", { "recall/a": 4, "recall/b": 4, "recall/c": 4 })]);
    const content = composeProof(wide, learner({ seen: { "wide/a-1": TODAY } }), "wide/recall" as OutcomeId, "seed");
    expect(content?.questions.map(({ lesson }) => lesson)).not.toContain("wide/a");
  });

  test("is none while fewer than five questions are fresh, and on an outcome that is not taught", () => {
    const seen = { "study/why-1": "2026-03-15", "study/why-2": "2026-03-15", "study/why-3": "2026-03-15", "study/why-4": "2026-03-15" };
    expect(prove({ seen })).toBeUndefined();
    expect(prove({}, "study/gone")).toBeUndefined();
  });
});
