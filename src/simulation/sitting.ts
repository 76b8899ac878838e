import { seededChance } from "../core/domain/chance.ts";
import type { Instant, VersionId } from "../core/domain/ids.ts";
import { guessFloor } from "../core/domain/mastery/terms.ts";
import type { ProgressFold } from "../core/domain/progress-fold.ts";
import type { Item, SessionRecord } from "../core/domain/session-record.ts";
import type { AnswerEffects, Answering } from "../core/ports.ts";
import { effectsOf } from "../core/usecases/answer.ts";
import { type Classroom, NO_HOLIDAYS } from "./classroom.ts";
import { respond } from "./respond.ts";
import type { Student } from "./student.ts";

const ANSWER_MS = 30_000;
const MINUTE_MS = 60_000;

/** A learner opens today's session, reads the lesson and answers every question. Scored as in a chat, by `effectsOf`. */
export function sitDown(classroom: Classroom, student: Student, seed: number): void {
  const { session } = student;
  if (!session || session.completedAt !== undefined) return;
  const lesson = session.lesson?.lesson;
  let at = classroom.now;
  if (lesson) {
    student.memory.explained(lesson.id, at, false);
    at += lesson.minutes * MINUTE_MS;
  }
  for (const { id } of session.items) {
    at += ANSWER_MS;
    answerItem(classroom, student, id, at, seed);
  }
  student.tally.minutes += (at - classroom.now) / MINUTE_MS;
}

function answerItem({ catalogue, fold }: Classroom, student: Student, id: Item["id"], at: Instant, seed: number): void {
  const session = student.session as SessionRecord;
  const item = session.items.find((known) => known.id === id) as Item;
  const { question, lesson } = item.shown;
  const chance = seededChance(`${seed}/${item.id}`);
  const response = respond({ question, order: item.order }, student.memory.knows(lesson, at), chance);
  const rule = catalogue.outcome(item.outcome)?.rule;
  if (!rule) throw new Error(`the outcome ${item.outcome} is not in the course`);
  const loaded: Answering = {
    learner: student.learner,
    session,
    item,
    progress: fold.before({ learner: student.id, outcome: item.outcome, version: item.shown.version, difficulty: question.difficulty }),
    answeredBefore: fold.learners.get(student.id)?.answeredAt.get(question.id),
    lessonShownAt: student.shownAt.get(lesson),
    rule,
    ruleVersion: item.outcome as string as VersionId,
    isAwarded: student.earned.has(item.outcome),
  };
  save(fold, student, loaded, effectsOf(loaded, response, at, NO_HOLIDAYS), at);
}

function save(fold: ProgressFold, student: Student, { session, item }: Answering, effects: AnswerEffects, at: Instant): void {
  const { right, day, aid, award, completed, response } = effects;
  const { question, version, lesson } = item.shown;
  const { outcome } = item;
  const fact = { right, day, at, aid, floor: guessFloor(question), isVoid: item.isVoid };
  fold.add({ ...fact, learner: student.id, outcome, question: question.id, version, difficulty: question.difficulty });
  student.memory.explained(lesson, at, right);
  student.seen.set(question.id, day);
  if (award) student.earned.set(outcome, { day, evidence: award.evidence });
  const items = session.items.map((known) => (known.id === item.id ? { ...known, answer: { response, right } } : known));
  student.session = { ...session, items, completedAt: completed ? at : undefined };
  student.learner = { ...student.learner, unanswered: 0 };
  if (completed) complete(student, completed);
}

function complete(student: Student, { day, working, closesAt }: NonNullable<AnswerEffects["completed"]>): void {
  const lesson = student.session?.lesson?.lesson.id;
  if (lesson) student.learned.add(lesson);
  if (student.newest) student.newest = { ...student.newest, completed: true };
  student.markDay(day, (known) => ({ working, closesAt, excused: false, ...known, day, sessions: (known?.sessions ?? 0) + 1 }));
}
