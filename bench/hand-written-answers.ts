import type { PoolClient } from "pg";
import { dayOf, endOfDay, weekdayOf } from "../src/core/domain/calendar.ts";
import type { Question } from "../src/core/domain/course.ts";
import { isRight, type Response } from "../src/core/domain/grading.ts";
import type { Day, DeliveryId, Instant } from "../src/core/domain/ids.ts";
import { afterAnswer, type Review } from "../src/core/domain/review.ts";
import type { BenchDatabase } from "./database.ts";

interface Loaded {
  readonly session_id: string;
  readonly outcome_id: string;
  readonly question_id: string;
  readonly question_version_id: string;
  readonly option_order: number[];
  readonly content: Question;
  readonly review: Review | null;
  readonly evidence_day: Day | null;
  readonly next: string | null;
}

/** What somebody who knows their SQL writes for one answer: five round trips, prepared statements, all in one transaction. */
export class HandWrittenAnswers {
  readonly #database: BenchDatabase;
  readonly #at: Instant;

  constructor(database: BenchDatabase, at: Instant) {
    this.#database = database;
    this.#at = at;
  }

  async answer(learner: string, item: string, response: Response): Promise<void> {
    const client = await this.#database.pool.connect();
    try {
      await client.query("BEGIN");
      await this.#answer(client, learner, item, response);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }

  async #answer(client: PoolClient, learner: string, item: string, response: Response): Promise<void> {
    const { rows: learners } = await client.query({
      name: "lock",
      text: "SELECT zone, working_days FROM learner WHERE id = $1 FOR UPDATE",
      values: [learner],
    });
    const { rows } = await client.query<Loaded>({ name: "load", text: LOAD, values: [item, learner] });
    const loaded = rows[0] as Loaded;
    const { zone, working_days } = learners[0] as { zone: string; working_days: number[] };
    const day = dayOf(this.#at, zone);
    const right = isRight(loaded.content, loaded.option_order, response);
    const { step, dueDay } = afterAnswer(loaded.review ?? undefined, right, day);
    const next = loaded.next ? `${loaded.next}/question` : `${loaded.session_id}/summary`;
    const content = loaded.next
      ? { kind: "question", item: loaded.next, session: loaded.session_id }
      : { kind: "summary", session: loaded.session_id };
    await client.query({
      name: "save",
      text: SAVE,
      values: [
        ...[
          item,
          learner,
          loaded.question_id,
          loaded.outcome_id,
          loaded.question_version_id,
          JSON.stringify(response),
          right,
          day,
          new Date(this.#at),
        ],
        ...[step, dueDay, loaded.evidence_day === day ? 0 : 1, loaded.session_id, loaded.next === null],
        ...[working_days.includes(weekdayOf(day)), new Date(endOfDay(day, zone)), next, JSON.stringify(content)],
      ],
    });
    await this.#database.jobs.ring([{ kind: "deliver", delivery: next as DeliveryId, urgent: true }], {
      executeSql: (text, values) => client.query(text, values),
    });
  }
}

const LOAD = `SELECT i.session_id, i.outcome_id, i.question_id, i.question_version_id, i.option_order, v.content, m.last_day AS evidence_day,
    CASE WHEN r.step IS NOT NULL THEN jsonb_build_object('step', r.step, 'lastDay', r.last_day, 'dueDay', r.due_day) END AS review,
    (SELECT o.id FROM session_item o LEFT JOIN answer oa ON oa.item_id = o.id WHERE o.session_id = i.session_id AND o.id <> i.id AND oa.item_id IS NULL
     ORDER BY o.position LIMIT 1) AS next
  FROM session_item i JOIN question_version v ON v.id = i.question_version_id
    LEFT JOIN review r ON r.learner_id = $2 AND r.outcome_id = i.outcome_id LEFT JOIN mastery m ON m.learner_id = $2 AND m.outcome_id = i.outcome_id
  WHERE i.id = $1`;

const SAVE = `WITH
  a AS (INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)),
  r AS (INSERT INTO review (learner_id, outcome_id, step, last_day, due_day) VALUES ($2, $4, $10, $8, $11)
    ON CONFLICT (learner_id, outcome_id) DO UPDATE SET step = excluded.step, last_day = excluded.last_day, due_day = excluded.due_day),
  m AS (INSERT INTO mastery (learner_id, outcome_id, answers, "right", days, last_day) VALUES ($2, $4, 1, $7::boolean::int, 1, $8)
    ON CONFLICT (learner_id, outcome_id) DO UPDATE SET answers = mastery.answers + 1, "right" = mastery."right" + $7::boolean::int,
      days = mastery.days + $12::int, last_day = excluded.last_day),
  u AS (UPDATE learner SET unanswered = 0 WHERE id = $2 AND unanswered <> 0),
  c AS (UPDATE session SET completed_at = $9 WHERE id = $13 AND $14::boolean),
  d AS (INSERT INTO streak_day (learner_id, day, working, closes_at, sessions) SELECT $2, $8, $15::boolean, $16::timestamptz, 1 WHERE $14::boolean
    ON CONFLICT (learner_id, day) DO UPDATE SET sessions = streak_day.sessions + 1)
  INSERT INTO delivery (id, learner_id, account_id, session_id, content)
  SELECT $17, $2, account_id, $13, $18::jsonb FROM delivery WHERE session_id = $13 ORDER BY created_at LIMIT 1 ON CONFLICT (id) DO NOTHING`;
