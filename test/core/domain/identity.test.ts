import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cardId,
  itemId,
  pauseNoticeId,
  questionId,
  reminderId,
  replyId,
  sessionId,
  summaryId,
  welcomeId,
} from "../../../src/core/domain/identity.ts";
import type { EventKey, LearnerId } from "../../../src/core/domain/ids.ts";
import { nextOpen, type SessionRecord } from "../../../src/core/domain/session-record.ts";
import { day } from "../../make.ts";

/** Every message one learner may get around one session of one day. */
function messages(learner: LearnerId, date: string, number: number, event: string): string[] {
  const session = sessionId(learner, day(date), number);
  const questions = [0, 1, 2, 3, 4].map((position) => questionId(itemId(session, position)));
  const others = [welcomeId(learner), pauseNoticeId(learner, day(date)), replyId(learner, event as EventKey)];
  return [cardId(session), summaryId(session), reminderId(session), ...questions, ...others];
}

test("Planning the same message twice arrives at the same id", () => {
  expect(messages("l1" as LearnerId, "2026-03-06", 1, "Ev1")).toEqual(messages("l1" as LearnerId, "2026-03-06", 1, "Ev1"));
  expect(sessionId("l1" as LearnerId, day("2026-03-06"), 1)).toBe("l1/2026-03-06/1");
});

test("Two different messages never share an id, whatever the platform calls its events", () => {
  const learner = fc.constantFrom("l1", "l2", "l11").map((id) => id as LearnerId);
  const about = fc.tuple(learner, fc.constantFrom("2026-03-06", "2026-03-07"), fc.integer({ min: 1, max: 12 }), fc.string());
  fc.assert(
    fc.property(about, about, (one, other) => {
      const once = messages(...one);
      expect(new Set(once).size).toBe(once.length);
      if (one[0] !== other[0]) expect(once.filter((id) => messages(...other).includes(id))).toEqual([]);
      const [mine, next] = [messages(...one), messages(one[0], one[1], one[2] + 1, one[3])].map((ids) => ids.slice(0, 8)) as [string[], string[]];
      expect(mine.filter((id) => next.includes(id))).toEqual([]);
    }),
  );
});

test("The question that waits is the first one without an answer", () => {
  const answer = { response: { kind: "positions", positions: [0] }, right: true };
  const record = (...answered: boolean[]) => ({ items: answered.map((done, position) => (done ? { position, answer } : { position })) });
  const waiting = (...answered: boolean[]) => nextOpen(record(...answered) as unknown as SessionRecord)?.position;
  expect([waiting(false, false), waiting(true, false), waiting(false, true)]).toEqual([0, 1, 0]);
  expect([waiting(true, true), waiting()]).toEqual([undefined, undefined]);
});
