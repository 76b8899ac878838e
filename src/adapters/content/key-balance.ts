import type { CourseDraft } from "./load-course.ts";
import { error, type Problem, warning } from "./problem.ts";
import { type ChoiceDraft, isChoice, type OptionDraft } from "./question-draft.ts";

const LONGEST_SHARE = 0.45;
/** Fewer questions say nothing about a habit. */
const LONGEST_QUESTIONS = 10;
const PLACED_QUESTIONS = 20;
/** The chi-square distribution's value that chance exceeds once in a hundred, by degrees of freedom from 1. */
const CHI_SQUARE_AT_1_PERCENT = [6.635, 9.21, 11.345, 13.277, 15.086, 16.812, 18.475, 20.09];

/** Habits that let a whole course be guessed: the longest option, the same place. Learning-design rules L5 and L6. */
export function lintKeys(course: CourseDraft): Problem[] {
  const questions = course.lessons.flatMap((lesson) => lesson.questions).flatMap(({ answer }) => (isChoice(answer) ? answer : []));
  const oneKey = questions.filter(({ options }) => options.filter(({ right }) => right).length === 1);
  return [
    ...lintLongest(
      course.file,
      oneKey.filter(({ kind }) => kind !== "true-false"),
    ),
    ...lintPlaces(course.file, oneKey),
  ];
}

function lintLongest(file: string, questions: readonly ChoiceDraft[]): Problem[] {
  const longest = questions.filter(({ options }) => keyIsLongest(options)).length;
  if (questions.length < LONGEST_QUESTIONS || longest / questions.length <= LONGEST_SHARE) return [];
  const what = `the right option is the longest in ${longest} of ${questions.length} choice questions`;
  return [{ file, ...error(1, what, `shorten right options or lengthen wrong ones: at most ${LONGEST_SHARE * 100} % are allowed`) }];
}

function keyIsLongest(options: readonly OptionDraft[]): boolean {
  const key = options.find(({ right }) => right)?.text.length ?? 0;
  return options.every(({ right, text }) => right || text.length < key);
}

/** Questions are compared with others of as many options; the right one should stand at each place about as often. */
function lintPlaces(file: string, questions: readonly ChoiceDraft[]): Problem[] {
  return [...Map.groupBy(questions, ({ options }) => options.length)].flatMap(([options, group]) => {
    const places = Array.from({ length: options }, (_, i) => group.filter((question) => question.options[i]?.right).length);
    const limit = CHI_SQUARE_AT_1_PERCENT[options - 2];
    if (group.length < PLACED_QUESTIONS || limit === undefined || chiSquare(places) <= limit) return [];
    const what = `with ${options} options, the right one stands ${places.map((count, i) => `${count}× at ${i + 1}`).join(", ")}`;
    return [{ file, ...warning(1, what, "spread the right ones evenly over the places") }];
  });
}

/** How far counts are from being equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
