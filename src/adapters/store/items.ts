import type { Question } from "../../core/domain/course.ts";
import type { Day, QuestionId, VersionId } from "../../core/domain/ids.ts";
import type { ItemFacts } from "../../core/domain/item-health.ts";
import type { RichText } from "../../core/domain/rich-text.ts";
import { plainText } from "../../core/domain/rich-text.ts";
import type { Items, Reporter } from "../../core/ports.ts";
import { type Database, rows, type Transaction } from "./database.ts";
import { ADDRESS_COLUMNS, type AddressRow, type LearnerRow, learnerColumns, toPerson } from "./learner-row.ts";

/** Open disputes of a question in `v` and `d`. Of a version that is withdrawn already nothing is left to decide: a report that comes late agrees. */
const TO_DECIDE = `FROM dispute d JOIN question_version v ON v.id = d.question_version_id AND d.state = 'open' AND v.pulled_because IS DISTINCT FROM 'upheld'`;

/**
 * The first answer of every learner to every version, and how many of the learner's other first answers in the course are right. Questions that were
 * found wrong measure nobody.
 */
const HEALTH = `WITH
  first AS (
    SELECT DISTINCT ON (a.learner_id, a.question_version_id) a.learner_id, a.question_version_id AS version, q.course_id, a."right"::int AS hit, a.response, i.option_order
    FROM answer a JOIN question q ON q.id = a.question_id JOIN session_item i ON i.id = a.item_id
      JOIN question_version v ON v.id = a.question_version_id AND v.pulled_because IS DISTINCT FROM 'upheld'
    WHERE $1::text IS NULL OR q.course_id = $1
    ORDER BY a.learner_id, a.question_version_id, a.seq),
  score AS (SELECT learner_id, course_id, sum(hit) AS hits, count(*) AS answers FROM first GROUP BY learner_id, course_id),
  measured AS (
    SELECT f.version, count(*)::int AS attempts, avg(f.hit)::float8 AS share, corr(f.hit, (s.hits - f.hit)::float8 / nullif(s.answers - 1, 0)) AS discrimination
    FROM first f JOIN score s ON s.learner_id = f.learner_id AND s.course_id = f.course_id GROUP BY f.version),
  chosen AS (
    SELECT version, jsonb_object_agg(option, times) AS times FROM (
      SELECT version, option_order[position::int + 1] AS option, count(*)::int AS times
      FROM first, jsonb_array_elements_text(first.response -> 'positions') AS position WHERE first.response ->> 'kind' = 'positions' GROUP BY 1, 2) AS counted
    WHERE option IS NOT NULL GROUP BY version)
  SELECT q.id, v.id AS version, v.content, v.pulled_because AS "pulledBecause", v.kept_at IS NOT NULL AS "isKept",
    coalesce(m.attempts, 0) AS attempts, coalesce(m.share, 0) AS share, m.discrimination, c.times,
    (SELECT count(*)::int ${TO_DECIDE} WHERE v.question_id = q.id) AS disputes
  FROM question q JOIN question_version v ON v.id = q.version_id JOIN lesson l ON l.id = q.lesson_id JOIN course k ON k.id = q.course_id
    LEFT JOIN measured m ON m.version = v.id LEFT JOIN chosen c ON c.version = v.id
  WHERE q.withdrawn_at IS NULL AND ($1::text IS NULL OR q.course_id = $1) ORDER BY k.position, k.id, l.position, l.id, q.position, q.id`;

interface HealthRow {
  readonly id: string;
  readonly version: string;
  readonly content: Question;
  readonly pulledBecause: "discrimination" | "upheld" | null;
  readonly isKept: boolean;
  readonly attempts: number;
  readonly share: number;
  readonly discrimination: number | null;
  /** Authored position → first answers that chose it. */
  readonly times: Record<string, number> | null;
  readonly disputes: number;
}

export function storedItems(database: Database, changed: () => void): Items {
  let looked: Day | undefined;
  return {
    async health(course) {
      const found = await rows<HealthRow>(database, HEALTH, course ?? null);
      return found.map(toFacts);
    },
    async isFirstLookOf(day) {
      if (looked === day) return false;
      looked = day;
      const taken = await rows(
        database,
        "INSERT INTO tick_lease (key, until) VALUES ($1, now() + interval '2 days') ON CONFLICT DO NOTHING RETURNING key",
        `items/${day}`,
      );
      return taken.length > 0;
    },
    async pull(versions, at) {
      await database.questionVersion.updateMany({
        where: { id: { in: [...versions] }, pulledAt: null },
        data: { pulledAt: new Date(at), pulledBecause: "discrimination" },
      });
      changed();
    },
    async uphold(question, at) {
      const upheld = await database.$transaction((tx) => uphold(tx, question, new Date(at)));
      changed();
      return upheld;
    },
    async keep(question, at) {
      const reporters = await database.$transaction((tx) => keep(tx, question, new Date(at)));
      changed();
      return reporters;
    },
  };
}

