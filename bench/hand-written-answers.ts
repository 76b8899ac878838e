import type { PoolClient } from "pg";
import { dayOf, endOfDay, weekdayOf } from "../src/core/domain/calendar.ts";
import type { Question } from "../src/core/domain/course.ts";
import { isRight, type Response } from "../src/core/domain/grading.ts";
import type { Day, DeliveryId, Instant } from "../src/core/domain/ids.ts";
import {
  type Belief,
  guessFloor,
  type Mastery,
  NEW_LEVEL,
  NEW_MASTERY,
  NEW_OUTCOME,
  newQuestion,
  type Terms,
} from "../src/core/domain/mastery/terms.ts";
import { afterFact, type Progress } from "../src/core/domain/progress.ts";
import type { Review } from "../src/core/domain/review.ts";
import type { BenchDatabase } from "./database.ts";

interface Loaded {
  readonly organisation_id: string;
  readonly outcome_id: string;
  readonly question_id: string;
  readonly question_version_id: string;
  readonly session_id: string;
  readonly option_order: number[];
  readonly content: Question;
  readonly is_below_lesson: boolean;
  readonly next: string | null;
}

/** Numbers as columns; none where nothing is known yet. */
interface Known {
  readonly review: Review | null;
  readonly mastery: Mastery | null;
  readonly level: Belief | null;
  readonly outcome: Belief | null;
  readonly question: Belief | null;
  readonly time_scale: Belief;
  readonly answered_before: Date | null;
}

/** What somebody who knows their SQL writes for one answer: seven round trips, prepared statements, all in one transaction. */
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
    const { organisation_id, outcome_id, question_version_id, question_id, session_id } = loaded;
    await client.query({ name: "order", text: "SELECT 1 FROM organisation WHERE id = $1 FOR NO KEY UPDATE", values: [organisation_id] });
    const values = [organisation_id, learner, outcome_id, question_version_id, question_id];
    const known = await client.query<Known>({ name: "known", text: KNOWN, values });
    const { zone, working_days } = learners[0] as { zone: string; working_days: number[] };
    const day = dayOf(this.#at, zone);
    const right = isRight(loaded.content, loaded.option_order, response);
    const progress = this.#progress(loaded, known.rows[0] as Known, right, day);
    const next = loaded.next ? `${loaded.next}/question` : `${session_id}/summary`;
    const content = loaded.next ? { kind: "question", item: loaded.next, session: session_id } : { kind: "summary", session: session_id };
    await client.query({
      name: "save",
      text: SAVE,
      values: [
        ...[item, learner, question_id, outcome_id, question_version_id, JSON.stringify(response), right, day, new Date(this.#at)],
        ...[loaded.is_below_lesson ? "lesson" : "none", session_id, loaded.next === null, working_days.includes(weekdayOf(day))],
        ...[new Date(endOfDay(day, zone)), next, JSON.stringify(content), organisation_id, ...columnsOf(progress)],
      ],
    });
    await this.#database.jobs.ring([{ kind: "deliver", delivery: next as DeliveryId, urgent: true }], {
      executeSql: (text, values) => client.query(text, values),
    });
  }

  #progress({ content, is_below_lesson }: Loaded, known: Known, right: boolean, day: Day): Progress {
    const terms: Terms = {
      timeScale: known.time_scale,
      level: known.level ?? NEW_LEVEL,
      outcome: known.outcome ?? NEW_OUTCOME,
      question: known.question ?? newQuestion(content.difficulty),
      mastery: known.mastery ?? NEW_MASTERY,
    };
    const aid = is_below_lesson ? "lesson" : "none";
    const fact = { right, day, at: this.#at, aid, floor: guessFloor(content), isVoid: false } as const;
    return afterFact({ terms, review: known.review ?? undefined }, fact, known.answered_before?.getTime());
  }
}

function columnsOf({ terms: { level, outcome, question, timeScale, mastery }, review }: Progress): unknown[] {
  return [
    ...[mastery.relative.mean, mastery.relative.variance, mastery.local.mean, mastery.local.variance],
    ...[mastery.answers, mastery.right, mastery.spaced, mastery.days, mastery.lastDay ?? null, new Date(mastery.practisedAt ?? 0)],
    ...[review?.stability, review?.difficulty, review?.lastDay, review?.dueDay],
    ...[level, outcome, question, timeScale].flatMap(({ mean, variance }) => [mean, variance]),
  ];
}

