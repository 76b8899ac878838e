import { idRemedy, isContentId } from "./content-id.ts";
import { type CourseSheet, readCourseFile } from "./course-file.ts";
import { type CourseFiles, listCourseFiles } from "./courses-folder.ts";
import { type LessonDraft, readLesson } from "./lesson-file.ts";
import { error, type Problem, quoted, type Report } from "./problem.ts";
import { readText } from "./read-text.ts";

/** A course folder as far as it could be read. */
export interface CourseDraft {
  readonly id: string;
  /** Its course.yaml, relative to the courses folder. */
  readonly file: string;
  /** Nothing when there is no readable course.yaml. */
  readonly sheet?: CourseSheet;
  readonly lessons: readonly LessonDraft[];
}

const UNREAD = { body: { rich: [], passages: [], line: 1 }, questions: [] };

export function loadCourse(root: string, id: string, problems: Problem[]): CourseDraft {
  const reportIn =
    (file: string): Report =>
    (finding) =>
      problems.push({ file, ...finding });
  if (!isContentId(id)) reportIn(id)(error(1, `${quoted(id)} is no course id`, `rename the folder: ${idRemedy(id)}`));
  const file = `${id}/course.yaml`;
  const files = listCourseFiles(root, id, reportIn);
  if (!files) return { id, file, lessons: [] };
  reportMissing(files, reportIn(file));
  return {
    id,
    file,
    sheet: files.hasCourseFile ? loadSheet(root, file, reportIn(file)) : undefined,
    lessons: files.lessons.map((name) => loadLesson(root, id, name, reportIn(`${id}/${name}`))),
  };
}

function reportMissing({ hasCourseFile, lessons }: CourseFiles, report: Report): void {
  if (!hasCourseFile) report(error(1, "the folder has no course.yaml", "write one as docs/AUTHORING.md shows"));
  if (lessons.length === 0) report(error(1, "the course has no lessons", "write one Markdown file per lesson, e.g. 01-first-idea.md"));
}

function loadSheet(root: string, file: string, report: Report): CourseSheet | undefined {
  const text = readText(root, file, report);
  return text === undefined ? undefined : guarded((safe) => readCourseFile(text, safe), report);
}

function loadLesson(root: string, course: string, name: string, report: Report): LessonDraft {
  const id = name.replace(/\.md$/, "");
  if (!isContentId(id)) report(error(1, `${quoted(id)} is no lesson id`, `rename the file: ${idRemedy(id)}`));
  const text = readText(root, `${course}/${name}`, report);
  const read = text === undefined ? undefined : guarded((safe) => readLesson(text, safe), report);
  return { file: `${course}/${name}`, id, ...(read ?? UNREAD) };
}

/** Both parsers call themselves for what is nested: a thousand brackets in a row exhaust the stack. */
function guarded<Result>(read: (report: Report) => Result, report: Report): Result | undefined {
  try {
    return read(report);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    report(error(1, "marks or brackets are nested too deeply", "remove the nesting"));
    return undefined;
  }
}
