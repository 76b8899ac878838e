import type { CatalogueCourse } from "../domain/catalogue.ts";
import type { Outcome } from "../domain/course.ts";
import type { Instant, LessonId, OutcomeId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { type OutcomeProgress, standingOf } from "../domain/standing.ts";
import type { Streak } from "../domain/streak.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { evidenceWords } from "./mastery-words.ts";
import { lessonsDone } from "./message-cards.ts";
import { streakLines } from "./streak-lines.ts";
import type { Button, View, ViewBlock } from "./view.ts";

export interface ProgressFacts {
  readonly learner: Learner;
  readonly streak: Streak;
  /** The courses the learner is enrolled in. */
  readonly courses: readonly CatalogueCourse[];
  readonly learned: ReadonlySet<LessonId>;
  readonly progress: ReadonlyMap<OutcomeId, OutcomeProgress>;
  readonly now: Instant;
  /** When the next session comes, in words. */
  readonly next?: string;
}

export function progressCard(facts: ProgressFacts): View {
  const { learner, streak, courses, learned, next } = facts;
  const texts = textsFor(learner.locale);
  const done = courses.reduce((sum, course) => sum + lessonsDone(course, learned), 0);
  const total = courses.reduce((sum, course) => sum + course.lessons.length, 0);
  return {
    fallback: [
      texts.progressHeading,
      texts.progressFallback(texts.streak(streak.current), done, total),
      ...courses.flatMap(({ outcomes }) => outcomes.map((outcome) => outcomeLine(outcome, facts, texts))),
    ].join("\n"),
    blocks: [
      { type: "heading", text: texts.progressHeading },
      ...streakLines(streak, learner).map((text): ViewBlock => ({ type: "text", text })),
      { type: "note", text: texts.streakDetail(streak.longest, streak.learningDays) },
      ...courses.flatMap((course): ViewBlock[] => [{ type: "divider" }, ...courseBlocks(course, facts, texts)]),
      ...(next ? [{ type: "note" as const, text: next }] : []),
      { type: "buttons", buttons: buttons(facts, texts) },
    ],
  };
}

function buttons({ courses, progress }: ProgressFacts, texts: Texts): Button[] {
  if (courses.length === 0) return [{ label: texts.buttons.courses, action: { type: "command", word: "courses" } }];
  return [
    { label: texts.learnMore, action: { type: "command", word: "learn" } },
    ...(progress.size > 0 ? [{ label: texts.whyThis, action: { type: "command", word: "why" } } as const] : []),
  ];
}

/** A course and how far each of its outcomes is. */
export function courseBlocks(course: CatalogueCourse, facts: ProgressFacts, texts: Texts): ViewBlock[] {
  const lines = course.outcomes.map((outcome) => [{ text: outcomeLine(outcome, facts, texts) }]);
  return [
    { type: "text", text: `${course.title}: ${texts.lessonsDone(lessonsDone(course, facts.learned), course.lessons.length)}` },
    { type: "rich", content: [{ type: "list", ordered: false, items: lines }] },
  ];
}

function outcomeLine({ id, title, rule }: Outcome, { progress, now }: ProgressFacts, texts: Texts): string {
  const standing = standingOf(rule, progress.get(id), now);
  switch (standing.state) {
    case "not-started":
      return texts.outcomeNotStarted(title);
    case "mastered":
      return texts.outcomeMastered(title, evidenceWords(standing, texts));
    case "needs-refresh":
      return texts.outcomeNeedsRefresh(title);
    default:
      return texts.outcomeLearning(
        title,
        evidenceWords(standing, texts),
        texts.share(standing.decision?.confidence ?? 0),
        texts.share(rule.confidence),
      );
  }
}
