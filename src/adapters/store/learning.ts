import type { Evidence } from "../../core/domain/evidence.ts";
import type { Day, DeliveryId, ItemId, LearnerId, OutcomeId, SessionId } from "../../core/domain/ids.ts";
import type { SessionRecord } from "../../core/domain/session-record.ts";
import type { StreakDay } from "../../core/domain/streak.ts";
import type { Learning, MessageRef } from "../../core/ports.ts";
import { recordAnswer } from "./answering.ts";
import { STATE_COLUMNS, type StateRow, toState } from "./candidate-row.ts";
import type { ContentVersions } from "./content-versions.ts";
import { type Database, rows } from "./database.ts";
import type { Transact } from "./doorbell.ts";
import { readSession } from "./session-row.ts";

const STATE = `SELECT ${STATE_COLUMNS} FROM (SELECT $1::text AS id) AS l`;

/** The newest question in the chat that has no answer yet. */
const OPEN_ITEM = `SELECT d.id AS delivery, d.conversation_id AS conversation, d.message_id AS message, i.id AS item, i.session_id AS session
  FROM delivery d JOIN session_item i ON i.id = d.content ->> 'item' LEFT JOIN answer ON answer.item_id = i.id
  WHERE d.learner_id = $1 AND d.content ->> 'kind' = 'question' AND d.state IN ('sending', 'sent') AND answer.item_id IS NULL
  ORDER BY d.created_at DESC LIMIT 1`;

export function storedLearning(database: Database, versions: ContentVersions, transact: Transact): Learning {
  return {
    session: (id, learner) => readSession(database, versions, id, learner),
    openItem: (learner) => openItem(database, versions, learner),
    answer: (learner, item, at, decide) => transact((ringing) => recordAnswer(ringing, versions, { learner, item, at }, decide)),
    async state(learner, day) {
      const [row] = await rows<StateRow>(database, STATE, learner);
      return toState(row as StateRow, day);
    },
    async evidence(learnerId) {
      const found = await database.mastery.findMany({ where: { learnerId } });
      return new Map(
        found.map(({ outcomeId, answers, right, days, lastDay }) => [
          outcomeId as OutcomeId,
          { answers, right, days, lastDay: lastDay as Day } satisfies Evidence,
        ]),
      );
    },
    streakDays: (learner) => readStreakDays(database, learner),
  };
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
