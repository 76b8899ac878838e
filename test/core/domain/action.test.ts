import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMAND_WORDS } from "../../../src/core/domain/command.ts";
import type { CourseId, GroupQuizId, ItemId, LessonId, OutcomeId, SessionId } from "../../../src/core/domain/ids.ts";
import { type Action, decodeAction, encodeAction } from "../../../src/core/views/action.ts";
import { anyText } from "./any-text.ts";

// An id is made of learner, day and numbers; it has no spaces.
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}(\/[A-Za-z0-9_-]{1,40}){0,4}$/);
/** What may follow a command's word: other words, one space between them. */
const rest = fc.stringMatching(/^[!-~]{1,12}( [!-~]{1,12}){0,6}$/);
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant("start" as const), session: id.map((text) => text as SessionId) }),
  fc.record({ type: fc.constant("answer" as const), item: id.map((text) => text as ItemId), choice: fc.nat(99) }),
  fc.record({
    type: fc.constantFrom("fill" as const, "unsure" as const, "hint" as const, "dispute" as const),
    item: id.map((text) => text as ItemId),
  }),
  fc.record({ type: fc.constant("enrol" as const), course: id.map((text) => text as CourseId) }),
  fc.record({ type: fc.constant("read" as const), lesson: id.map((text) => text as LessonId) }),
  fc.record({ type: fc.constantFrom("prove" as const, "why" as const), outcome: id.map((text) => text as OutcomeId) }),
  fc.record({ type: fc.constant("group-answer" as const), quiz: id.map((text) => text as GroupQuizId), choice: fc.nat(99) }),
  fc.record({ type: fc.constant("reveal" as const), quiz: id.map((text) => text as GroupQuizId) }),
  fc.record({ type: fc.constant("command" as const), word: fc.constantFrom(...COMMAND_WORDS) }),
  fc.record({ type: fc.constant("command" as const), word: fc.constantFrom(...COMMAND_WORDS), rest }),
);

describe("A button", () => {
  test("comes back as what it was sent as, in few characters", () => {
    fc.assert(
      fc.property(actions, (action) => {
        const text = encodeAction(action);
        expect(decodeAction(text)).toEqual(action);
        expect(text.length).toBeLessThanOrEqual(255);
      }),
      { numRuns: 1000 },
    );
  });

  test("carries ids and a position, in words a log can show", () => {
    expect(encodeAction({ type: "answer", item: "l1/2026-03-06/1/0" as ItemId, choice: 2 })).toBe("answer 2 l1/2026-03-06/1/0");
    expect(encodeAction({ type: "command", word: "learn" })).toBe("command learn");
    expect(encodeAction({ type: "command", word: "settings", rest: "time 08:30" })).toBe("command settings time 08:30");
    expect(encodeAction({ type: "group-answer", quiz: "slack:T1:command:1.2.3" as GroupQuizId, choice: 1 })).toBe(
      "group-answer 1 slack:T1:command:1.2.3",
    );
  });

  test.for([
    "",
    " ",
    "start",
    "start ",
    "answer",
    "answer 1",
    "answer one item",
    "answer -1 item",
    "answer 1.5 item",
    "answer 1e1 item",
    "answer 100 item",
    "answer  item",
    "submit item",
    "fill ",
    "fill 1 item",
    "read",
    "reveal",
    "reveal 1 quiz",
    "group-answer quiz",
    "group-answer x quiz",
    "group-answer 1 quiz more",
    "enrol",
    "command",
    "command sudo",
    "command constructor",
    "command  learn",
    "command settings  time",
    "command settings ",
    "START session",
    "delete everything",
    "__proto__ x",
    "constructor x",
    '{"type":"start"}',
  ])("that is none of ours means nothing: %j", (text) => {
    expect(decodeAction(text)).toBeUndefined();
  });

  test("never breaks anything, whatever a forger puts in it", () => {
    const hostile = fc.oneof(
      anyText(600),
      fc
        .tuple(fc.constantFrom("start", "answer", "fill", "group-answer", "reveal", "read", "enrol", "command", "command settings"), anyText())
        .map((parts) => parts.join(" ")),
      fc
        .tuple(
          fc.constantFrom("start ", "answer 1 ", "group-answer 1 ", "fill ", "command settings "),
          fc.constantFrom("a".repeat(100_000), "<!channel>", "'; drop", "../.."),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const action = decodeAction(text);
        if (action) expect(decodeAction(encodeAction(action))).toEqual(action);
      }),
      { numRuns: 2000 },
    );
  });
});
