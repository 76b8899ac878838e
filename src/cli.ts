import path from "node:path";
import { parseArgs } from "node:util";
import { loadCourses } from "./adapters/content/load-courses.ts";
import { formatProblem, type Problem } from "./adapters/content/problem.ts";

const CONTENT = path.join(import.meta.dirname, "content");

const USAGE = `usage: npm run fundi -- <command> [--json]

  content check [DIR]   lists every problem of the courses in DIR (src/content) as file:line: what, remedy
  outcomes              lists the outcomes that are taught

exit codes: 0 done, 1 the input is wrong, 2 it could not run`;

/** What a command found wrong with its input. */
type ExitCode = 0 | 1 | 2;

function main(): ExitCode {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const [command, ...rest] = positionals;
  if (command === "content" && rest[0] === "check" && rest.length <= 2) return checkContent(rest[1] ?? CONTENT, values.json);
  if (command === "outcomes" && rest.length === 0) return listOutcomes(values.json);
  const asked = values.help || command === "help";
  (asked ? console.log : console.error)(USAGE);
  return asked ? 0 : 1;
}

function checkContent(folder: string, json: boolean): ExitCode {
  const { courses, problems } = loadCourses(path.resolve(folder));
  const errors = problems.filter(({ level }) => level === "error").length;
  if (json) console.log(JSON.stringify({ courses: courses.length, errors, warnings: problems.length - errors, problems }));
  else report(courses.length, problems, errors);
  return errors > 0 ? 1 : 0;
}

function report(courses: number, problems: readonly Problem[], errors: number): void {
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(`${courses} courses without errors; ${errors} errors, ${problems.length - errors} warnings`);
}

function listOutcomes(json: boolean): ExitCode {
  const outcomes = loadCourses(CONTENT).courses.flatMap((course) => course.outcomes.map(({ id, title }) => ({ id, title, course: course.id })));
  if (json) console.log(JSON.stringify(outcomes));
  else for (const { id, title } of outcomes) console.log(`${id}  ${title}`);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
