import type { OrganisationId } from "../../../src/core/domain/ids.ts";
import type { Address, ReplayReport } from "../../../src/core/ports.ts";
import { replay } from "../../../src/core/usecases/replay.ts";
import type { StoryFundi } from "../../fundi.ts";

export const NO_DIFFERENCES = { mastery: 0, reviews: 0, levels: 0, difficulties: 0, sessions: 0, streakDays: 0, awards: 0 };

/** Everything derived for one learner and their organisation. */
export async function derivedFor(fundi: StoryFundi, who: Address) {
  const person = await fundi.store.people.find(who);
  const [learner, organisation] = [person?.learner.id, person?.learner.organisation];
  const read = async (sql: string, id: string | undefined = learner) => (await fundi.store.query(sql, [id])).rows;
  return {
    mastery: await read("SELECT * FROM mastery WHERE learner_id = $1 ORDER BY outcome_id"),
    reviews: await read("SELECT * FROM review WHERE learner_id = $1 ORDER BY outcome_id"),
    level: await read("SELECT * FROM learner_level WHERE learner_id = $1"),
    shared: await read("SELECT time_scale, time_scale_variance FROM organisation WHERE id = $1", organisation),
    outcomes: await read("SELECT * FROM outcome_difficulty WHERE organisation_id = $1 ORDER BY outcome_id", organisation),
    questions: await read("SELECT * FROM question_difficulty WHERE organisation_id = $1 ORDER BY question_version_id", organisation),
    streak: await read("SELECT * FROM streak_day WHERE learner_id = $1 ORDER BY day"),
    sessions: await read("SELECT id, completed_at FROM session WHERE learner_id = $1 ORDER BY id"),
    awards: await read("SELECT outcome_id, evidence, awarded_at FROM award WHERE learner_id = $1"),
  };
}

/** Makes everything derived in a learner's organisation anew. */
export async function replayFor(fundi: StoryFundi, who: Address): Promise<ReplayReport> {
  const person = await fundi.store.people.find(who);
  return replay(fundi.ports, person?.learner.organisation as OrganisationId, { dryRun: false, onProgress: () => {} });
}
