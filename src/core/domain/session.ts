import { addDays } from "./calendar.ts";
import type { Catalogue, VersionedLesson, VersionedQuestion } from "./catalogue.ts";
import { seededChance } from "./chance.ts";
import type { CourseId, Day, LessonId, OutcomeId, QuestionId } from "./ids.ts";

/** What a learner brings to a session: read by the store for many learners at once. */
export interface LearningState {
  /** The learner's day. */
  readonly day: Day;
  /** In the order of enrolment. */
  readonly enrolled: readonly CourseId[];
  readonly learned: ReadonlySet<LessonId>;
  /** Outcomes due for review, the longest due first. */
  readonly due: readonly OutcomeId[];
  /** When each question was last answered. */
  readonly seen: ReadonlyMap<QuestionId, Day>;
  readonly mastered: ReadonlySet<OutcomeId>;
  /** Outcomes the learner set out to prove, with success so far: their lessons wait. */
  readonly proving: ReadonlySet<OutcomeId>;
}

/** What one session brings. */
export interface SessionContent {
  readonly lesson?: VersionedLesson;
  readonly questions: readonly VersionedQuestion[];
}

/** However much is due, after a holiday say: the rest comes on the days after. */
const REVIEWS_AT_MOST = 3;
/** Beside a lesson, what is learned but not yet shown to last is asked as well, up to so many questions together with the reviews. */
const RECALLED_BESIDE_LESSON = 2;
/** The lesson's other questions stay fresh for the days after. */
const OWN_QUESTIONS = 2;
const QUIZ_QUESTIONS = 3;
const PROOF_QUESTIONS = 5;
/** When its lessons are through and a badge still needs evidence, it is gathered every so many days, not daily. */
const EVIDENCE_EVERY_DAYS = 3;
/** A question whose answer was shown within so many days says little. */
const FRESH_AFTER_DAYS = 14;

/**
 * Reviews that are due, then the next lesson with questions of its own. Nothing when nothing is due and nothing new: then nobody is messaged. What is
 * learned to the end and still short of its badge counts as due every few days, while it has fresh questions.
 */
export function composeSession(catalogue: Catalogue, state: LearningState, seed: string): SessionContent | undefined {
  const lesson = nextLesson(catalogue, state);
  const due = lesson ? state.due : [...state.due, ...shortOfEvidence(catalogue, state)];
  const reviews = reviewQuestions(catalogue, state, due, REVIEWS_AT_MOST, seed);
  const recalled = lesson ? [...reviews, ...confirmations(catalogue, state, reviews, seed)] : reviews;
  return lesson || recalled.length > 0 ? { lesson, questions: [...recalled, ...ownQuestions(lesson, state, recalled)] } : undefined;
}

/** Lessons on what is mastered, or about to be proved without them, are left out. */
export function nextLesson(catalogue: Catalogue, { enrolled, learned, mastered, proving }: LearningState): VersionedLesson | undefined {
  return catalogue.nextLesson(enrolled, learned, (outcome) => mastered.has(outcome) || proving.has(outcome));
}

/** One lesson that was asked for by name, with questions of its own; nothing when it is not taught any more. */
export function composeLesson(catalogue: Catalogue, state: LearningState, id: LessonId): SessionContent | undefined {
  const lesson = catalogue.lesson(id);
  return lesson && { lesson, questions: ownQuestions(lesson, state, []) };
}

/** Questions only, on what was learned: due outcomes first, then the others, least recently practised first. */
export function composeQuiz(catalogue: Catalogue, state: LearningState, seed: string): SessionContent | undefined {
  const outcomes = learnedOutcomes(catalogue, state);
  const ordered = [...state.due.filter((id) => outcomes.includes(id)), ...restedFirst(catalogue, state, outcomes)];
  const questions = interleaved(ordered.map((outcome) => leastRecent(taught(catalogue, state, outcome), state, seed))).slice(0, QUIZ_QUESTIONS);
  return questions.length > 0 ? { questions } : undefined;
}

/**
 * Questions on one outcome, whether or not its lessons were learned, mixed by kind. Nothing when too few of them are fresh: a proof by questions
 * whose answers were just shown would prove nothing.
 */
export function composeProof(catalogue: Catalogue, state: LearningState, outcome: OutcomeId, seed: string): SessionContent | undefined {
  const readToday = lessonsReadToday(catalogue, state, outcome);
  const fresh = leastRecent(catalogue.questionsOf(outcome), state, seed)
    .filter(isFresh(state))
    .filter(({ lesson }) => !readToday.has(lesson));
  const kinds = Map.groupBy(fresh, ({ question }) => question.kind);
  const questions = interleaved([...kinds.values()]).slice(0, PROOF_QUESTIONS);
  return questions.length === PROOF_QUESTIONS ? { questions } : undefined;
}

