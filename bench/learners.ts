import path from "node:path";
import { loadCourses } from "../src/adapters/content/load-courses.ts";
import { holidays } from "../src/adapters/holidays/holidays.ts";
import type { Catalogue } from "../src/core/domain/catalogue.ts";
import { planDay } from "../src/core/usecases/plan-day.ts";
import type { BenchDatabase } from "./database.ts";

/** Publishes the courses that come with Fundi. */
export async function publishCourses({ store }: BenchDatabase, at: number): Promise<Catalogue> {
  const { courses } = loadCourses(path.join(import.meta.dirname, "../src/content"));
  await store.courses.publish(courses, at);
  return store.courses.catalogue();
}

/**
 * `count` learners of ten workspaces, spread evenly over all zones of the IANA database, each enrolled in two courses, with two finished sessions of
 * three answers and two outcomes under review; due at nine in their own morning of `day`.
 */
export async function seedLearners(database: BenchDatabase, catalogue: Catalogue, count: number, day: string): Promise<void> {
  const zones = Intl.supportedValuesOf("timeZone");
  const courses = catalogue.courses.slice(0, 2);
  const lessons = courses[0]?.lessons.slice(0, 2) ?? [];
  const { sql } = database;
  await sql("INSERT INTO organisation (id, name) SELECT 'o' || i, 'o' || i FROM generate_series(0, 9) i ON CONFLICT DO NOTHING");
  await sql(
    `INSERT INTO workspace (id, organisation_id, platform, external_id, name) SELECT 'w' || i, 'o' || i, 'slack', 'T' || i, 'w' || i FROM generate_series(0, 9) i ON CONFLICT DO NOTHING`,
  );
  await sql(
    `INSERT INTO learner (id, organisation_id, name, zone, region, locale, working_days, delivery_minute, next_session_at, last_session_at, last_session_day)
     SELECT 'l' || i, 'o' || i % 10, 'Learner ' || i, z.zone, '', 'en', '{1,2,3,4,5}', 540, ($2::date + time '09:00') AT TIME ZONE z.zone,
       ($2::date - 1 + time '09:00') AT TIME ZONE z.zone, ($2::date - 1)::text
     FROM generate_series(1, $1::int) i JOIN unnest($3::text[]) WITH ORDINALITY AS z(zone, n) ON z.n = 1 + i % array_length($3::text[], 1)`,
    [count, day, zones],
  );
  await sql(
    "INSERT INTO account (id, workspace_id, learner_id, external_id, conversation_id) SELECT 'a' || id, 'w' || substr(organisation_id, 2), id, 'U' || id, 'D' || id FROM learner",
  );
  await sql("INSERT INTO enrolment (learner_id, course_id, enrolled_at) SELECT id, unnest($1::text[]), now() FROM learner", [
    courses.map(({ id }) => id),
  ]);
  for (const [i, { lesson, version, questions }] of lessons.entries()) {
    const past = `($1::date - ${3 - i})::text`;
    await sql(
      `INSERT INTO session (id, learner_id, day, number, purpose, zone, lesson_id, lesson_version_id, notes, planned_at, offered_at, completed_at)
       SELECT id || '/' || ${past} || '/1', id, ${past}, 1, 'daily', zone, $2, $3, '{}', now(), now(), now() FROM learner`,
      [day, lesson.id, version],
    );
    for (const [position, { question, version: shown }] of questions.slice(0, 3).entries()) {
      await sql(
        `WITH item AS (INSERT INTO session_item (id, session_id, position, question_id, question_version_id, outcome_id, option_order)
           SELECT s.id || '/${position}', s.id, ${position}, $2, $3, $4, '{0,1,2}' FROM session s WHERE s.day = ${past} RETURNING id, session_id)
         INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at)
         SELECT item.id, split_part(item.session_id, '/', 1), $2, $4, $3, '{}', true, ${past}, now() FROM item`,
        [day, question.id, shown, question.outcome],
      );
    }
  }
  const outcomes = catalogue.courses[0]?.outcomes.slice(0, 2).map(({ id }) => id) ?? [];
  await sql("INSERT INTO review (learner_id, outcome_id, last_day, due_day) SELECT id, unnest($1::text[]), ($2::date - 1)::text, $2 FROM learner", [
    outcomes,
    day,
  ]);
  await sql("ANALYZE");
}

const HOUR_MS = 3_600_000;
const QUARTER_HOUR_MS = HOUR_MS / 4;
/** Nine o'clock of one date comes first at UTC+14 and last at UTC−12. */
const FIRST_MORNING_HOUR = -6;
const MORNING_HOURS = 30;

/** Looks every quarter of an hour at who is due while nine o'clock goes round the earth; from and to are shares of that journey. */
export async function planMornings({ store }: BenchDatabase, day: string, from = 0, to = 1): Promise<void> {
  const start = Date.parse(day) + FIRST_MORNING_HOUR * HOUR_MS;
  const end = start + to * MORNING_HOURS * HOUR_MS;
  for (let at = start + from * MORNING_HOURS * HOUR_MS; at < end; at += QUARTER_HOUR_MS) await planDay({ planning: store.planning, holidays }, at);
}
