import { createHash } from "node:crypto";
import { Catalogue, type CatalogueCourse, courseFacts, type VersionedLesson, type VersionedQuestion } from "../../core/domain/catalogue.ts";
import type { Course, Lesson, Outcome, Question } from "../../core/domain/course.ts";
import type { CourseId, Instant, LessonId, VersionId } from "../../core/domain/ids.ts";
import type { Courses } from "../../core/ports.ts";
import { type Database, many, rows, type Transaction } from "./database.ts";

/** How long another process may go on teaching from what it read before. */
const KEPT_MS = 30_000;
const PUBLISH_LOCK = 5_301_207;

/** `forget`: what is taught has changed; it is read anew. */
export function storedCourses(database: Database): Courses & { readonly forget: () => void } {
  let kept: { readonly at: number; readonly catalogue: Promise<Catalogue> } | undefined;
  return {
    catalogue() {
      if (!kept || performance.now() - kept.at > KEPT_MS) kept = { at: performance.now(), catalogue: readCatalogue(database) };
      const { catalogue } = kept;
      catalogue.catch(() => (kept = undefined));
      return catalogue;
    },
    forget() {
      kept = undefined;
    },
    async publish(courses, at) {
      const published = await database.$transaction((tx) => publish(tx, courses, at));
      kept = undefined;
      return published;
    },
  };
}

// ── Publishing ──────────────────────────────────────────────────────────────────────────────────────────────────

/** One thing with an identity: a row of its table, and the version of its content. */
interface Part {
  readonly table: "course" | "outcome" | "lesson" | "question";
  readonly id: string;
  readonly position: number;
  readonly version: string;
  readonly content: object;
  readonly parents: Readonly<Record<string, string>>;
}

async function publish(tx: Transaction, courses: readonly Course[], at: Instant): Promise<{ versions: number; withdrawn: number }> {
  await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${PUBLISH_LOCK})`);
  const parts = courses.flatMap(partsOf);
  let versions = 0;
  let withdrawn = 0;
  for (const table of ["course", "outcome", "lesson", "question"] as const) {
    const mine = parts.filter((part) => part.table === table);
    await saveIdentities(tx, table, mine);
    versions += await saveVersions(tx, table, mine);
    withdrawn += await withdrawOthers(tx, table, mine, at);
  }
  return { versions, withdrawn };
}

function partsOf(course: Course): Part[] {
  return [
    part("course", course.id, course.order, courseFacts(course), {}),
    ...course.outcomes.map((outcome, i) => part("outcome", outcome.id, i, outcome, { course_id: course.id })),
    ...course.lessons.flatMap((lesson, i) => lessonParts(course, lesson, i)),
  ];
}

function lessonParts(course: Course, { questions, ...lesson }: Lesson, position: number): Part[] {
  const parents = { course_id: course.id, outcome_id: lesson.outcome };
  return [
    part("lesson", lesson.id, position, lesson, parents),
    ...questions.map((question, i) => part("question", question.id, i, question, { ...parents, outcome_id: question.outcome, lesson_id: lesson.id })),
  ];
}

function part(table: Part["table"], id: string, position: number, content: object, parents: Part["parents"]): Part {
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12);
  return { table, id, position, version: `${id}@${digest}`, content, parents };
}

async function saveIdentities(tx: Transaction, table: Part["table"], parts: readonly Part[]): Promise<void> {
  const parents = Object.keys(parts[0]?.parents ?? {});
  const columns = ["id", "position", "version_id", ...parents];
  const types = ["id text", "position int", "version_id text", ...parents.map((name) => `${name} text`)];
  const values = parts.map(({ id, position, version, parents: of }) => ({ id, position, version_id: version, ...of }));
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM jsonb_to_recordset($1::jsonb) AS t(${types.join(", ")})
     ON CONFLICT (id) DO UPDATE SET withdrawn_at = NULL, ${columns
       .slice(1)
       .map((name) => `${name} = excluded.${name}`)
       .join(", ")}`,
    many(values),
  );
}

async function saveVersions(tx: Transaction, table: Part["table"], parts: readonly Part[]): Promise<number> {
  return tx.$executeRawUnsafe(
    `INSERT INTO ${table}_version (id, ${table}_id, content) SELECT version, id, content FROM jsonb_to_recordset($1::jsonb) AS t(version text, id text, content jsonb)
     ON CONFLICT (id) DO NOTHING`,
    many(parts.map(({ id, version, content }) => ({ id, version, content }))),
  );
}

async function withdrawOthers(tx: Transaction, table: Part["table"], parts: readonly Part[], at: Instant): Promise<number> {
  return tx.$executeRawUnsafe(
    `UPDATE ${table} SET withdrawn_at = $1::timestamptz WHERE withdrawn_at IS NULL AND NOT id = ANY ($2::text[])`,
    new Date(at),
    parts.map(({ id }) => id),
  );
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Current<Content> {
  readonly id: string;
  readonly version: string;
  readonly parent: string | null;
  readonly content: Content;
}

async function readCatalogue(database: Database): Promise<Catalogue> {
  const [courses, outcomes, lessons, questions] = await Promise.all([
    current<Pick<CatalogueCourse, "title" | "description" | "language">>(database, "course", "NULL"),
    current<Outcome>(database, "outcome", "course_id"),
    current<Omit<Lesson, "questions">>(database, "lesson", "course_id"),
    current<Question>(database, "question", "lesson_id"),
  ]);
  const questionsOf = Map.groupBy(questions, ({ parent }) => parent);
  const lessonsOf = Map.groupBy(lessons, ({ parent }) => parent);
  const outcomesOf = Map.groupBy(outcomes, ({ parent }) => parent);
  const lesson = (row: (typeof lessons)[number]): VersionedLesson => ({
    lesson: row.content,
    version: row.version as VersionId,
    course: row.parent as CourseId,
    questions: (questionsOf.get(row.id) ?? []).map(toQuestion),
  });
  return new Catalogue(
    courses.map(({ id, content }) => ({
      ...content,
      id: id as CourseId,
      outcomes: (outcomesOf.get(id) ?? []).map((row) => row.content),
      lessons: (lessonsOf.get(id) ?? []).map(lesson),
    })),
  );
}

const toQuestion = ({ parent, version, content }: Current<Question>): VersionedQuestion => ({
  question: content,
  version: version as VersionId,
  lesson: parent as LessonId,
});

function current<Content>(database: Database, table: Part["table"], parent: string): Promise<Current<Content>[]> {
  return rows(
    database,
    `SELECT t.id, v.id AS version, ${parent === "NULL" ? "NULL" : `t.${parent}`} AS parent, v.content
     FROM ${table} t JOIN ${table}_version v ON v.id = t.version_id
     WHERE t.withdrawn_at IS NULL ${table === "question" ? "AND v.pulled_at IS NULL" : ""} ORDER BY t.position, t.id`,
  );
}
