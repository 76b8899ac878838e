import type { Catalogue } from "./catalogue.ts";
import type { Outcome } from "./course.ts";
import { folded } from "./grading.ts";
import type { CourseId } from "./ids.ts";

/** More than any title: typed text may be endless. */
const LONGEST_NAME = 200;

/**
 * The outcomes somebody may mean, the learner's own courses before others. An id or a whole title means one; else every typed word must begin a word
 * of the title, its id or its course's title.
 */
export function findOutcomes(catalogue: Catalogue, enrolled: readonly CourseId[], typed: string): Outcome[] {
  const text = folded(typed.slice(0, LONGEST_NAME));
  if (text === "") return [];
  const mine = catalogue.courses.filter(({ id }) => enrolled.includes(id));
  const others = catalogue.courses.filter(({ id }) => !enrolled.includes(id));
  for (const courses of [mine, others]) {
    const outcomes = courses.flatMap((course) => course.outcomes.map((outcome) => ({ outcome, course: course.title })));
    const exact = outcomes.filter(({ outcome }) => [outcome.id, outcome.id.split("/")[1] ?? "", outcome.title].some((name) => folded(name) === text));
    const found = exact.length > 0 ? exact : outcomes.filter(({ outcome, course }) => matches(text, `${outcome.title} ${outcome.id} ${course}`));
    if (found.length > 0) return found.map(({ outcome }) => outcome);
  }
  return [];
}

function matches(text: string, name: string): boolean {
  const words = folded(name).split(" ");
  return text.split(" ").every((typed) => words.some((word) => word.startsWith(typed)));
}
