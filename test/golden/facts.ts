import { Catalogue, type VersionedQuestion } from "../../src/core/domain/catalogue.ts";
import type { Question } from "../../src/core/domain/course.ts";
import type { Response } from "../../src/core/domain/grading.ts";
import { itemId } from "../../src/core/domain/identity.ts";
import type { Day, GroupQuizId, LearnerId, LessonId, OrganisationId, OutcomeId, SessionId, VersionId } from "../../src/core/domain/ids.ts";
import { DEFAULT_WORKING_DAYS, type Learner } from "../../src/core/domain/learner.ts";
import { update } from "../../src/core/domain/mastery/model.ts";
import type { Item, SessionRecord } from "../../src/core/domain/session-record.ts";
import type { OutcomeProgress } from "../../src/core/domain/standing.ts";
import type { GroupFacts } from "../../src/core/views/group-card.ts";
import { CALIBRATED } from "../core/domain/mastery/sequences.ts";
import { choice, course, day, instant, numeric, ordering, scenario, shortText } from "../make.ts";

/** Facts that never change, so that what is made of them can be kept in files. Thursday 5 March 2026, half past nine in Johannesburg. */
export const NOW = instant("2026-03-05T07:30Z");
const DAY_MS = 24 * 3_600_000;

export const LEARNER: Learner = {
  id: "0b9f7a52-6f8e-4c1d-9d53-1f0c7f1f2a11" as LearnerId,
  organisation: "o1" as OrganisationId,
  name: "Thandi",
  zone: "Africa/Johannesburg",
  zoneChosen: false,
  region: "ZA",
  locale: "en",
  localeChosen: false,
  workingDays: DEFAULT_WORKING_DAYS,
  deliveryMinute: 9 * 60,
  nextSessionAt: instant("2026-03-06T07:00Z"),
  unanswered: 0,
};

export const COURSE = course("learning", { "recall/retrieve": 4, "recall/space": 4, "rest/sleep": 4 });
export const OTHER_COURSE = course("leading", { "delegate/trust": 4 });
export const CATALOGUE = new Catalogue([COURSE, OTHER_COURSE]);
export const NAMES = { course: COURSE.title, outcome: "Outcome learning/recall", isFirstOfOutcome: true };
export const MESSAGE = { conversation: "D0THANDI", message: "1772695800.000100" };

/** Titles for tests and names for files. */
export const KINDS = {
  single: choice("single", ["*Recall it", "Reread it", "Underline it"]),
  multiple: choice("multiple", ["*Sleep", "Cramming", "*Tests", "Highlighting"]),
  "true-false": choice("true-false", ["*True", "False"]),
  scenario: scenario(["*Wait a week", "Ask again at once"]),
  ordering: ordering(["Read", "Close the page", "Recall"]),
  numeric: numeric(14, 1, "days"),
  "short-text": shortText(["spacing", "spaced repetition"]),
} as const satisfies Record<Question["kind"], Question>;

const SESSION = `${LEARNER.id}/2026-03-05/1` as SessionId;

export function itemOf(question: Question, more: Partial<Item> = {}): Item {
  const length = "options" in question ? question.options.length : question.kind === "ordering" ? question.steps.length : 0;
  const isKept = question.kind === "true-false";
  const order = Array.from({ length }, (_, i) => (isKept ? i : length - 1 - i));
  return {
    id: itemId(SESSION, 0),
    position: 0,
    shown: versioned(question),
    outcome: "learning/recall" as OutcomeId,
    order,
    isVoid: false,
    isDisputed: false,
    ...more,
  };
}

const versioned = (question: Question): VersionedQuestion => ({
  question,
  version: `${question.id}@000000000000` as VersionId,
  lesson: "learning/retrieve" as LessonId,
});

export function sessionOf(items: readonly Item[], more: Partial<SessionRecord> = {}): SessionRecord {
  const [lesson] = COURSE.lessons;
  const facts = { id: SESSION, learner: LEARNER.id, day: "2026-03-05" as Day, purpose: "daily" as const, zone: LEARNER.zone, notes: [] };
  return { ...facts, items, ...(lesson && { lesson }), ...more };
}

/** The same answer to every question of a kind, right or wrong as the shown order has it. */
export function answered(question: Question, right: boolean): Required<Pick<Item, "answer">> & Item {
  const item = itemOf(question);
  return { ...item, answer: { right, response: responseTo(item, right) } };
}

function responseTo({ shown: { question }, order }: Item, right: boolean): Response {
  if (question.kind === "numeric") return { kind: "text", text: right ? "14" : "3" };
  if (question.kind === "short-text") return { kind: "text", text: right ? (question.accepted[0] ?? "") : "cramming" };
  if (question.kind === "ordering") return { kind: "positions", positions: right ? [2, 1, 0] : [0, 1, 2] };
  const positions = order.flatMap((authored, shown) => (question.options[authored]?.right === right ? [shown] : []));
  return { kind: "positions", positions: question.kind === "multiple" ? positions : positions.slice(0, 1) };
}

/** Right answers on as many days; from the second on after a break. */
export function progressAfter(days: number, awarded = false): OutcomeProgress {
  let terms = CALIBRATED;
  for (let i = 0; i < days * 3; i++) {
    const at = NOW - (days - Math.floor(i / 3)) * DAY_MS + (i % 3) * 60_000;
    const answer = { floor: 1 / 3, right: true, at, day: day(new Date(at).toISOString().slice(0, 10)), weight: 1, teaches: false };
    terms = { ...update(terms, answer).terms, question: CALIBRATED.question };
  }
  return { standpoint: terms, ...(awarded ? { award: { at: NOW - DAY_MS, item: itemId(SESSION, 0) } } : {}) };
}

export const PROGRESS = new Map<OutcomeId, OutcomeProgress>([
  ["learning/recall" as OutcomeId, progressAfter(4, true)],
  ["learning/rest" as OutcomeId, progressAfter(1)],
]);

export const groupOf = (question: Question, counts: readonly number[] = []): GroupFacts => ({
  id: "slack:T1:command:12.34.fedcba" as GroupQuizId,
  locale: "en",
  shown: versioned(question),
  order: itemOf(question).order,
  answers: counts.reduce((sum, count) => sum + count, 0),
  counts,
});
