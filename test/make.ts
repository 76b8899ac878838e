import type { CatalogueCourse, VersionedLesson, VersionedQuestion } from "../src/core/domain/catalogue.ts";
import type {
  ChoiceQuestion,
  Course,
  NumericQuestion,
  Option,
  OrderingQuestion,
  Question,
  ScenarioQuestion,
  ShortTextQuestion,
} from "../src/core/domain/course.ts";
import type { CourseId, Day, Instant, LessonId, OutcomeId, QuestionId, VersionId } from "../src/core/domain/ids.ts";
import { DEFAULT_MASTERY_RULE } from "../src/core/domain/mastery/rule.ts";
import { paragraph } from "../src/core/domain/rich-text.ts";

/** Test data with sensible defaults: a test names only what it is about. */
export const day = (text: string): Day => text as Day;
/** `2026-03-06T09:00Z` or with an offset. */
export const instant = (text: string): Instant => Date.parse(text);

const source = { title: "A source", url: "https://example.org/source" };

const facts = (id: string, outcome = "course/outcome") => ({
  id: id as QuestionId,
  outcome: outcome as OutcomeId,
  stem: paragraph(`Question ${id}?`),
  source,
  difficulty: "medium" as const,
});

/** `*Yes` is a right option, `No` a wrong one. */
const option = (text: string): Option => ({
  text: text.replace(/^\*/, ""),
  right: text.startsWith("*"),
  because: `This is why ${text.replace(/^\*/, "")} is ${text.startsWith("*") ? "right" : "wrong"}.`,
});

export function choice(kind: ChoiceQuestion["kind"], options: readonly string[], id = "course/choice"): ChoiceQuestion {
  return { ...facts(id), kind, options: options.map(option) };
}

export function scenario(options: readonly string[], id = "course/scenario"): ScenarioQuestion {
  return { ...facts(id), kind: "scenario", situation: paragraph("Something happens."), options: options.map(option) };
}

export function ordering(steps: readonly string[], id = "course/ordering"): OrderingQuestion {
  return { ...facts(id), kind: "ordering", steps, because: "One step needs the other." };
}

export function numeric(value: number, tolerance = 0, unit = "days", id = "course/numeric"): NumericQuestion {
  return { ...facts(id), kind: "numeric", value, tolerance, unit, because: "It was counted." };
}

export function shortText(accepted: readonly string[], id = "course/short-text"): ShortTextQuestion {
  return { ...facts(id), kind: "short-text", accepted, because: "That is its name." };
}

/** A lesson named `outcome/lesson` with so many single choice questions; their ids are `course/lesson-1`, `course/lesson-2`, … */
function lesson(course: string, name: string, questions: number): VersionedLesson {
  const [outcomeName, lessonName] = name.split("/") as [string, string];
  const id = `${course}/${lessonName}` as LessonId;
  const outcome = `${course}/${outcomeName}` as OutcomeId;
  const question = (n: number) => versioned({ ...choice("single", ["*Yes", "No", "Perhaps"], `${id}-${n}`), outcome }, id);
  return {
    lesson: { id, outcome, title: lessonName, minutes: 2, body: paragraph(`All about ${lessonName}.`), sources: [source] },
    version: `${id}@000000000000` as VersionId,
    course: course as CourseId,
    questions: Array.from({ length: questions }, (_, i) => question(i + 1)),
  };
}

const versioned = (question: Question, lesson: LessonId): VersionedQuestion => ({
  question,
  version: `${question.id}@000000000000` as VersionId,
  lesson,
});

/** A course from its lessons, written `{ "outcome/lesson": number of questions }`, in teaching order. */
export function course(id: string, lessons: Readonly<Record<string, number>>): CatalogueCourse {
  const made = Object.entries(lessons).map(([name, questions]) => lesson(id, name, questions));
  const outcomes = [...new Set(made.map(({ lesson }) => lesson.outcome))];
  return {
    id: id as CourseId,
    title: `Course ${id}`,
    description: "One sentence.",
    language: "en",
    lessons: made,
    outcomes: outcomes.map((outcome) => ({
      id: outcome,
      title: `Outcome ${outcome}`,
      statement: "Do it well.",
      notionalMinutes: 45,
      prerequisites: [],
      rule: DEFAULT_MASTERY_RULE,
      credential: { description: "The holder can do it.", tags: [], alignments: [] },
    })),
  };
}

/** The same course as an author's files would make it, ready to publish. */
export function publishable(id: string, lessons: Readonly<Record<string, number>>): Course {
  const { lessons: versioned, ...facts } = course(id, lessons);
  const written = versioned.map(({ lesson, questions }) => ({ ...lesson, questions: questions.map(({ question }) => question) }));
  return { ...facts, order: 1, lessons: written };
}
