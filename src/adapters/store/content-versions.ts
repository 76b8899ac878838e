import type { ShownLesson, VersionedQuestion } from "../../core/domain/catalogue.ts";
import type { Lesson, Question } from "../../core/domain/course.ts";
import type { CourseId, LessonId, VersionId } from "../../core/domain/ids.ts";
import { type Runner, rows } from "./database.ts";

/** Versions never change, so they are read once; a few thousand of them are some megabytes. */
const KEPT_AT_MOST = 5_000;

interface LessonVersionRow {
  readonly id: string;
  readonly courseId: string;
  readonly content: Omit<Lesson, "questions">;
}

interface QuestionVersionRow {
  readonly id: string;
  readonly lessonId: string;
  readonly content: Question;
}

/** What was shown, by version: an answer is scored against it whatever the course says now. */
export class ContentVersions {
  readonly #lessons = new Map<string, ShownLesson>();
  readonly #questions = new Map<string, VersionedQuestion>();

  async lesson(runner: Runner, version: string): Promise<ShownLesson> {
    const [lesson] = await known(this.#lessons, [version], (missing) => readLessons(runner, missing));
    return lesson as ShownLesson;
  }

  async questions(runner: Runner, versions: readonly string[]): Promise<VersionedQuestion[]> {
    return known(this.#questions, versions, (missing) => readQuestions(runner, missing));
  }
}

async function known<Value>(
  kept: Map<string, Value>,
  ids: readonly string[],
  read: (missing: string[]) => Promise<[string, Value][]>,
): Promise<Value[]> {
  const missing = ids.filter((id) => !kept.has(id));
  const fresh = new Map(missing.length > 0 ? await read(missing) : []);
  if (kept.size + fresh.size > KEPT_AT_MOST) kept.clear();
  const values = ids.map((id) => kept.get(id) ?? fresh.get(id));
  for (const [id, value] of fresh) kept.set(id, value);
  return values.filter((value) => value !== undefined);
}

async function readLessons(runner: Runner, ids: string[]): Promise<[string, ShownLesson][]> {
  const found = await rows<LessonVersionRow>(
    runner,
    `SELECT v.id, l.course_id AS "courseId", v.content FROM lesson_version v JOIN lesson l ON l.id = v.lesson_id WHERE v.id = ANY ($1::text[])`,
    ids,
  );
  return found.map(({ id, courseId, content }) => [id, { lesson: content, version: id as VersionId, course: courseId as CourseId }]);
}

async function readQuestions(runner: Runner, ids: string[]): Promise<[string, VersionedQuestion][]> {
  const found = await rows<QuestionVersionRow>(
    runner,
    `SELECT v.id, q.lesson_id AS "lessonId", v.content FROM question_version v JOIN question q ON q.id = v.question_id WHERE v.id = ANY ($1::text[])`,
    ids,
  );
  return found.map(({ id, lessonId, content }) => [id, { question: content, version: id as VersionId, lesson: lessonId as LessonId }]);
}
