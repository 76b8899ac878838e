import path from "node:path";
import { loadCourses } from "./adapters/content/load-courses.ts";
import { nearest } from "./adapters/content/nearest.ts";
import { formatProblem } from "./adapters/content/problem.ts";
import { type ExitCode, InputError, readArguments } from "./command.ts";
import type { Course } from "./core/domain/course.ts";
import { progressBar } from "./progress-bar.ts";
import { figuresOf } from "./simulation/figures.ts";
import { type SimulationOptions, simulate } from "./simulation/simulate.ts";
import { tableOf } from "./simulation/table.ts";

const CONTENT = path.join(import.meta.dirname, "content");
const LIMITS = { learners: { least: 1, most: 100_000 }, weeks: { least: 1, most: 520 }, seed: { least: 0, most: Number.MAX_SAFE_INTEGER } } as const;

/** `simulate --course ID [--learners N] [--weeks N] [--seed N] [--json]`: what a cohort of synthetic learners makes of a course. */
export async function simulateCommand(args: readonly string[], content = CONTENT): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    course: { type: "string" },
    learners: { type: "string", default: "1000" },
    weeks: { type: "string", default: "8" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  });
  if (positionals.length > 0) throw new InputError(`simulate takes no ${positionals[0]}: write simulate --course ID`);
  const options: SimulationOptions = {
    learners: wholeNumber("learners", values.learners),
    weeks: wholeNumber("weeks", values.weeks),
    seed: wholeNumber("seed", values.seed),
  };
  const course = findCourse(values.course, content);
  const figures = figuresOf(await simulate(course, options, progressBar(`simulating ${course.id}`)));
  if (values.json) console.log(JSON.stringify(figures));
  else for (const line of tableOf(figures, course)) console.log(line);
  return 0;
}

function wholeNumber(name: keyof typeof LIMITS, text: string): number {
  const { least, most } = LIMITS[name];
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) throw new InputError(`--${name} ${text}: write a whole number from ${least} to ${most}`);
  return number;
}

function findCourse(id: string | undefined, content: string): Course {
  const { courses, problems } = loadCourses(content);
  const course = courses.find((known) => known.id === id);
  if (course) return course;
  const ids = courses.map((known) => known.id);
  if (id === undefined) throw new InputError(`name a course: --course ${ids.join(", --course ")}`);
  const broken = problems.find(({ file, level }) => level === "error" && file.startsWith(`${id}/`));
  if (broken) throw new InputError(`the course ${id} has errors: ${formatProblem(broken)}`);
  const meant = nearest(id, ids);
  throw new InputError(`there is no course ${id}${meant ? `, did you mean ${meant}?` : ":"} Courses without errors: ${ids.join(", ") || "none"}`);
}
