import { sessionOf } from "../../core/domain/identity.ts";
import type { Day, DeliveryId, ItemId, LearnerId, SessionId } from "../../core/domain/ids.ts";
import type { SessionRecord } from "../../core/domain/session-record.ts";
import type { StreakDay } from "../../core/domain/streak.ts";
import type { Learning, MessageRef } from "../../core/ports.ts";
import { recordAnswer } from "./answering.ts";
import { STATE_COLUMNS, type StateRow, toState } from "./candidate-row.ts";
import type { ContentVersions } from "./content-versions.ts";
import { type Database, execute, rows } from "./database.ts";
import type { TransactPlainly } from "./doorbell.ts";
import { readProgress } from "./learner-progress.ts";
import { readSession } from "./session-row.ts";

const STATE = `SELECT ${STATE_COLUMNS} FROM (SELECT $1::text AS id) AS l`;

/** The newest question in the chat that has no answer yet. */
const OPEN_ITEM = `SELECT d.id AS delivery, d.conversation_id AS conversation, d.message_id AS message, i.id AS item, i.session_id AS session
  FROM delivery d JOIN session_item i ON i.id = d.content ->> 'item' LEFT JOIN answer ON answer.item_id = i.id
  WHERE d.learner_id = $1 AND d.content ->> 'kind' = 'question' AND d.state IN ('sending', 'sent') AND answer.item_id IS NULL
  ORDER BY d.created_at DESC LIMIT 1`;

/** Every answer plans the next question or the summary, at its own time. */
const OVERTAKEN = `SELECT EXISTS (SELECT FROM delivery WHERE learner_id = $1 AND created_at >= $2::timestamptz AND content ->> 'kind' IN ('question', 'summary')) AS overtaken`;

const HINT = `UPDATE session_item i SET hinted_at = $3::timestamptz FROM session s
  WHERE i.id = $1 AND s.id = i.session_id AND s.learner_id = $2 AND i.hinted_at IS NULL AND NOT EXISTS (SELECT FROM answer WHERE item_id = i.id)`;

const DISPUTE = `INSERT INTO dispute (item_id, learner_id, question_version_id, at)
  SELECT item_id, learner_id, question_version_id, $3::timestamptz FROM answer WHERE item_id = $1 AND learner_id = $2 ON CONFLICT (item_id) DO NOTHING`;

export function storedLearning(database: Database, versions: ContentVersions, transact: TransactPlainly): Learning {
  return {
    session: (id, learner) => readSession(database, versions, id, learner),
    openItem: (learner) => openItem(database, versions, learner),
    async isOvertaken(learner, since) {
      const [row] = await rows<{ overtaken: boolean }>(database, OVERTAKEN, learner, new Date(since));
      return row?.overtaken === true;
    },
    answer: (learner, item, at, decide) => transact((ringing) => recordAnswer(ringing, versions, { learner, item, at }, decide)),
    newest: (learner) => newest(database, versions, learner),
    async hint(learner, item, at) {
      await execute(database, HINT, item, learner, new Date(at));
      return readSession(database, versions, sessionOf(item), learner);
    },
    async dispute(learner, item, at) {
      await execute(database, DISPUTE, item, learner, new Date(at));
      return readSession(database, versions, sessionOf(item), learner);
    },
    async state(learner, day) {
      const [row] = await rows<StateRow>(database, STATE, learner);
      return toState(row as StateRow, day);
    },
    progress: (learner) => readProgress(database, learner),
    streakDays: (learner) => readStreakDays(database, learner),
  };
}

async function newest(database: Database, versions: ContentVersions, learner: LearnerId): Promise<SessionRecord | undefined> {
  const [row] = await rows<{ id: string }>(database, "SELECT id FROM session WHERE learner_id = $1 ORDER BY day DESC, number DESC LIMIT 1", learner);
  return row && readSession(database, versions, row.id as SessionId, learner);
}

async function readStreakDays(database: Database, learnerId: LearnerId): Promise<StreakDay[]> {
  const found = await database.streakDay.findMany({ where: { learnerId }, orderBy: { day: "asc" } });
  return found.map(({ day, working, offeredAt, closesAt, sessions, excused }) => ({
    day: day as Day,
    working,
    sessions,
    excused,
    offeredAt: offeredAt?.getTime(),
    closesAt: closesAt.getTime(),
  }));
}

interface OpenItemRow {
  readonly delivery: string;
  readonly conversation: string | null;
  readonly message: string | null;
  readonly item: string;
  readonly session: string;
}

async function openItem(database: Database, versions: ContentVersions, learner: LearnerId): ReturnType<Learning["openItem"]> {
  const [row] = await rows<OpenItemRow>(database, OPEN_ITEM, learner);
  const session: SessionRecord | undefined = row && (await readSession(database, versions, row.session as SessionId, learner));
  const item = session?.items.find(({ id }) => id === (row?.item as ItemId));
  return row && item && { item, session: row.session as SessionId, delivery: row.delivery as DeliveryId, message: messageOf(row) };
}

const messageOf = ({ conversation, message }: OpenItemRow): MessageRef | undefined =>
  conversation && message ? { conversation, message } : undefined;