const LOAD = `SELECT l.organisation_id, i.session_id, i.outcome_id, i.question_id, i.question_version_id, i.option_order, v.content,
    s.lesson_id IS NOT DISTINCT FROM q.lesson_id AS is_below_lesson,
    (SELECT o.id FROM session_item o LEFT JOIN answer oa ON oa.item_id = o.id WHERE o.session_id = i.session_id AND o.id <> i.id AND oa.item_id IS NULL
     ORDER BY o.position LIMIT 1) AS next
  FROM session_item i JOIN session s ON s.id = i.session_id JOIN learner l ON l.id = s.learner_id JOIN question_version v ON v.id = i.question_version_id
    JOIN question q ON q.id = i.question_id
  WHERE i.id = $1 AND s.learner_id = $2`;

const belief = (table: string): string =>
  `CASE WHEN ${table}.mean IS NOT NULL THEN jsonb_build_object('mean', ${table}.mean, 'variance', ${table}.variance) END`;

const KNOWN = `SELECT ${belief("ll")} AS level, ${belief("od")} AS outcome, ${belief("qd")} AS question,
    jsonb_build_object('mean', o.time_scale, 'variance', o.time_scale_variance) AS time_scale,
    CASE WHEN r.due_day IS NOT NULL THEN jsonb_build_object('stability', r.stability, 'difficulty', r.difficulty, 'lastDay', r.last_day, 'dueDay', r.due_day) END AS review,
    CASE WHEN m.mean IS NOT NULL THEN jsonb_build_object('relative', jsonb_build_object('mean', m.mean, 'variance', m.variance),
      'local', jsonb_build_object('mean', m.local_mean, 'variance', m.local_variance), 'answers', m.answers, 'right', m.right, 'spaced', m.spaced,
      'days', m.days, 'lastDay', m.last_day, 'practisedAt', extract(epoch FROM m.practised_at) * 1000) END AS mastery,
    (SELECT max(answered_at) FROM answer WHERE learner_id = $2 AND question_id = $5) AS answered_before
  FROM organisation o LEFT JOIN learner_level ll ON ll.learner_id = $2
    LEFT JOIN outcome_difficulty od ON od.organisation_id = o.id AND od.outcome_id = $3
    LEFT JOIN question_difficulty qd ON qd.organisation_id = o.id AND qd.question_version_id = $4
    LEFT JOIN review r ON r.learner_id = $2 AND r.outcome_id = $3 LEFT JOIN mastery m ON m.learner_id = $2 AND m.outcome_id = $3
  WHERE o.id = $1`;

const SAVE = `WITH
  a AS (INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at, aid)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10::"AnswerAid")),
  m AS (INSERT INTO mastery (learner_id, outcome_id, mean, variance, local_mean, local_variance, answers, "right", spaced, days, last_day, practised_at)
    VALUES ($2, $4, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
    ON CONFLICT (learner_id, outcome_id) DO UPDATE SET mean = $18, variance = $19, local_mean = $20, local_variance = $21, answers = $22, "right" = $23,
      spaced = $24, days = $25, last_day = $26, practised_at = $27),
  r AS (INSERT INTO review (learner_id, outcome_id, stability, difficulty, last_day, due_day) VALUES ($2, $4, $28, $29, $30, $31)
    ON CONFLICT (learner_id, outcome_id) DO UPDATE SET stability = $28, difficulty = $29, last_day = $30, due_day = $31),
  ll AS (INSERT INTO learner_level (learner_id, mean, variance) VALUES ($2, $32, $33) ON CONFLICT (learner_id) DO UPDATE SET mean = $32, variance = $33),
  od AS (INSERT INTO outcome_difficulty (organisation_id, outcome_id, mean, variance) VALUES ($17, $4, $34, $35)
    ON CONFLICT (organisation_id, outcome_id) DO UPDATE SET mean = $34, variance = $35),
  qd AS (INSERT INTO question_difficulty (organisation_id, question_version_id, mean, variance) VALUES ($17, $5, $36, $37)
    ON CONFLICT (organisation_id, question_version_id) DO UPDATE SET mean = $36, variance = $37),
  o AS (UPDATE organisation SET time_scale = $38, time_scale_variance = $39 WHERE id = $17 AND time_scale <> $38),
  u AS (UPDATE learner SET unanswered = 0 WHERE id = $2 AND unanswered <> 0),
  c AS (UPDATE session SET completed_at = $9 WHERE id = $11 AND $12::boolean),
  d AS (INSERT INTO streak_day (learner_id, day, working, closes_at, sessions) SELECT $2, $8, $13::boolean, $14::timestamptz, 1 WHERE $12::boolean
    ON CONFLICT (learner_id, day) DO UPDATE SET sessions = streak_day.sessions + 1)
  INSERT INTO delivery (id, learner_id, account_id, session_id, content)
  SELECT $15, $2, account_id, $11, $16::jsonb FROM delivery WHERE session_id = $11 ORDER BY created_at LIMIT 1 ON CONFLICT (id) DO NOTHING`;
