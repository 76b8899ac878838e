import { describe, expect, test } from "vitest";
import { standingOf } from "../../../src/core/domain/standing.ts";
import { NO_STREAK, type Streak } from "../../../src/core/domain/streak.ts";
import { textsFor } from "../../../src/core/texts/texts.ts";
import { answeredCard } from "../../../src/core/views/answered-card.ts";
import { badgesCard } from "../../../src/core/views/badges-card.ts";
import { spokenAppointment, spokenDay, spokenOutage } from "../../../src/core/views/dates.ts";
import { homeCard } from "../../../src/core/views/home-card.ts";
import { helpCard, settingsCard, welcomeCard } from "../../../src/core/views/message-cards.ts";
import { progressCard } from "../../../src/core/views/progress-card.ts";
import { questionCard } from "../../../src/core/views/question-card.ts";
import { sessionCard } from "../../../src/core/views/session-card.ts";
import { missLine } from "../../../src/core/views/streak-lines.ts";
import { summaryCard } from "../../../src/core/views/summary-card.ts";
import { whyCard } from "../../../src/core/views/why-card.ts";
import {
  answered,
  CATALOGUE,
  COURSE,
  itemOf,
  KINDS,
  LEARNER,
  NAMES,
  NOW,
  OTHER_COURSE,
  PROGRESS,
  progressAfter,
  sessionOf,
} from "../../golden/facts.ts";
import { day, instant } from "../../make.ts";
import { spoken } from "./catalogues.ts";

const texts = textsFor("de-AT");
const learner = { ...LEARNER, locale: "de-AT" };
const streak: Streak = { ...NO_STREAK, current: 4, longest: 9, learningDays: 23, freezes: 1 };
const next = spokenAppointment({ day: day("2026-03-06"), at: instant("2026-03-06T07:00Z") }, NOW, learner);
const facts = {
  learner,
  streak,
  courses: [COURSE],
  catalogue: CATALOGUE,
  learned: new Set<never>(),
  progress: PROGRESS,
  now: NOW,
  next: texts.nextSession(next.day, next.time),
};
const [outcome] = COURSE.outcomes as [(typeof COURSE.outcomes)[0]];
const daily = sessionOf([answered(KINDS.single, true), answered(KINDS.multiple, false)]);

const CARDS = {
  welcome: welcomeCard(learner, [COURSE, OTHER_COURSE]),
  lesson: sessionCard(daily, NAMES, "new", texts),
  question: questionCard(daily, itemOf(KINDS.multiple), texts),
  "question with a number": questionCard(daily, itemOf(KINDS.numeric), texts),
  answered: answeredCard(daily, answered(KINDS.single, false), texts),
  summary: summaryCard({ session: daily, learner, streak, earned: [outcome.title], repaired: false, now: NOW }),
  why: whyCard(outcome, standingOf(outcome.rule, progressAfter(1), NOW), learner, NOW),
  progress: progressCard(facts),
  badges: badgesCard(facts),
  home: homeCard({ ...facts, session: daily, marks: new Map() }),
  settings: settingsCard(learner, NOW, texts.settingsChanged),
  help: helpCard(learner, texts.notUnderstood),
};

describe("A learner who reads German", () => {
  test.each(Object.entries(CARDS))("finds no English sentence in %s", (_, view) => {
    // What an author wrote comes from the test's course, which has none of these words.
    expect(JSON.stringify(view)).not.toMatch(/\b(?:the|your|and|you|of|with)\b/i);
  });

  test("hears of days and hours in whole sentences", () => {
    expect(facts.next).toBe("Deine nächste Lerneinheit kommt morgen um 09:00 Uhr.");
    expect(texts.nextReviewDue(spokenDay(day("2026-03-30"), NOW, learner))).toBe("Die nächste Wiederholung steht am Montag, 30. März an.");
    expect(texts.becausePaused(spokenDay(day("2026-03-09"), NOW, learner))).toBe("Du machst gerade Pause; ich melde mich am Montag wieder.");
    const outage = { from: instant("2026-03-02T10:00Z"), to: instant("2026-03-04T10:00Z") };
    expect(texts.weWereAway(spokenOutage(outage, NOW, learner))).toContain("Ich war von Montag bis Mittwoch außer Betrieb.");
    const lastMiss = { day: day("2026-03-03"), state: "frozen", streakBefore: 1 } as const;
    expect(missLine({ ...streak, lastMiss }, NOW, learner)).toBe(
      "Am Dienstag hat es nicht geklappt. Ein Reservetag hat deine Serie von 1 Tag bewahrt.",
    );
  });

  test("finds German quotation marks", () => {
    // Taken in pairs „…“; what is left over was opened or closed the English way.
    for (const text of spoken("de").values()) expect(text.replace(/„[^„“”]*“/g, "")).not.toMatch(/[„“”"]/);
  });
});
