import { minuteOf } from "../domain/calendar.ts";
import type { CatalogueCourse } from "../domain/catalogue.ts";
import type { CourseId, Instant, LessonId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { clockTime, weekdayNames } from "./dates.ts";
import type { Button, View, ViewBlock } from "./view.ts";

/** A few sentences and perhaps some buttons. */
export function notice(lines: string | readonly string[], buttons: readonly Button[] = []): View {
  const texts = [lines].flat();
  return {
    fallback: texts.join(" "),
    blocks: [...texts.map((text): ViewBlock => ({ type: "text", text })), ...(buttons.length > 0 ? [{ type: "buttons" as const, buttons }] : [])],
  };
}

/** First contact: what Fundi is, what it stores, who sees it and how to stop. */
export function welcomeCard(learner: Pick<Learner, "name" | "locale">, courses: readonly CatalogueCourse[]): View {
  const texts = textsFor(learner.locale);
  const offer = courses.length > 0 ? [texts.chooseCourse, ...courses.map(({ title }) => title)] : [texts.noCourses];
  const choice: ViewBlock[] =
    courses.length > 0
      ? [
          { type: "text", text: texts.chooseCourse },
          ...courses.map((course): ViewBlock => courseText(course, texts)),
          { type: "buttons", buttons: courseButtons(courses, texts) },
        ]
      : [{ type: "text", text: texts.noCourses }];
  return {
    fallback: [texts.welcomeHeading(learner.name), texts.welcome, texts.whatIsStored, ...offer].join("\n"),
    blocks: [
      { type: "heading", text: texts.welcomeHeading(learner.name) },
      { type: "text", text: texts.welcome },
      { type: "note", text: texts.whatIsStored },
      ...choice,
    ],
  };
}

export function coursesCard(
  courses: readonly CatalogueCourse[],
  enrolled: readonly CourseId[],
  learned: ReadonlySet<LessonId>,
  learner: Learner,
): View {
  const texts = textsFor(learner.locale);
  if (courses.length === 0) return notice(texts.noCourses);
  const open = courses.filter(({ id }) => !enrolled.includes(id));
  return {
    fallback: [texts.coursesHeading, ...courses.map(({ title }) => title)].join(" · "),
    blocks: [
      { type: "heading", text: texts.coursesHeading },
      ...courses.flatMap((course): ViewBlock[] => [
        courseText(course, texts),
        ...(enrolled.includes(course.id)
          ? [{ type: "note" as const, text: texts.courseProgress(lessonsDone(course, learned), course.lessons.length) }]
          : []),
      ]),
      ...(open.length > 0 ? [{ type: "buttons" as const, buttons: courseButtons(open, texts) }] : []),
    ],
  };
}

export const lessonsDone = (course: CatalogueCourse, learned: ReadonlySet<LessonId>): number =>
  course.lessons.filter(({ lesson }) => learned.has(lesson.id)).length;

const courseText = (course: CatalogueCourse, texts: Texts): ViewBlock => ({
  type: "text",
  text: texts.courseLine(course.title, course.description, course.lessons.length),
});

function courseButtons(courses: readonly CatalogueCourse[], texts: Texts): Button[] {
  return courses.slice(0, 10).map((course, i) => ({
    label: texts.startCourse(course.title),
    description: texts.startCourseDescription(course.title),
    action: { type: "enrol", course: course.id },
    ...(i === 0 ? { primary: true } : {}),
  }));
}

export function settingsCard(learner: Learner, now: Instant, lead?: string): View {
  const texts = textsFor(learner.locale);
  const lines = [
    texts.settingTime(clockTime(learner.deliveryMinute)),
    texts.settingDays(weekdayNames(learner.workingDays, learner.locale)),
    texts.settingZone(learner.zone, clockTime(minuteOf(now, learner.zone))),
    texts.settingRegion(learner.region),
  ];
  return {
    fallback: [...(lead ? [lead] : []), texts.settingsHeading, ...lines].join("\n"),
    blocks: [
      ...(lead ? [{ type: "text" as const, text: lead }] : []),
      { type: "heading", text: texts.settingsHeading },
      ...lines.map((text): ViewBlock => ({ type: "text", text })),
      { type: "note", text: texts.settingsHelp },
    ],
  };
}

export function helpCard(learner: Pick<Learner, "locale">, lead?: string): View {
  const texts = textsFor(learner.locale);
  return {
    fallback: [...(lead ? [lead] : []), texts.helpHeading, ...texts.help.map(([word, meaning]) => `${word}: ${meaning}`), texts.helpNote].join("\n"),
    blocks: [
      ...(lead ? [{ type: "text" as const, text: lead }] : []),
      { type: "heading", text: texts.helpHeading },
      {
        type: "rich",
        content: [
          {
            type: "list",
            ordered: false,
            items: texts.help.map(([word, meaning]) => [{ text: word, code: true as const }, { text: `  ${meaning}` }]),
          },
        ],
      },
      { type: "note", text: texts.helpNote },
    ],
  };
}
