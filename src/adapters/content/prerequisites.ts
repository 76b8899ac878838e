import type { OutcomeDraft } from "./course-file.ts";
import type { CourseDraft } from "./load-course.ts";
import { nearest } from "./nearest.ts";
import { error, type Problem, quoted } from "./problem.ts";
import type { Written } from "./written.ts";

/** A prerequisite's full id: `retrieve` means an outcome of the same course. */
export const fullOutcomeId = (course: string, written: string): string => (written.includes("/") ? written : `${course}/${written}`);

/** One arrow from an outcome to what must be mastered before it. */
interface Need {
  readonly course: CourseDraft;
  readonly from: string;
  readonly to: string;
  readonly written: Written<string>;
}

/** Prerequisites that exist nowhere, and circles nobody could enter; over all courses at once. */
export function checkPrerequisites(courses: readonly CourseDraft[]): Problem[] {
  const needs = courses.flatMap(needsOf);
  const known = new Set(courses.flatMap((course) => outcomesOf(course).map(({ id }) => `${course.id}/${id}`)));
  const unread = new Set(courses.filter(({ sheet }) => !sheet?.outcomes).map(({ id }) => id));
  const next = Map.groupBy(needs, ({ from }) => from);
  return needs.flatMap((need) => {
    if (!known.has(need.to)) return unread.has(courseOf(need.to)) ? [] : [unknownNeed(need, [...known])];
    return reaches(need.to, need.from, next) ? [circularNeed(need)] : [];
  });
}

/**
 * A course that builds on a course with errors has an error itself, and so on: nobody could ever meet its prerequisite.
 * Returns the courses that can be taught.
 */
export function withoutBroken(courses: readonly CourseDraft[], problems: Problem[]): CourseDraft[] {
  const broken = new Set(courses.filter((course) => isBroken(course, problems)).map(({ id }) => id));
  for (let before = -1; before !== broken.size; ) {
    before = broken.size;
    for (const need of courses.flatMap(needsOf)) {
      if (broken.has(need.course.id) || !broken.has(courseOf(need.to))) continue;
      problems.push(brokenNeed(need));
      broken.add(need.course.id);
    }
  }
  return courses.filter(({ id }) => !broken.has(id));
}

function isBroken({ id }: CourseDraft, problems: readonly Problem[]): boolean {
  return problems.some(({ file, level }) => level === "error" && (file === id || file.startsWith(`${id}/`)));
}

const outcomesOf = (course: CourseDraft): readonly OutcomeDraft[] => course.sheet?.outcomes ?? [];
const courseOf = (outcome: string): string => outcome.slice(0, outcome.indexOf("/"));

function needsOf(course: CourseDraft): Need[] {
  return outcomesOf(course).flatMap(({ id, prerequisites }) =>
    prerequisites.map((written) => ({ course, from: `${course.id}/${id}`, to: fullOutcomeId(course.id, written.value), written })),
  );
}

function reaches(from: string, to: string, next: ReadonlyMap<string, readonly Need[]>): boolean {
  const seen = new Set([from]);
  for (const outcome of seen) for (const need of next.get(outcome) ?? []) seen.add(need.to);
  return seen.has(to);
}

function unknownNeed({ course, to, written }: Need, known: readonly string[]): Problem {
  const meant = nearest(to, known)?.replace(`${course.id}/`, "");
  const remedy = meant ? `did you mean ${quoted(meant)}?` : "name an outcome of this course, or course/outcome of another";
  return { file: course.file, ...error(written.line, `there is no outcome ${quoted(written.value)}`, remedy) };
}

function circularNeed({ course, from, to, written }: Need): Problem {
  const what = from === to ? `${quoted(written.value)} is its own prerequisite` : `${quoted(written.value)} itself needs this outcome first`;
  return { file: course.file, ...error(written.line, what, "remove one prerequisite, or nobody can begin") };
}

function brokenNeed({ course, to, written }: Need): Problem {
  return {
    file: course.file,
    ...error(written.line, `the course ${quoted(courseOf(to))} has errors`, "mend that course first, or remove the prerequisite"),
  };
}
