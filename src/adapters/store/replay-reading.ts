import type { Difficulty, Question } from "../../core/domain/course.ts";
import type { Day, ItemId, LearnerId, OrganisationId, OutcomeId, QuestionId, VersionId } from "../../core/domain/ids.ts";
import type { Aid } from "../../core/domain/mastery/evidence-weight.ts";
import { guessFloor } from "../../core/domain/mastery/terms.ts";
import type { OutcomeRule, ReplayStart, StoredFact } from "../../core/ports.ts";
import { type Runner, rows } from "./database.ts";

/** Answers in one page: large enough to be quick, small enough to keep little in memory. */
export const PAGE = 20_000;

const ANSWERS = `SELECT a.seq::float8 AS seq, a.item_id AS item, a.learner_id AS learner, a.outcome_id AS outcome, a.question_id AS question,
    a.question_version_id AS version, a."right", a.day, (extract(epoch FROM a.answered_at) * 1000)::float8 AS at, a.aid
  FROM answer a JOIN learner l ON l.id = a.learner_id
  WHERE l.organisation_id = $1 AND a.seq > $2::bigint ORDER BY a.seq LIMIT ${PAGE}`;

interface AnswerRow {
  readonly seq: number;
  readonly item: string;
  readonly learner: string;
  readonly outcome: string;
  readonly question: string;
  readonly version: string;
  readonly right: boolean;
  readonly day: string;
  readonly at: number;
  readonly aid: Aid;
}

/** What the questions say, for as long as one replay lasts. */
interface VersionFacts {
  readonly floor: number;
  readonly difficulty: Difficulty;
  readonly isVoid: boolean;
}

/** Reads an organisation's answers page by page, in the order in which they were given. */
export class AnswerPages {
  readonly #organisation: OrganisationId;
  readonly #versions = new Map<string, VersionFacts>();
  #seq = 0;
  count = 0;

  constructor(organisation: OrganisationId) {
    this.#organisation = organisation;
  }

  /** The next page; an empty one when there are no more answers. */
  async next(runner: Runner): Promise<StoredFact[]> {
    const page = await rows<AnswerRow>(runner, ANSWERS, this.#organisation, this.#seq);
    await this.#readVersions(runner, page);
    this.#seq = page.at(-1)?.seq ?? this.#seq;
    this.count += page.length;
    return page.map((row) => this.#toFact(row));
  }

  /** True when a question was withdrawn after its answers had been read: what was made of them is wrong. */
  async isOutdated(runner: Runner): Promise<boolean> {
    const counted = [...this.#versions].flatMap(([id, { isVoid }]) => (isVoid ? [] : [id]));
    const withdrawn = await rows(
      runner,
      "SELECT id FROM question_version WHERE id = ANY ($1::text[]) AND pulled_because = 'upheld' LIMIT 1",
      counted,
    );
    return withdrawn.length > 0;
  }

  async #readVersions(runner: Runner, page: readonly AnswerRow[]): Promise<void> {
    const missing = [...new Set(page.map(({ version }) => version))].filter((version) => !this.#versions.has(version));
    if (missing.length === 0) return;
    const found = await rows<{ id: string; content: Question; isVoid: boolean }>(
      runner,
      `SELECT id, content, pulled_because IS NOT DISTINCT FROM 'upheld' AS "isVoid" FROM question_version WHERE id = ANY ($1::text[])`,
      missing,
    );
    for (const { id, content, isVoid } of found) this.#versions.set(id, { floor: guessFloor(content), difficulty: content.difficulty, isVoid });
  }

  #toFact({ item, learner, outcome, question, version, right, day, at, aid }: AnswerRow): StoredFact {
    const facts = this.#versions.get(version) as VersionFacts;
    return {
      item: item as ItemId,
      learner: learner as LearnerId,
      outcome: outcome as OutcomeId,
      question: question as QuestionId,
      version: version as VersionId,
      ...{ right, at, aid, day: day as Day },
      ...facts,
    };
  }
}

export async function readStart(runner: Runner, organisation: OrganisationId): Promise<ReplayStart> {
  const rules = await rows<OutcomeRule>(
    runner,
    `SELECT o.id, v.id AS "ruleVersion", v.content ->> 'title' AS title, v.content -> 'rule' AS rule FROM outcome o JOIN outcome_version v ON v.id = o.version_id`,
  );
  const awards = await rows<ReplayStart["awards"][number]>(
    runner,
    "SELECT a.learner_id AS learner, a.outcome_id AS outcome FROM award a JOIN learner l ON l.id = a.learner_id WHERE l.organisation_id = $1",
    organisation,
  );
  return { rules: new Map(rules.map((rule) => [rule.id, rule])), awards };
}
