import { plainText } from "../../src/core/domain/rich-text.ts";
import { standingOf } from "../../src/core/domain/standing.ts";
import { NO_STREAK, type Streak } from "../../src/core/domain/streak.ts";
import { textsFor } from "../../src/core/texts/texts.ts";
import { answeredCard } from "../../src/core/views/answered-card.ts";
import { badgesCard } from "../../src/core/views/badges-card.ts";
import { groupAnswerCard, groupQuestionCard, revealCard } from "../../src/core/views/group-card.ts";
import { homeCard } from "../../src/core/views/home-card.ts";
import { coursesCard, helpCard, notice, settingsCard, welcomeCard } from "../../src/core/views/message-cards.ts";
import { progressCard } from "../../src/core/views/progress-card.ts";
import { questionCard } from "../../src/core/views/question-card.ts";
import { reminderCard, sessionCard } from "../../src/core/views/session-card.ts";
import { suggestionsCard } from "../../src/core/views/suggestions-card.ts";
import { summaryCard } from "../../src/core/views/summary-card.ts";
import type { View } from "../../src/core/views/view.ts";
import { broughtCard, silenceCard, whichOutcomeCard, whyCard } from "../../src/core/views/why-card.ts";
import { day } from "../make.ts";
import {
  answered,
  CATALOGUE,
  COURSE,
  groupOf,
  itemOf,
  KINDS,
  LEARNER,
  NAMES,
  NOW,
  OTHER_COURSE,
  PROGRESS,
  progressAfter,
  sessionOf,
} from "./facts.ts";

const texts = textsFor("en");
const learned = new Set([COURSE.lessons[0]?.lesson.id as never]);
const streak: Streak = { current: 4, longest: 9, learningDays: 23, freezes: 1 };
const [outcome, nextOutcome] = COURSE.outcomes as [(typeof COURSE.outcomes)[0], (typeof COURSE.outcomes)[0]];
const kinds = Object.entries(KINDS);
const single = KINDS.single;
const daily = sessionOf([itemOf(single), itemOf(KINDS.numeric)]);
const facts = { learner: LEARNER, streak, courses: [COURSE], learned, progress: PROGRESS, now: NOW, next: texts.nextSession("tomorrow", "09:00") };
const home = {
  ...facts,
  catalogue: CATALOGUE,
  marks: new Map([
    [day("2026-03-02"), "learned"],
    [day("2026-03-03"), "missed"],
  ] as const),
};
const summaryFacts = {
  learner: LEARNER,
  streak,
  earned: [],
  repaired: false,
  now: NOW,
  next: { day: day("2026-03-06"), at: NOW },
  nextLesson: "space",
};