function toFacts({ id, version, content, attempts, share, discrimination, times, disputes, pulledBecause, isKept }: HealthRow): ItemFacts {
  const options = "options" in content && attempts > 0 ? content.options : [];
  return {
    question: id as QuestionId,
    version: version as VersionId,
    stem: plainText(content.stem),
    attempts,
    rightShare: share,
    discrimination: discrimination ?? undefined,
    options: options.map(({ text, right }, i) => ({ text, right, chosen: (times?.[i] ?? 0) / attempts })),
    disputes,
    state: stateOf(pulledBecause, isKept),
  };
}

function stateOf(pulledBecause: HealthRow["pulledBecause"], isKept: boolean): ItemFacts["state"] {
  if (pulledBecause) return pulledBecause === "upheld" ? "upheld" : "pulled";
  return isKept ? "kept" : "in-rotation";
}

/** Closes all open disputes of a question. */
const DECIDE = `UPDATE dispute SET decided_at = $3::timestamptz, state = CASE WHEN v.pulled_because = 'upheld' THEN 'upheld' ELSE $2::"DisputeState" END
  FROM question_version v WHERE v.id = dispute.question_version_id AND v.question_id = $1 AND dispute.state = 'open'`;

async function uphold(tx: Transaction, questionId: string, at: Date): Promise<{ versions: number; learners: number } | undefined> {
  const question = await tx.question.findUnique({ where: { id: questionId } });
  if (!question) return undefined;
  const disputed = await rows<{ id: string }>(tx, `SELECT DISTINCT v.id ${TO_DECIDE} WHERE v.question_id = $1`, questionId);
  const versions = disputed.length > 0 ? disputed.map(({ id }) => id) : [question.versionId];
  await tx.questionVersion.updateMany({ where: { id: { in: versions } }, data: { pulledAt: at, pulledBecause: "upheld" } });
  await tx.$executeRawUnsafe(DECIDE, questionId, "upheld", at);
  const [{ learners } = { learners: 0 }] = await rows<{ learners: number }>(
    tx,
    `WITH misled AS (SELECT DISTINCT l.id, l.organisation_id FROM session_item i JOIN session s ON s.id = i.session_id JOIN learner l ON l.id = s.learner_id
       WHERE i.question_version_id = ANY ($1::text[])),
       marked AS (UPDATE organisation SET replay_due = true WHERE id IN (SELECT organisation_id FROM misled))
     SELECT count(DISTINCT misled.id)::int AS learners FROM misled JOIN answer a ON a.learner_id = misled.id AND a.question_version_id = ANY ($1::text[])`,
    versions,
  );
  return { versions: versions.length, learners };
}

const REPORTERS = `SELECT DISTINCT ON (l.id) ${learnerColumns("l")}, ${ADDRESS_COLUMNS}, v.id AS version, v.content -> 'stem' AS stem
  ${TO_DECIDE} JOIN learner l ON l.id = d.learner_id
    JOIN account a ON a.learner_id = l.id AND a.gone_at IS NULL JOIN workspace w ON w.id = a.workspace_id AND w.left_at IS NULL
  WHERE v.question_id = $1 AND l.pause_reason IS DISTINCT FROM 'stopped' ORDER BY l.id, a.id`;

async function keep(tx: Transaction, questionId: string, at: Date): Promise<Reporter[] | undefined> {
  const question = await tx.question.findUnique({ where: { id: questionId } });
  if (!question) return undefined;
  const found = await rows<LearnerRow & AddressRow & { version: string; stem: RichText }>(tx, REPORTERS, questionId);
  await tx.$executeRawUnsafe(DECIDE, questionId, "dismissed", at);
  const { pulledBecause } = await tx.questionVersion.findUniqueOrThrow({ where: { id: question.versionId } });
  // What was found wrong stays withdrawn: its answers are already taken out, and learners were told.
  if (pulledBecause !== "upheld")
    await tx.questionVersion.update({ where: { id: question.versionId }, data: { pulledAt: null, pulledBecause: null, keptAt: at } });
  return found.map((row) => ({ person: toPerson(row), version: row.version as VersionId, stem: row.stem }));
}
