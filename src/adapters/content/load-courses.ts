import type { Course } from "../../core/domain/course.ts";
import { listCourses } from "./courses-folder.ts";
import { lintCourse } from "./lint-course.ts";
import { type CourseDraft, loadCourse } from "./load-course.ts";
import { checkPrerequisites, withoutBroken } from "./prerequisites.ts";
import { compareText, inReadingOrder, type Problem, warning } from "./problem.ts";
import { toCourse } from "./to-course.ts";

export interface LoadedCourses {
  /** Those without errors, in the order of the list of courses. */
  readonly courses: readonly Course[];
  /** Of all files, by file and line. */
  readonly problems: readonly Problem[];
}

/** Reads and checks every course of a folder. A bad file is a problem, never an exception. */
export function loadCourses(folder: string): LoadedCourses {
  const problems: Problem[] = [];
  const drafts = listCourses(folder, problems).map((id) => loadCourse(folder, id, problems));
  problems.push(...drafts.flatMap(lintCourse), ...checkPrerequisites(drafts), ...checkOrder(drafts));
  const courses = withoutBroken(drafts, problems).map(toCourse);
  return { courses: courses.sort((a, b) => a.order - b.order || compareText(a.id, b.id)), problems: inReadingOrder(problems) };
}

/** Two courses on one place would be listed by their ids, which no author chose. */
function checkOrder(courses: readonly CourseDraft[]): Problem[] {
  const taken = new Map<number, string>();
  return courses.flatMap(({ id, file, sheet }) => {
    const order = sheet?.facts?.order;
    const other = order === undefined ? undefined : taken.get(order);
    if (sheet && order !== undefined && other === undefined) taken.set(order, id);
    return sheet && other ? [{ file, ...warning(sheet.orderLine, `the place ${order} belongs to ${other}`, "give this course another order") }] : [];
  });
}
