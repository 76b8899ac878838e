import type { BenchDatabase } from "./database.ts";

const SESSIONS_EACH = 20;
const ITEMS_EACH = 5 / 2;
/** Two and a half questions a session on average. */
export const ANSWERS_EACH = SESSIONS_EACH * ITEMS_EACH;
/** Sessions of one learner are so many days apart: the whole takes four months. */
const EVERY_DAYS = 6;

/** A number 0 ≤ x < 1 that depends on learner, session and position alone. */
const CHANCE = "((hashint8(l::bigint * 1000003 + s * 101 + p) & 1023) / 1024.0)";

/**
 * Sessions of two and three questions in turn, one every six days in four months. Learners go through the courses from where each began, and meet their
 * questions again. Three in four answers are right: more for able learners. One in three stands right below its lesson, one in thirty had a hint.
 */
const ANSWERS = `CREATE TEMP TABLE given AS
  WITH taught AS (
    SELECT q.id, q.version_id, q.outcome_id, row_number() OVER (ORDER BY k.position, l.position, q.position) - 1 AS n, count(*) OVER () AS all
    FROM question q JOIN lesson l ON l.id = q.lesson_id JOIN course k ON k.id = q.course_id)
  SELECT 'l' || l || '/' || s AS session, p AS position, 'l' || l AS learner, (date '2026-01-05' + s * ${EVERY_DAYS} + l % ${EVERY_DAYS})::text AS day,
    (date '2026-01-05' + s * ${EVERY_DAYS} + l % ${EVERY_DAYS} + time '09:00' + l % 28800 * interval '1 second' + p * interval '20 seconds') AT TIME ZONE 'UTC' AS at,
    t.id AS question, t.version_id AS version, t.outcome_id AS outcome, ${CHANCE} < 0.55 + 0.4 * (l % 97) / 97.0 AS hit,
    (CASE WHEN p = 0 AND s % 2 = 0 OR p = 1 AND s % 3 = 0 THEN 'lesson' WHEN ${CHANCE} > 0.95 THEN 'hint' ELSE 'none' END)::"AnswerAid" AS aid
  FROM generate_series(1, $1::int) l CROSS JOIN generate_series(0, ${SESSIONS_EACH - 1}) s CROSS JOIN generate_series(0, 1 + s % 2) p
    JOIN taught t ON t.n = (l * 7 + s + p * 11 + s / 4 * p) % t.all`;

const SESSIONS = `INSERT INTO session (id, learner_id, day, number, purpose, zone, notes, planned_at, offered_at, completed_at)
  SELECT session, min(learner), min(day), 1, 'daily', 'UTC', '{}', min(at), min(at), max(at) FROM given GROUP BY session`;

const ITEMS = `INSERT INTO session_item (id, session_id, position, question_id, question_version_id, outcome_id, option_order)
  SELECT session || '/' || position, session, position, question, version, outcome, '{0,1,2}' FROM given`;

const STORED = `INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at, aid)
  SELECT session || '/' || position, learner, question, outcome, version, '{"kind":"positions","positions":[0]}', hit, day, at, aid FROM given ORDER BY at, session`;

const STREAKS = `INSERT INTO streak_day (learner_id, day, working, offered_at, closes_at, sessions)
  SELECT learner_id, day, true, offered_at, (day::date + 1)::timestamptz, 1 FROM session`;

/** One organisation whose learners have answered fifty questions each, and nothing that is derived from answers but streaks. Takes the place of the last. */
export async function writeHistory({ sql, pool }: BenchDatabase, organisation: string, learners: number): Promise<void> {
  await sql("TRUNCATE organisation, session, session_item, answer CASCADE");
  await sql("INSERT INTO organisation (id, name) VALUES ($1, $1)", [organisation]);
  await sql(
    `INSERT INTO learner (id, organisation_id, name, zone, region, locale, working_days, delivery_minute)
     SELECT 'l' || l, $1, 'Learner ' || l, 'UTC', '', 'en', '{1,2,3,4,5,6,7}', 540 FROM generate_series(1, $2::int) l`,
    [organisation, learners],
  );
  const client = await pool.connect();
  try {
    await client.query(ANSWERS, [learners]);
    for (const statement of [SESSIONS, ITEMS, STORED, STREAKS, "DROP TABLE given", "ANALYZE"]) await client.query(statement);
  } finally {
    client.release();
  }
}
