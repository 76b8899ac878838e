import type { Catalogue, VersionedLesson, VersionedQuestion } from "./catalogue.ts";
import { seededChance } from "./chance.ts";
import type { CourseId, Day, LessonId, OutcomeId, QuestionId } from "./ids.ts";

/** What a learner brings to a session: read by the store for many learners at once. */
export interface LearningState {
  /** In the order of enrolment. */
  readonly enrolled: readonly CourseId[];
  readonly learned: ReadonlySet<LessonId>;
  /** Outcomes due for review, the longest due first. */
  readonly due: readonly OutcomeId[];
  /** When each question was last answered. */
  readonly seen: ReadonlyMap<QuestionId, Day>;
}

/** What one session brings. */
export interface SessionContent {
  readonly lesson?: VersionedLesson;
  readonly questions: readonly VersionedQuestion[];
}

const REVIEWS_AT_MOST = 3;
/** A first lesson comes with three of its own questions; with reviews beside it, two: the third stays fresh for a later review. */
const OWN_QUESTIONS_ALONE = 3;
const OWN_QUESTIONS_BESIDE_REVIEWS = 2;
const QUIZ_QUESTIONS = 3;

/** Reviews that are due, then the next lesson with questions of its own. Nothing when nothing is due and nothing new: then nobody is messaged. */
export function composeSession(catalogue: Catalogue, state: LearningState, seed: string): SessionContent | undefined {
  const lesson = catalogue.nextLesson(state.enrolled, state.learned);
  const reviews = reviewQuestions(catalogue, state, state.due, lesson ? 1 : REVIEWS_AT_MOST, seed).slice(0, REVIEWS_AT_MOST);
  const own = ownQuestions(lesson, state, reviews);
  return lesson || reviews.length > 0 ? { lesson, questions: [...reviews, ...own] } : undefined;
}

/** Questions only, on what was learned: due outcomes first, then the others, least recently practised first. */
export function composeQuiz(catalogue: Catalogue, state: LearningState, seed: string): SessionContent | undefined {
  const outcomes = learnedOutcomes(catalogue, state);
  const practised = new Map(outcomes.map((id) => [id, lastSeen(catalogue, state, id)]));
  const rested = outcomes.filter((id) => !state.due.includes(id)).sort((a, b) => compare(practised.get(a) ?? "", practised.get(b) ?? ""));
  const ordered = [...state.due.filter((id) => outcomes.includes(id)), ...rested];
  const questions = reviewQuestions(catalogue, state, ordered, QUIZ_QUESTIONS, seed).slice(0, QUIZ_QUESTIONS);
  return questions.length > 0 ? { questions } : undefined;
}

function ownQuestions(lesson: VersionedLesson | undefined, state: LearningState, reviews: readonly VersionedQuestion[]): VersionedQuestion[] {
  const count = reviews.length > 0 ? OWN_QUESTIONS_BESIDE_REVIEWS : OWN_QUESTIONS_ALONE;
  const taken = new Set(reviews.map(({ question }) => question.id));
  const free = (lesson?.questions ?? []).filter(({ question }) => !taken.has(question.id));
  return leastRecent(free, state, "").slice(0, count);
}

/** Interleaved: the first question of every outcome, then the second of each, … up to `each` an outcome. */
function reviewQuestions(
  catalogue: Catalogue,
  state: LearningState,
  outcomes: readonly OutcomeId[],
  each: number,
  seed: string,
): VersionedQuestion[] {
  const perOutcome = outcomes.map((outcome) => {
    const taught = catalogue.questionsOf(outcome).filter(({ lesson }) => state.learned.has(lesson));
    return leastRecent(taught, state, seed).slice(0, each);
  });
  return Array.from({ length: each }, (_, round) => perOutcome.flatMap((questions) => questions.slice(round, round + 1))).flat();
}

/** Never seen first, then the longest unseen; equals in an order that depends on the seed (in the author's order without one). */
function leastRecent(questions: readonly VersionedQuestion[], state: LearningState, seed: string): VersionedQuestion[] {
  const chance = seed === "" ? () => 0 : seededChance(seed);
  return questions
    .map((versioned) => ({ versioned, seen: state.seen.get(versioned.question.id) ?? "", tie: chance() }))
    .sort((a, b) => compare(a.seen, b.seen) || a.tie - b.tie)
    .map(({ versioned }) => versioned);
}

/** The last day on which any question of the outcome was answered; empty text when none was. */
function lastSeen(catalogue: Catalogue, state: LearningState, outcome: OutcomeId): string {
  return catalogue.questionsOf(outcome).reduce((last, { question }) => {
    const seen = state.seen.get(question.id) ?? "";
    return seen > last ? seen : last;
  }, "");
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function learnedOutcomes(catalogue: Catalogue, state: LearningState): OutcomeId[] {
  const lessons = state.enrolled.flatMap((id) => catalogue.course(id)?.lessons ?? []);
  return [...new Set(lessons.filter(({ lesson }) => state.learned.has(lesson.id)).map(({ lesson }) => lesson.outcome))];
}
