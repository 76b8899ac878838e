import { dayOf } from "../../core/domain/calendar.ts";
import type { CourseId, Day, Instant, LessonId, OutcomeId, QuestionId, SessionId } from "../../core/domain/ids.ts";
import { dueOutcomes } from "../../core/domain/review.ts";
import type { LearningState } from "../../core/domain/session.ts";
import type { SessionPurpose } from "../../core/domain/session-record.ts";
import type { Candidate } from "../../core/ports.ts";
import { ADDRESS_COLUMNS, type AddressRow, type LearnerRow, learnerColumns, toPerson } from "./learner-row.ts";

/** What a learner brings to a session, as one row: arrays and objects instead of many rows a learner. */
export interface StateRow {
  readonly enrolled: string[];
  readonly learned: string[];
  /** Outcome → due day. */
  readonly reviews: Record<string, string> | null;
  /** Question → day it was last answered. */
  readonly seen: Record<string, string> | null;
  readonly mastered: string[];
  readonly proving: string[];
}

export interface CandidateRow extends LearnerRow, StateRow, AddressRow {
  readonly newest: { id: string; day: string; number: number; purpose: SessionPurpose; lesson: string | null; completed: boolean } | null;
}

/** Outcomes the learner set out to prove, with at least four in five answers right since. */
const PROVING = `ARRAY(SELECT proof.outcome_id
    FROM (SELECT i.outcome_id, min(s.day) AS day FROM session s JOIN session_item i ON i.session_id = s.id
      WHERE s.learner_id = l.id AND s.purpose = 'proof' GROUP BY i.outcome_id) AS proof
    JOIN answer ON answer.learner_id = l.id AND answer.outcome_id = proof.outcome_id AND answer.day >= proof.day
    JOIN question_version v ON v.id = answer.question_version_id AND v.pulled_because IS DISTINCT FROM 'upheld'
    GROUP BY proof.outcome_id HAVING avg("right"::int) >= 0.8)`;

/** For every learner in `l`. */
export const STATE_COLUMNS = `
  ARRAY(SELECT course_id FROM enrolment WHERE learner_id = l.id ORDER BY enrolled_at, course_id) AS enrolled,
  ARRAY(SELECT DISTINCT lesson_id FROM session WHERE learner_id = l.id AND completed_at IS NOT NULL AND lesson_id IS NOT NULL) AS learned,
  (SELECT jsonb_object_agg(outcome_id, due_day) FROM review WHERE learner_id = l.id) AS reviews,
  (SELECT jsonb_object_agg(question_id, day) FROM (SELECT question_id, max(day) AS day FROM answer WHERE learner_id = l.id GROUP BY question_id) AS a) AS seen,
  ARRAY(SELECT outcome_id FROM award WHERE learner_id = l.id) AS mastered,
  ${PROVING} AS proving`;

/** The chat that reaches a learner now, if any. */
const REACHED_BY = `LEFT JOIN LATERAL (
    SELECT ${ADDRESS_COLUMNS} FROM account a JOIN workspace w ON w.id = a.workspace_id
    WHERE a.learner_id = l.id AND a.gone_at IS NULL AND w.left_at IS NULL ORDER BY a.id LIMIT 1) AS reached ON true`;

export const CANDIDATE_COLUMNS = `SELECT ${learnerColumns("l")}, reached.*, ${STATE_COLUMNS},
    (SELECT jsonb_build_object('id', id, 'day', day, 'number', number, 'purpose', purpose, 'lesson', lesson_id, 'completed', completed_at IS NOT NULL)
     FROM session WHERE learner_id = l.id ORDER BY day DESC, number DESC LIMIT 1) AS newest
  FROM l ${REACHED_BY}`;

export const isReachable = (row: CandidateRow): boolean => row.accountId !== null;

export function toCandidate(row: CandidateRow, now: Instant): Candidate {
  const { newest } = row;
  return {
    ...toPerson(row),
    state: toState(row, dayOf(now, row.zone)),
    newest: newest
      ? { ...newest, id: newest.id as SessionId, day: newest.day as Day, lesson: (newest.lesson as LessonId | null) ?? undefined }
      : undefined,
  };
}

export function toState({ enrolled, learned, reviews, seen, mastered, proving }: StateRow, day: Day): LearningState {
  return {
    day,
    enrolled: enrolled as CourseId[],
    learned: new Set(learned as LessonId[]),
    due: dueOutcomes(Object.entries(reviews ?? {}) as [OutcomeId, Day][], day),
    seen: new Map(Object.entries(seen ?? {}) as [QuestionId, Day][]),
    mastered: new Set(mastered as OutcomeId[]),
    proving: new Set(proving as OutcomeId[]),
  };
}
