import type { VersionedQuestion } from "../../core/domain/catalogue.ts";
import type { Response } from "../../core/domain/grading.ts";
import type { Day, ItemId, LearnerId, OutcomeId, SessionId } from "../../core/domain/ids.ts";
import type { Item, SessionPurpose, SessionRecord } from "../../core/domain/session-record.ts";
import type { ContentVersions } from "./content-versions.ts";
import { type Runner, rows } from "./database.ts";

export interface SessionRow {
  readonly id: string;
  readonly learnerId: string;
  readonly day: string;
  readonly purpose: SessionPurpose;
  readonly zone: string;
  readonly lessonVersionId: string | null;
  readonly notes: string[];
  readonly completedAt: Date | null;
  readonly items: ItemRow[] | null;
}

interface ItemRow {
  readonly id: string;
  readonly position: number;
  readonly outcome: string;
  readonly version: string;
  readonly order: number[];
  readonly response: Response | null;
  readonly right: boolean | null;
  readonly hintedAt: string | null;
  readonly isVoid: boolean;
  readonly isDisputed: boolean;
}

/** Of the session in `s`. */
export const SESSION_COLUMNS = `s.id, s.learner_id AS "learnerId", s.day, s.purpose, s.zone, s.lesson_version_id AS "lessonVersionId", s.notes, s.completed_at AS "completedAt",
    (SELECT jsonb_agg(jsonb_build_object('id', i.id, 'position', i.position, 'outcome', i.outcome_id, 'version', i.question_version_id,
       'order', i.option_order, 'response', answer.response, 'right', answer.right, 'hintedAt', i.hinted_at,
       'isVoid', v.pulled_because IS NOT DISTINCT FROM 'upheld', 'isDisputed', dispute.item_id IS NOT NULL) ORDER BY i.position)
     FROM session_item i JOIN question_version v ON v.id = i.question_version_id LEFT JOIN answer ON answer.item_id = i.id
       LEFT JOIN dispute ON dispute.item_id = i.id
     WHERE i.session_id = s.id) AS items`;

const SESSION = `SELECT ${SESSION_COLUMNS} FROM session s WHERE s.id = $1 AND s.learner_id = $2`;

/** A session with its questions as they were shown; nothing when it is not this learner's. */
export async function readSession(runner: Runner, versions: ContentVersions, id: SessionId, learner: LearnerId): Promise<SessionRecord | undefined> {
  const [row] = await rows<SessionRow>(runner, SESSION, id, learner);
  return row && toSession(runner, versions, row);
}

export async function toSession(runner: Runner, versions: ContentVersions, row: SessionRow): Promise<SessionRecord> {
  const items = row.items ?? [];
  const questions = await versions.questions(
    runner,
    items.map(({ version }) => version),
  );
  return {
    id: row.id as SessionId,
    learner: row.learnerId as LearnerId,
    day: row.day as Day,
    purpose: row.purpose,
    zone: row.zone,
    notes: row.notes,
    completedAt: row.completedAt?.getTime(),
    lesson: row.lessonVersionId ? await versions.lesson(runner, row.lessonVersionId) : undefined,
    items: items.map((item, i) => toItem(item, questions[i] as VersionedQuestion)),
  };
}

const toItem = ({ id, position, outcome, order, response, right, hintedAt, isVoid, isDisputed }: ItemRow, shown: VersionedQuestion): Item => ({
  id: id as ItemId,
  position,
  shown,
  outcome: outcome as OutcomeId,
  order,
  hintedAt: hintedAt === null ? undefined : Date.parse(hintedAt),
  isVoid,
  isDisputed,
  answer: response && right !== null ? { response, right } : undefined,
});