/** Every message that Fundi writes, by the name of the file in which it is kept. */
export const MESSAGES: Readonly<Record<string, View>> = {
  welcome: welcomeCard(LEARNER, [COURSE, OTHER_COURSE]),
  "welcome-without-courses": welcomeCard(LEARNER, []),
  "card-new": sessionCard({ ...daily, notes: ["You missed Tuesday. A spare day kept your streak of 4."] }, NAMES, "new", texts),
  "card-started": sessionCard(daily, NAMES, "started", texts),
  "card-done": sessionCard(daily, NAMES, "done", texts),
  "card-review": sessionCard({ ...daily, lesson: undefined }, { ...NAMES, isFirstOfOutcome: false }, "new", texts),
  "card-proof": sessionCard({ ...daily, lesson: undefined, purpose: "proof" }, { ...NAMES, isFirstOfOutcome: false }, "new", texts),
  ...named("question", ([, question]) => questionCard(sessionOf([itemOf(question)]), itemOf(question), texts)),
  "question-hinted": questionCard(daily, itemOf({ ...single, hint: "Close the page." }, { hintedAt: NOW }), texts),
  "question-with-hint": questionCard(daily, itemOf({ ...single, hint: "Close the page." }), texts),
  ...named("answered-right", ([, question]) => answeredCard(sessionOf([itemOf(question)]), answered(question, true), texts)),
  ...named("answered-wrong", ([, question]) => answeredCard(sessionOf([itemOf(question)]), answered(question, false), texts)),
  "answered-unsure": answeredCard(daily, { ...itemOf(single), answer: { right: false, response: { kind: "unsure" } } }, texts),
  "answered-disputed": answeredCard(daily, { ...answered(single, false), isDisputed: true }, texts),
  "answered-void": answeredCard(daily, { ...answered(single, false), isVoid: true }, texts),
  summary: summaryCard({ ...summaryFacts, session: sessionOf([answered(single, true), answered(single, false)]) }),
  "summary-with-badge": summaryCard({
    ...summaryFacts,
    session: sessionOf([answered(single, true)]),
    earned: [outcome.title],
    nextLesson: undefined,
  }),
  progress: progressCard(facts),
  "progress-without-course": progressCard({ ...facts, courses: [], streak: NO_STREAK, progress: new Map(), next: undefined }),
  "why-not-started": whyCard(outcome, standingOf(outcome.rule, undefined, NOW), LEARNER, NOW, nextOutcome),
  "why-learning": whyCard(outcome, standingOf(outcome.rule, progressAfter(1), NOW), LEARNER, NOW),
  "why-mastered": whyCard(outcome, standingOf(outcome.rule, progressAfter(4, true), NOW), LEARNER, NOW),
  "why-which": whichOutcomeCard([texts.whichOutcome], COURSE.outcomes, "why"),
  "why-this": broughtCard(daily, COURSE.title, CATALOGUE, LEARNER),
  "why-nothing": silenceCard({ kind: "nothing-due", nextDue: day("2026-03-09") }, LEARNER, NOW),
  badges: badgesCard({ ...facts, catalogue: CATALOGUE }),
  "badges-none": badgesCard({ ...facts, catalogue: CATALOGUE, progress: new Map() }),
  courses: coursesCard([COURSE, OTHER_COURSE], [COURSE.id], learned, LEARNER),
  settings: settingsCard(LEARNER, NOW),
  "settings-changed": settingsCard(LEARNER, NOW, texts.settingsChanged),
  help: helpCard(LEARNER),
  "not-understood": helpCard(LEARNER, texts.notUnderstood),
  reminder: reminderCard(daily, NAMES, texts),
  suggestions: suggestionsCard(COURSE.lessons, CATALOGUE, texts),
  "notice-form-too-late": notice(texts.formTooLate(texts.typeWords)),
  "notice-misread": notice(texts.misread(texts.typeNumber("days"))),
  "notice-paused": notice(texts.pausedUntil("on Monday 9 March"), [{ label: texts.resume, action: { type: "command", word: "resume" } }]),
  "notice-silence": notice(texts.silencePause, [{ label: texts.resume, action: { type: "command", word: "resume" } }]),
  "notice-corrected": notice(texts.corrected(plainText(single.stem))),
  "group-question": groupQuestionCard(groupOf(single, [1, 0, 1])),
  "group-question-scenario": groupQuestionCard(groupOf(KINDS.scenario)),
  "group-answered": groupAnswerCard(groupOf(single), 1, true),
  "group-answered-before": groupAnswerCard(groupOf(single), 1, false),
  "group-reveal": revealCard(groupOf(single, [1, 2, 3])),
  "group-reveal-few": revealCard(groupOf(single, [1, 0, 1])),
  "group-reveal-nobody": revealCard(groupOf(KINDS["true-false"], [0, 0])),
};

/** Every state of the learner's own page. */
export const HOMES: Readonly<Record<string, View>> = {
  home: homeCard({ ...home, session: { ...daily, completedAt: NOW }, nextLesson: "space" }),
  "home-waiting": homeCard({ ...home, session: daily, nextLesson: "space", lead: texts.lookInMessages }),
  "home-paused": homeCard({ ...home, learner: { ...LEARNER, pause: { reason: "asked", until: day("2026-03-09") } }, nextLesson: "space" }),
  "home-newcomer": homeCard({ ...home, courses: [], progress: new Map(), streak: NO_STREAK, marks: new Map(), learned: new Set(), next: undefined }),
};

function named(prefix: string, make: (entry: (typeof kinds)[number]) => View): Record<string, View> {
  return Object.fromEntries(kinds.map((entry) => [`${prefix}-${entry[0]}`, make(entry)]));
}
