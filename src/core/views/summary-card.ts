import type { Appointment } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { SessionRecord } from "../domain/session-record.ts";
import type { Streak } from "../domain/streak.ts";
import { textsFor } from "../texts/texts.ts";
import { spokenAppointment } from "./dates.ts";
import { streakLines } from "./streak-lines.ts";
import type { Button, View, ViewBlock } from "./view.ts";

export interface SummaryFacts {
  readonly session: SessionRecord;
  readonly learner: Learner;
  readonly streak: Streak;
  /** Titles of the outcomes this session mastered. */
  readonly earned: readonly string[];
  /** This session brought a broken streak back. */
  readonly repaired: boolean;
  readonly now: Instant;
  readonly next?: Appointment;
  /** Title of the next lesson; none when every course is finished. */
  readonly nextLesson?: string;
}

/** The end of a session: score, streak and what comes next. */
export function summaryCard(facts: SummaryFacts): View {
  const texts = textsFor(facts.learner.locale);
  const counted = facts.session.items.filter(({ isVoid }) => !isVoid);
  const right = counted.filter(({ answer }) => answer?.right).length;
  const heading = texts.summaryHeading(right, counted.length);
  const lines = [
    ...facts.earned.map((title) => texts.earned(title)),
    right === counted.length ? texts.summaryRight : texts.summarySome,
    ...(facts.repaired ? [texts.repaired(facts.streak.current)] : streakLines(facts.streak, facts.learner)),
    ...comingLines(facts),
  ];
  return {
    fallback: [heading, ...lines].join(" "),
    blocks: [
      { type: "heading", text: heading },
      ...lines.map((text): ViewBlock => ({ type: "text", text })),
      { type: "note", text: texts.streakDetail(facts.streak.longest, facts.streak.learningDays) },
      { type: "buttons", buttons: buttons(facts) },
    ],
  };
}

function comingLines({ nextLesson, next, now, learner }: SummaryFacts): string[] {
  const texts = textsFor(learner.locale);
  if (!nextLesson) return [texts.courseFinished];
  const when = next && spokenAppointment(next, now, learner);
  return [when ? texts.nextLessonAt(nextLesson, when.day, when.time) : texts.nextLesson(nextLesson)];
}

function buttons({ nextLesson, learner }: SummaryFacts): Button[] {
  const texts = textsFor(learner.locale);
  const more: Button = nextLesson
    ? { label: texts.learnMore, action: { type: "command", word: "learn" } }
    : { label: texts.moreCourses, action: { type: "command", word: "courses" } };
  return [more, { label: texts.buttons.progress, action: { type: "command", word: "progress" } }];
}
