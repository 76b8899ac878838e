import { describe, expect, test } from "vitest";
import type { QuestionId, VersionId } from "../../../src/core/domain/ids.ts";
import { ENOUGH_ATTEMPTS, findingsOf, type ItemFacts, type ItemOption, isSuspect } from "../../../src/core/domain/item-health.ts";

/** A question that does well. */
const item = (facts: Partial<ItemFacts> = {}): ItemFacts => ({
  question: "course/question" as QuestionId,
  version: "course/question@1" as VersionId,
  stem: "Which one?",
  attempts: 30,
  rightShare: 0.5,
  discrimination: 0.3,
  options: [option("Right", 0.5, true), option("Wrong", 0.3), option("Also wrong", 0.2)],
  disputes: 0,
  state: "in-rotation",
  ...facts,
});

function option(text: string, chosen: number, right = false): ItemOption {
  return { text, right, chosen };
}

const kindsOf = (facts: Partial<ItemFacts>): string[] => findingsOf(item(facts)).map(({ kind }) => kind);

describe("What an author should look at", () => {
  test("is nothing where a question is neither easy nor hard and tells who knows the rest", () => {
    expect(findingsOf(item())).toEqual([]);
  });

  test("is not said below 30 first answers, only that they are too few", () => {
    const bad = { rightShare: 0, discrimination: -1, options: [option("Right", 0, true), option("Dead", 0)] };
    expect(ENOUGH_ATTEMPTS).toBe(30);
    expect(kindsOf({ ...bad, attempts: 0 })).toEqual(["too-few-answers"]);
    expect(kindsOf({ ...bad, attempts: 29 })).toEqual(["too-few-answers"]);
    expect(kindsOf({ ...bad, attempts: 30 })).toEqual(["check-the-key", "too-hard", "dead-distractor"]);
  });

  test.each([
    [-0.001, ["check-the-key"]],
    [0, ["poor-discrimination"]],
    [0.199, ["poor-discrimination"]],
    [0.2, []],
    [1, []],
  ] as const)("at a discrimination of %d is %j", (discrimination, found) => {
    expect(kindsOf({ discrimination })).toEqual(found);
  });

  test("is not the discrimination where it cannot be told, as when everybody is right", () => {
    expect(kindsOf({ discrimination: undefined, rightShare: 1 })).toEqual(["too-easy"]);
    expect(kindsOf({ discrimination: undefined })).toEqual([]);
  });

  test.each([
    [0, ["too-hard"]],
    [0.199, ["too-hard"]],
    [0.2, []],
    [0.8, []],
    [0.801, ["too-easy"]],
    [1, ["too-easy"]],
  ] as const)("at a share of %d right first answers is %j", (rightShare, found) => {
    expect(kindsOf({ rightShare })).toEqual(found);
  });

  test("is every wrong option that fewer than one in twenty believe, by its text; a right one that nobody chooses is no distractor", () => {
    const options = [option("Right", 0, true), option("Believed", 0.05), option("Dead", 0.049), option("Unseen", 0)];
    expect(findingsOf(item({ options }))).toEqual([
      { kind: "dead-distractor", option: "Dead" },
      { kind: "dead-distractor", option: "Unseen" },
    ]);
  });

  test("has no distractors where the answer is typed", () => {
    expect(kindsOf({ options: [] })).toEqual([]);
  });

  test("comes with the most urgent first: what learners say, the key, the difficulty, then single options", () => {
    const facts = item({ disputes: 2, discrimination: -0.1, rightShare: 0.1, options: [option("Right", 0.1, true), option("Dead", 0)] });
    expect(findingsOf(facts)).toEqual([
      { kind: "disputed", count: 2 },
      { kind: "check-the-key" },
      { kind: "too-hard" },
      { kind: "dead-distractor", option: "Dead" },
    ]);
  });

  test("is what a single learner says, however few have answered", () => {
    expect(findingsOf(item({ disputes: 1, attempts: 1 }))).toEqual([{ kind: "disputed", count: 1 }, { kind: "too-few-answers" }]);
  });
});

describe("A question is likelier wrong than right", () => {
  test("from 30 first answers on, when whoever knows the rest gets it wrong", () => {
    expect(isSuspect(item({ attempts: 29, discrimination: -1 }))).toBe(false);
    expect(isSuspect(item({ attempts: 30, discrimination: -0.001 }))).toBe(true);
    expect(isSuspect(item({ attempts: 30, discrimination: 0 }))).toBe(false);
    expect(isSuspect(item({ attempts: 30, discrimination: 0.001 }))).toBe(false);
    expect(isSuspect(item({ attempts: 30_000, discrimination: undefined }))).toBe(false);
  });

  test("not when its author has kept it, nor when it is withdrawn already", () => {
    const states = ["in-rotation", "pulled", "upheld", "kept"] as const;
    expect(states.filter((state) => isSuspect(item({ state, discrimination: -1 })))).toEqual(["in-rotation"]);
  });
});