/** What was read a moment ago proves nothing. */
const lessonsReadToday = (catalogue: Catalogue, { seen, day }: LearningState, outcome: OutcomeId): Set<LessonId> =>
  new Set(
    catalogue
      .questionsOf(outcome)
      .filter(({ question }) => seen.get(question.id) === day)
      .map(({ lesson }) => lesson),
  );

function ownQuestions(lesson: VersionedLesson | undefined, state: LearningState, recalled: readonly VersionedQuestion[]): VersionedQuestion[] {
  const taken = new Set(recalled.map(({ question }) => question.id));
  const free = (lesson?.questions ?? []).filter(({ question }) => !taken.has(question.id));
  return leastRecent(free, state, "").slice(0, OWN_QUESTIONS);
}

/** One question of every outcome; where there is room, further ones that are fresh. */
function reviewQuestions(
  catalogue: Catalogue,
  state: LearningState,
  outcomes: readonly OutcomeId[],
  atMost: number,
  seed: string,
): VersionedQuestion[] {
  const perOutcome = outcomes.map((outcome) => {
    const [first, ...others] = leastRecent(taught(catalogue, state, outcome), state, seed);
    return first ? [first, ...others.filter(isFresh(state))] : [];
  });
  return interleaved(perOutcome).slice(0, atMost);
}

/** What the badge still needs: fresh questions on outcomes begun and not yet mastered, none of them due. */
function confirmations(catalogue: Catalogue, state: LearningState, reviews: readonly VersionedQuestion[], seed: string): VersionedQuestion[] {
  const room = RECALLED_BESIDE_LESSON - reviews.length;
  if (room <= 0) return [];
  const perOutcome = unproven(catalogue, state).map((outcome) => leastRecent(taught(catalogue, state, outcome), state, seed).filter(isFresh(state)));
  return interleaved(perOutcome).slice(0, room);
}

/** Outcomes begun and not mastered, none of them due, the least recently practised first. */
function unproven(catalogue: Catalogue, state: LearningState): OutcomeId[] {
  const begun = new Set([...learnedOutcomes(catalogue, state), ...state.proving]);
  return restedFirst(
    catalogue,
    state,
    [...begun].filter((outcome) => !state.mastered.has(outcome)),
  );
}

function shortOfEvidence(catalogue: Catalogue, state: LearningState): OutcomeId[] {
  return unproven(catalogue, state).filter((outcome) => {
    const last = lastSeen(catalogue, state, outcome);
    const isRested = last === "" || addDays(last as Day, EVIDENCE_EVERY_DAYS) <= state.day;
    return isRested && taught(catalogue, state, outcome).some(isFresh(state));
  });
}

/** The first question of every list, then the second of each, and so on. */
function interleaved(lists: readonly (readonly VersionedQuestion[])[]): VersionedQuestion[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat();
}

/** Of lessons still to come nothing is asked, unless the outcome is proved without them. */
function taught(catalogue: Catalogue, { learned, mastered, proving }: LearningState, outcome: OutcomeId): VersionedQuestion[] {
  const isProved = mastered.has(outcome) || proving.has(outcome);
  return catalogue.questionsOf(outcome).filter(({ lesson }) => isProved || learned.has(lesson));
}

const isFresh =
  ({ seen, day }: LearningState) =>
  ({ question }: VersionedQuestion): boolean => {
    const last = seen.get(question.id);
    return last === undefined || addDays(last, FRESH_AFTER_DAYS) <= day;
  };

/** Never seen first, then the longest unseen; equals in an order that depends on the seed (in the author's order without one). */
function leastRecent(questions: readonly VersionedQuestion[], state: LearningState, seed: string): VersionedQuestion[] {
  const chance = seed === "" ? () => 0 : seededChance(seed);
  return questions
    .map((versioned) => ({ versioned, seen: state.seen.get(versioned.question.id) ?? "", tie: chance() }))
    .sort((a, b) => compare(a.seen, b.seen) || a.tie - b.tie)
    .map(({ versioned }) => versioned);
}

/** Outcomes that are not due, the least recently practised first. */
function restedFirst(catalogue: Catalogue, state: LearningState, outcomes: readonly OutcomeId[]): OutcomeId[] {
  const practised = new Map(outcomes.map((id) => [id, lastSeen(catalogue, state, id)]));
  return outcomes.filter((id) => !state.due.includes(id)).sort((a, b) => compare(practised.get(a) ?? "", practised.get(b) ?? ""));
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
