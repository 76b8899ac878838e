import type { Catalogue } from "../domain/catalogue.ts";
import type { Day } from "../domain/ids.ts";
import type { SessionRecord } from "../domain/session-record.ts";
import type { DayMark } from "../domain/streak.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { badgeLine, earnedBadges } from "./badges-card.ts";
import { spokenDay } from "./dates.ts";
import { courseBlocks, type ProgressFacts } from "./progress-card.ts";
import { settingMenus } from "./setting-menus.ts";
import { streakCalendar } from "./streak-calendar.ts";
import { streakLines } from "./streak-lines.ts";
import type { Button, View, ViewBlock } from "./view.ts";

export interface HomeFacts extends ProgressFacts {
  readonly catalogue: Catalogue;
  /** Of the learner's today, if there is one. */
  readonly session?: SessionRecord;
  readonly marks: ReadonlyMap<Day, DayMark>;
  /** Title of the next lesson; none when every course is finished. */
  readonly nextLesson?: string;
  /** What has just happened. */
  readonly lead?: string;
}

const BADGES_SHOWN = 5;

/** Everything about one learner on one page, and every setting within reach. */
export function homeCard(facts: HomeFacts): View {
  const { learner, lead } = facts;
  const texts = textsFor(learner.locale);
  return {
    fallback: texts.homeFallback,
    blocks: [
      ...(lead ? [{ type: "note" as const, text: lead }] : []),
      ...today(facts, texts),
      ...streak(facts, texts),
      ...path(facts, texts),
      ...badges(facts, texts),
      ...settings(facts, texts),
      { type: "divider" },
      { type: "note", text: texts.whatIsStored },
    ],
  };
}

function today(facts: HomeFacts, texts: Texts): ViewBlock[] {
  return [
    { type: "heading", text: texts.todayHeading },
    ...todayLines(facts, texts).map((text): ViewBlock => ({ type: "text", text })),
    { type: "buttons", buttons: todayButtons(facts, texts) },
  ];
}

function todayLines({ learner, session, next, courses, nextLesson, now }: HomeFacts, texts: Texts): string[] {
  const { pause } = learner;
  const paused = pause ? [texts.becausePaused(pause.until && spokenDay(pause.until, now, learner))] : [];
  if (courses.length === 0) return [...paused, texts.becauseNoCourse];
  const waiting = session && session.completedAt === undefined ? [texts.todayWaits(session.lesson?.lesson.title ?? texts.reviewHeading)] : [];
  const done = session?.completedAt === undefined ? [] : [texts.todayDone];
  const coming = nextLesson ? [texts.nextLesson(nextLesson)] : [texts.courseFinished];
  return [...paused, ...waiting, ...done, ...(waiting.length > 0 ? [] : coming), ...(next && !pause ? [next] : [])];
}

function todayButtons({ courses, learner, progress }: HomeFacts, texts: Texts): Button[] {
  const resume: Button[] = learner.pause ? [{ label: texts.resume, action: { type: "command", word: "resume" }, primary: true }] : [];
  const coursesButton: Button = { label: texts.buttons.courses, action: { type: "command", word: "courses" } };
  if (courses.length === 0) return [...resume, coursesButton];
  return [
    ...resume,
    { label: texts.buttons.learn, action: { type: "command", word: "learn" }, ...(learner.pause ? {} : { primary: true as const }) },
    { label: texts.shortQuiz, action: { type: "command", word: "quiz" } },
    coursesButton,
    ...(progress.size > 0 ? [{ label: texts.whyThis, action: { type: "command", word: "why" } } as const] : []),
  ];
}

function streak({ streak: run, marks, learner, now }: HomeFacts, texts: Texts): ViewBlock[] {
  return [
    { type: "divider" },
    { type: "heading", text: texts.streakHeading },
    ...streakLines(run, learner).map((text): ViewBlock => ({ type: "text", text })),
    ...streakCalendar(marks, now, learner),
    { type: "note", text: texts.streakDetail(run.longest, run.learningDays) },
  ];
}

/** The learner's pathway: their courses in order, outcome by outcome. */
function path(facts: HomeFacts, texts: Texts): ViewBlock[] {
  if (facts.courses.length === 0) return [];
  return [
    { type: "divider" },
    { type: "heading", text: texts.pathHeading },
    ...facts.courses.flatMap((course) => courseBlocks(course, facts, texts)),
  ];
}

function badges(facts: HomeFacts, texts: Texts): ViewBlock[] {
  const earned = earnedBadges(facts);
  const lines = earned.length > 0 ? earned.slice(0, BADGES_SHOWN).map((badge) => badgeLine(badge, facts.learner, texts)) : [texts.noBadges];
  return [
    { type: "divider" },
    { type: "heading", text: texts.badgesHeading },
    ...lines.map((text): ViewBlock => ({ type: "text", text })),
    ...(earned.length > BADGES_SHOWN
      ? [
          {
            type: "buttons" as const,
            buttons: [{ label: texts.allBadges(earned.length), action: { type: "command" as const, word: "badges" as const } }],
          },
        ]
      : []),
  ];
}

function settings({ learner, now }: HomeFacts, texts: Texts): ViewBlock[] {
  return [
    { type: "divider" },
    { type: "heading", text: texts.settingsHeading },
    ...settingMenus(learner, now),
    { type: "buttons", buttons: pauseButtons(learner.pause !== undefined, texts) },
    { type: "note", text: texts.settingsHelp },
  ];
}

function pauseButtons(isPaused: boolean, texts: Texts): Button[] {
  if (isPaused) return [{ label: texts.resume, action: { type: "command", word: "resume" } }];
  return [
    { label: texts.pauseWeek, description: texts.pauseWeekDescription, action: { type: "command", word: "pause", rest: "1 week" } },
    { label: texts.pauseButton, description: texts.pauseDescription, action: { type: "command", word: "pause" } },
    { label: texts.stopButton, description: texts.stopDescription, action: { type: "command", word: "stop" } },
  ];
}
