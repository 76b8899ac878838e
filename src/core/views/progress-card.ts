import type { CatalogueCourse } from "../domain/catalogue.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { LessonId, OutcomeId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { Streak } from "../domain/streak.ts";
import { textsFor } from "../texts/texts.ts";
import { lessonsDone } from "./message-cards.ts";
import { streakLines } from "./streak-lines.ts";
import type { View, ViewBlock } from "./view.ts";

export interface ProgressFacts {
  readonly learner: Learner;
  readonly streak: Streak;
  /** The courses the learner is enrolled in. */
  readonly courses: readonly CatalogueCourse[];
  readonly learned: ReadonlySet<LessonId>;
  readonly evidence: ReadonlyMap<OutcomeId, Evidence>;
  /** When the next session comes, in words. */
  readonly next?: string;
}

export function progressCard({ learner, streak, courses, learned, evidence, next }: ProgressFacts): View {
  const texts = textsFor(learner.locale);
  const done = courses.reduce((sum, course) => sum + lessonsDone(course, learned), 0);
  const total = courses.reduce((sum, course) => sum + course.lessons.length, 0);
  return {
    fallback: texts.progressFallback(texts.streak(streak.current), done, total),
    blocks: [
      { type: "heading", text: texts.progressHeading },
      ...streakLines(streak, learner).map((text): ViewBlock => ({ type: "text", text })),
      { type: "note", text: texts.streakDetail(streak.longest, streak.learningDays) },
      ...courses.flatMap((course) => courseBlocks(course, learned, evidence, learner)),
      ...(next ? [{ type: "note" as const, text: next }] : []),
      {
        type: "buttons",
        buttons: [
          {
            label: courses.length > 0 ? texts.learnMore : texts.buttons.courses,
            action: { type: "command", word: courses.length > 0 ? "learn" : "courses" },
          },
        ],
      },
    ],
  };
}

function courseBlocks(
  course: CatalogueCourse,
  learned: ReadonlySet<LessonId>,
  evidence: ReadonlyMap<OutcomeId, Evidence>,
  learner: Learner,
): ViewBlock[] {
  const texts = textsFor(learner.locale);
  const lines = course.outcomes.map(({ id, title }) => {
    const { answers, right, days } = evidence.get(id) ?? { answers: 0, right: 0, days: 0 };
    return [{ text: texts.outcomeLine(title, right, answers, days) }];
  });
  return [
    { type: "divider" },
    { type: "text", text: `${course.title}: ${texts.lessonsDone(lessonsDone(course, learned), course.lessons.length)}` },
    { type: "rich", content: [{ type: "list", ordered: false, items: lines }] },
  ];
}
