import path from "node:path";
import { loadCourses } from "./adapters/content/load-courses.ts";
import { formatProblem, type Problem } from "./adapters/content/problem.ts";
import { type ExitCode, InputError, readArguments } from "./command.ts";

const CONTENT = path.join(import.meta.dirname, "content");
const JSON_OPTION = { json: { type: "boolean", default: false } } as const;

/** `content check [DIR]`. */
export function contentCommand(args: readonly string[]): ExitCode {
  const { values, positionals } = readArguments(args, JSON_OPTION);
  const [verb, folder = CONTENT, ...rest] = positionals;
  if (verb !== "check" || rest.length > 0) throw new InputError("write content check, or content check DIR");
  const { courses, problems } = loadCourses(path.resolve(folder));
  const errors = problems.filter(({ level }) => level === "error").length;
  if (values.json) console.log(JSON.stringify({ courses: courses.length, errors, warnings: problems.length - errors, problems }));
  else report(courses.length, problems, errors);
  return errors > 0 ? 1 : 0;
}

function report(courses: number, problems: readonly Problem[], errors: number): void {
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(`${courses} courses without errors; ${errors} errors, ${problems.length - errors} warnings`);
}

/** `outcomes`. */
export function outcomesCommand(args: readonly string[]): ExitCode {
  const { values, positionals } = readArguments(args, JSON_OPTION);
  if (positionals.length > 0) throw new InputError(`outcomes takes no ${positionals[0]}`);
  const outcomes = loadCourses(CONTENT).courses.flatMap((course) => course.outcomes.map(({ id, title }) => ({ id, title, course: course.id })));
  if (values.json) console.log(JSON.stringify(outcomes));
  else for (const { id, title } of outcomes) console.log(`${id}  ${title}`);
  return 0;
}
