import type { Store } from "../../../src/adapters/store/store.ts";
import type { QuestionId } from "../../../src/core/domain/ids.ts";

/** One answer, as a test writes it: who, which question (`basics/one-1`), and which option in the author's order; a text is a typed answer. */
export type Written = readonly [learner: string, question: string, chosen: number | readonly number[] | "unsure" | string];

/** Where the author's right option stands in every question of `test/make.ts`. */
const RIGHT = 0;
/** Shown position → authored position, another one every time. */
const ORDERS = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

const SAVE = `WITH t AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(n int, learner text, question text, response jsonb, hit boolean, "order" int[])),
    learner_new AS (
      INSERT INTO learner (id, organisation_id, name, zone, region, locale, working_days, delivery_minute)
      SELECT DISTINCT learner, 'org', learner, 'UTC', '', 'en', '{1,2,3,4,5}'::int[], 540 FROM t ON CONFLICT DO NOTHING),
    session_new AS (
      INSERT INTO session (id, learner_id, day, number, purpose, zone, notes, planned_at)
      SELECT learner || '/2026-03-02/' || n, learner, '2026-03-02', n, 'quiz', 'UTC', '{}'::text[], now() FROM t),
    item_new AS (
      INSERT INTO session_item (id, session_id, position, question_id, question_version_id, outcome_id, option_order)
      SELECT learner || '/2026-03-02/' || n || '/0', learner || '/2026-03-02/' || n, 0, q.id, q.version_id, q.outcome_id, t."order" FROM t JOIN question q ON q.id = t.question)
  INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at)
  SELECT learner || '/2026-03-02/' || n || '/0', learner, q.id, q.outcome_id, q.version_id, response, hit, '2026-03-02', now()
  FROM t JOIN question q ON q.id = t.question ORDER BY n RETURNING item_id`;

let written = 0;

/** Writes answers straight into the tables, in the order given, options shuffled; returns their items. */
export async function writeAnswers(store: Store, answers: readonly Written[]): Promise<string[]> {
  await store.query("INSERT INTO organisation (id, name) VALUES ('org', 'org') ON CONFLICT DO NOTHING", []);
  const values = answers.map(([learner, question, chosen], i) => {
    const order = ORDERS[i % ORDERS.length] as readonly number[];
    return { n: written++, learner, question, order, ...given(chosen, order) };
  });
  const { rows } = await store.query(SAVE, [JSON.stringify(values)]);
  return rows.map((row) => row.item_id as string);
}

function given(chosen: Written[2], order: readonly number[]): { response: object; hit: boolean } {
  if (chosen === "unsure") return { response: { kind: "unsure" }, hit: false };
  if (typeof chosen === "string") return { response: { kind: "text", text: chosen }, hit: chosen === "right" };
  const options = typeof chosen === "number" ? [chosen] : chosen;
  return { response: { kind: "positions", positions: options.map((option) => order.indexOf(option)) }, hit: options.join() === String(RIGHT) };
}

/** Learners who say that something is wrong with what they answered. */
export async function writeDisputes(store: Store, items: readonly string[]): Promise<void> {
  await store.query(
    "INSERT INTO dispute (item_id, learner_id, question_version_id, at) SELECT item_id, learner_id, question_version_id, now() FROM answer WHERE item_id = ANY ($1::text[])",
    [items],
  );
}

/** `wrong` is a question that only those get right who know nothing else: 15 who know both others, 15 who know neither. */
export function suspicious(wrong: QuestionId, others: readonly [QuestionId, QuestionId], learners = 30): Written[] {
  return Array.from({ length: learners }, (_, i): Written[] => {
    const knows = i % 2 === 0;
    const learner = `s${i}`;
    return [...others.map((other): Written => [learner, other, knows ? 0 : 1]), [learner, wrong, knows ? 1 : 0]];
  }).flat();
}
