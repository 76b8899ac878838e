import fs from "node:fs";
import path from "node:path";
import { compareText, error, type Problem, quoted, type Report, warning } from "./problem.ts";

/** What a course folder holds: whether there is a course.yaml, and the lesson files in teaching order. */
export interface CourseFiles {
  readonly hasCourseFile: boolean;
  readonly lessons: readonly string[];
}

/** The names of the course folders. Files beside them and hidden folders are nobody's course. */
export function listCourses(root: string, problems: Problem[]): string[] {
  const entries = listEntries(root);
  if (typeof entries === "string") {
    problems.push({ file: ".", ...error(1, `the courses folder cannot be read (${entries})`, "check its path and its permissions") });
    return [];
  }
  const courses = entries.filter((entry) => !isFile(path.join(root, entry.name))).map((entry) => entry.name);
  if (courses.length === 0) problems.push({ file: ".", ...warning(1, "there is no course here", "make a folder with a course.yaml in it") });
  return courses;
}

export function listCourseFiles(root: string, course: string, report: (file: string) => Report): CourseFiles | undefined {
  const entries = leavesFolder(root, course) ? "it is a link that leaves the courses folder" : listEntries(path.join(root, course));
  if (typeof entries === "string") {
    report(course)(error(1, `the course folder cannot be read (${entries})`, "put a folder in its place that may be read"));
    return undefined;
  }
  const names = entries.map((entry) => entry.name);
  for (const name of names.filter(isStray)) {
    report(`${course}/${name}`)(warning(1, "only course.yaml and files ending in .md are read", `rename or remove ${quoted(name)}`));
  }
  return { hasCourseFile: names.includes("course.yaml"), lessons: names.filter((name) => name.endsWith(".md")) };
}

/** Courses are shared as a folder: what a link brings in from elsewhere is missing at the other end, or private. */
export function leavesFolder(root: string, file: string): boolean {
  try {
    const relative = path.relative(fs.realpathSync(root), fs.realpathSync(path.join(root, file)));
    return relative.startsWith("..") || path.isAbsolute(relative);
  } catch {
    // A link to nowhere: reading it tells why.
    return false;
  }
}

/** The code of a file system error, e.g. `ENOENT`. */
export const reasonOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? String(cause);

const isStray = (name: string): boolean => name !== "course.yaml" && !name.endsWith(".md");

/** Sorted by name, or why the folder cannot be read. */
function listEntries(folder: string): fs.Dirent[] | string {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.name.startsWith(".")).sort((a, b) => compareText(a.name, b.name));
  } catch (cause) {
    return reasonOf(cause);
  }
}

function isFile(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    // A link to nowhere or to itself: listing it as a course tells why it cannot be read.
    return false;
  }
}
