import type { Course, Lesson, Outcome, Question } from "../../core/domain/course.ts";
import type { CourseId, LessonId, OutcomeId, QuestionId } from "../../core/domain/ids.ts";
import { never } from "../../core/domain/never.ts";
import type { LessonDraft } from "./lesson-file.ts";
import type { CourseDraft } from "./load-course.ts";
import { fullOutcomeId } from "./prerequisites.ts";
import { type AnswerDraft, isChoice, type QuestionDraft } from "./question-draft.ts";
import type { CourseFacts } from "./schemas.ts";

/** The course a draft without errors describes. A part that is missing here was not reported as an error: a bug. */
export function toCourse(draft: CourseDraft): Course {
  const facts = present(draft.sheet?.facts);
  return {
    id: draft.id as CourseId,
    title: facts.title,
    language: facts.language,
    description: facts.description,
    order: facts.order,
    outcomes: facts.outcomes.map((outcome) => toOutcome(draft.id, outcome)),
    lessons: draft.lessons.map((lesson) => toLesson(draft.id, lesson)),
  };
}

function toOutcome(course: string, outcome: CourseFacts["outcomes"][number]): Outcome {
  return {
    id: `${course}/${outcome.id}` as OutcomeId,
    title: outcome.title,
    statement: outcome.statement,
    notionalMinutes: outcome.minutes,
    prerequisites: outcome.prerequisites.map((written) => fullOutcomeId(course, written) as OutcomeId),
    rule: outcome.mastery,
    credential: outcome.credential,
  };
}

function toLesson(course: string, { id, facts, body, questions }: LessonDraft): Lesson {
  const { title, outcome, minutes, sources } = present(facts);
  const outcomeId = `${course}/${outcome}` as OutcomeId;
  return {
    id: `${course}/${id}` as LessonId,
    outcome: outcomeId,
    title,
    minutes,
    body: body.rich,
    sources,
    questions: questions.map((question) => toQuestion(course, outcomeId, question)),
  };
}

function toQuestion(course: string, outcome: OutcomeId, draft: QuestionDraft): Question {
  const { stem, answer } = draft;
  const facts = {
    id: `${course}/${draft.id}` as QuestionId,
    outcome,
    stem: stem.rich,
    source: present(draft.source),
    difficulty: present(draft.difficulty),
    ...(draft.hint ? { hint: draft.hint.value } : {}),
  };
  switch (answer.kind) {
    case "single":
    case "multiple":
    case "true-false":
      return { ...facts, kind: answer.kind, options: optionsOf(answer) };
    case "scenario":
      return { ...facts, kind: answer.kind, situation: present(draft.situation).rich, options: optionsOf(answer) };
    case "ordering":
      return { ...facts, kind: answer.kind, steps: answer.steps.map(({ value }) => value), because: present(draft.because).value };
    case "numeric":
      return { ...facts, ...answer, because: present(draft.because).value };
    case "short-text":
      return { ...facts, kind: answer.kind, accepted: answer.accepted.map(({ value }) => value), because: present(draft.because).value };
    case "unreadable":
      throw new Error(`question ${draft.id} has an error that was not reported`);
    default:
      return never(answer);
  }
}

function optionsOf(answer: AnswerDraft) {
  return isChoice(answer) ? answer.options.map(({ text, right, because }) => ({ text, right, because: present(because).value })) : [];
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("a course part has an error that was not reported");
  return value;
}
