import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMAND_WORDS } from "../../../src/core/domain/command.ts";
import type { CourseId, ItemId, SessionId } from "../../../src/core/domain/ids.ts";
import { type Action, decodeAction, encodeAction } from "../../../src/core/views/action.ts";
import { anyText } from "./any-text.ts";

// An id is made of learner, day and numbers; it has no spaces.
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}(\/[A-Za-z0-9_-]{1,40}){0,4}$/);
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant("start" as const), session: id.map((text) => text as SessionId) }),
  fc.record({ type: fc.constant("answer" as const), item: id.map((text) => text as ItemId), choice: fc.nat(99) }),
  fc.record({ type: fc.constant("submit" as const), item: id.map((text) => text as ItemId) }),
  fc.record({ type: fc.constant("enrol" as const), course: id.map((text) => text as CourseId) }),
  fc.record({ type: fc.constant("command" as const), word: fc.constantFrom(...COMMAND_WORDS) }),
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
    "submit ",
    "enrol",
    "command",
    "command sudo",
    "command constructor",
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
      fc.tuple(fc.constantFrom("start", "answer", "submit", "enrol", "command"), anyText()).map((parts) => parts.join(" ")),
      fc
        .tuple(fc.constantFrom("start ", "answer 1 ", "submit ", "enrol "), fc.constantFrom("a".repeat(100_000), "<!channel>", "'; drop", "../.."))
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
