import type { Catalogue, VersionedLesson } from "../domain/catalogue.ts";
import type { Texts } from "../texts/texts.ts";
import { notice } from "./message-cards.ts";
import type { View } from "./view.ts";

/** Lessons to choose from, each with its course. */
export function suggestionsCard(lessons: readonly VersionedLesson[], catalogue: Catalogue, texts: Texts): View {
  const lines = lessons.map(({ lesson, course }) => texts.lessonLine(lesson.title, catalogue.course(course)?.title ?? "", lesson.minutes));
  const buttons = lessons.map(({ lesson }) => ({
    label: texts.readThis(lesson.title),
    description: texts.readThisDescription(lesson.title),
    action: { type: "read" as const, lesson: lesson.id },
  }));
  return notice([texts.lessonsOnThis, ...lines], buttons);
}
