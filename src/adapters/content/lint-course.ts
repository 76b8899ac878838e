import { plainText } from "../../core/domain/rich-text.ts";
import type { OutcomeDraft } from "./course-file.ts";
import { lintKeys } from "./key-balance.ts";
import type { LessonDraft } from "./lesson-file.ts";
import { lintBadge } from "./lint-guessing.ts";
import { lintQuestion } from "./lint-question.ts";
import { lintSentences, lintWording } from "./lint-wording.ts";
import type { CourseDraft } from "./load-course.ts";
import { nearest } from "./nearest.ts";
import { error, type Finding, type Problem, quoted, warning } from "./problem.ts";
import type { QuestionDraft } from "./question-draft.ts";

const LESSON_CHARACTERS = 1_200;
const QUESTIONS_PER_LESSON = 2;
/** Enough that a review weeks later can still ask something new. */
const QUESTIONS_PER_OUTCOME = 10;
const KINDS_PER_OUTCOME = 2;

const UNOBSERVABLE = /^(?:know|understand|be|become|learn|appreciate|grasp|realise|realize|believe)\b/i;

/** Everything the check asks of one course beyond how its files are written; nothing here reads a file. */
export function lintCourse(course: CourseDraft): Problem[] {
  const inCourseFile = (finding: Finding): Problem => ({ file: course.file, ...finding });
  const outcomes = course.sheet?.outcomes;
  return [
    ...course.lessons.flatMap((lesson) => lintLesson(lesson, course).map((finding) => ({ file: lesson.file, ...finding }))),
    ...lintQuestionIds(course.lessons),
    ...(outcomes ? lintOutcomes(outcomes, course).map(inCourseFile) : []),
    ...lintKeys(course),
  ];
}

function lintLesson(lesson: LessonDraft, course: CourseDraft): Finding[] {
  const english = /^en\b/i.test(course.sheet?.language ?? "en");
  return [
    ...lintBody(lesson),
    ...lintOutcomeName(lesson, course),
    ...lessonQuestionCount(lesson),
    ...lesson.questions.flatMap((question) => [...lintQuestion(question), ...lintWording(question, english)]),
  ];
}

function lintBody({ body, facts, questions }: LessonDraft): Finding[] {
  const length = plainText(body.rich).trim().length;
  const isRead = facts !== undefined || questions.length > 0;
  if (length === 0 && isRead) return [error(body.line, "the lesson has no words", "write it before the first question")];
  const tooLong =
    length > LESSON_CHARACTERS
      ? [error(body.line, `the lesson has ${length} characters`, `shorten it to ${LESSON_CHARACTERS}, or make two of it`)]
      : [];
  return [...tooLong, ...body.passages.flatMap(lintSentences)];
}

function lintOutcomeName({ outcome }: LessonDraft, { sheet }: CourseDraft): Finding[] {
  const known = sheet?.outcomes?.map(({ id }) => id);
  if (!outcome || !known || known.includes(outcome.value)) return [];
  const meant = nearest(outcome.value, known);
  const remedy = meant ? `did you mean ${quoted(meant)}?` : `use one of ${known.join(", ")}`;
  return [error(outcome.line, `course.yaml has no outcome ${quoted(outcome.value)}`, remedy)];
}

function lessonQuestionCount({ facts, questions }: LessonDraft): Finding[] {
  const isRead = facts !== undefined || questions.length > 0;
  if (!isRead || questions.length >= QUESTIONS_PER_LESSON) return [];
  return [error(1, `the lesson has ${questions.length === 1 ? "one question" : "no question"}`, `write at least ${QUESTIONS_PER_LESSON}`)];
}

function lintQuestionIds(lessons: readonly LessonDraft[]): Problem[] {
  const first = new Map<string, string>();
  return lessons.flatMap(({ file, questions }) =>
    questions.flatMap(({ id, line }) => {
      const place = first.get(id);
      if (place === undefined) first.set(id, `${file}:${line}`);
      return place === undefined
        ? []
        : [{ file, ...error(line, `the question id ${quoted(id)} is taken by ${place}`, "give this question another id") }];
    }),
  );
}

function lintOutcomes(outcomes: readonly OutcomeDraft[], { lessons }: CourseDraft): Finding[] {
  const ids = outcomes.map(({ id }) => id);
  // A lesson that could not be read may hold what seems to be missing.
  const complete = lessons.every(({ outcome }) => outcome !== undefined && ids.includes(outcome.value));
  return outcomes.flatMap((outcome, i) => [
    ...(ids.indexOf(outcome.id) < i ? [error(outcome.line, `the outcome id ${quoted(outcome.id)} stands twice`, "give one of them another id")] : []),
    ...lintStatement(outcome),
    ...(complete ? lintAsked(outcome, questionsOf(outcome, lessons)) : []),
  ]);
}

const lintAsked = (outcome: OutcomeDraft, questions: readonly QuestionDraft[]): Finding[] => [
  ...lintSupply(outcome, questions),
  ...lintBadge(outcome, questions),
];

const questionsOf = ({ id }: OutcomeDraft, lessons: readonly LessonDraft[]): QuestionDraft[] =>
  lessons.filter(({ outcome }) => outcome?.value === id).flatMap(({ questions }) => questions);

function lintStatement({ statement }: OutcomeDraft): Finding[] {
  const verb = statement && UNOBSERVABLE.exec(statement.value.trim())?.[0];
  if (!verb) return [];
  return [
    warning(
      statement.line,
      `nobody can see whether somebody does ${quoted(verb)}`,
      "start with what they will do: choose, explain, write, calculate, …",
    ),
  ];
}

/** Learning-design rule L15. */
function lintSupply({ id, line }: OutcomeDraft, questions: readonly QuestionDraft[]): Finding[] {
  const kinds = new Set(questions.map(({ answer }) => answer.kind));
  const few = questions.length < QUESTIONS_PER_OUTCOME;
  const uncertain = questions.length === 0 || kinds.has("unreadable");
  return [
    ...(few
      ? [
          error(
            line,
            `the outcome ${quoted(id)} has ${questions.length} questions`,
            `write at least ${QUESTIONS_PER_OUTCOME}, so that a review can ask something new`,
          ),
        ]
      : []),
    ...(kinds.size < KINDS_PER_OUTCOME && !uncertain
      ? [error(line, `all questions of ${quoted(id)} are of one kind`, "write some of another kind")]
      : []),
    ...(kinds.has("scenario") || uncertain
      ? []
      : [error(line, `the outcome ${quoted(id)} has no scenario`, "write a question that begins with a situation as a quote")]),
  ];
}
