import type { OrganisationId } from "../../core/domain/ids.ts";
import type { Doorbell, Rebuild, Replaying, ReplayOptions, ReplayReport } from "../../core/ports.ts";
import { type Database, rows } from "./database.ts";
import { type Ringing, transactions } from "./doorbell.ts";
import { insertDelivery } from "./planned-delivery.ts";
import { AnswerPages, PAGE, readStart } from "./replay-reading.ts";
import { bringToFold } from "./replay-saving.ts";
import { bringStreakDays, readMisled, readNowComplete, saveAwards, saveCompletions } from "./replay-sessions.ts";

/** Writing what differs for a million answers takes a minute at most; whatever takes this long has gone wrong. */
const LONGEST_MS = 15 * 60_000;

const ORGANISATIONS = `SELECT o.id, count(a.item_id)::int AS answers
  FROM organisation o LEFT JOIN learner l ON l.organisation_id = o.id LEFT JOIN answer a ON a.learner_id = l.id
  WHERE o.replay_due OR NOT $1::boolean GROUP BY o.id ORDER BY o.id`;

export function storedReplaying(database: Database, doorbell: Doorbell): Replaying {
  const transact = transactions(database, doorbell, { timeout: LONGEST_MS });
  return {
    organisations: (which) => rows(database, ORGANISATIONS, which === "due"),
    async replay(organisation, rebuild, options) {
      rebuild.start(await readStart(database, organisation));
      const pages = new AnswerPages(organisation);
      // Most of the answers are read before anybody has to wait.
      await readAll(pages, rebuild, options, () => pages.next(database));
      return transact((ringing) => finish(ringing, organisation, rebuild, pages, options));
    },
  };
}

async function readAll(
  pages: AnswerPages,
  rebuild: Rebuild,
  { onProgress }: ReplayOptions,
  next: () => ReturnType<AnswerPages["next"]>,
): Promise<void> {
  for (;;) {
    const page = await next();
    for (const fact of page) rebuild.add(fact);
    onProgress(pages.count);
    if (page.length < PAGE) return;
  }
}

/** With the lock that every answer of the organisation takes: the last answers, then whatever differs. */
async function finish(
  ringing: Ringing,
  organisation: OrganisationId,
  rebuild: Rebuild,
  pages: AnswerPages,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const { tx } = ringing;
  await tx.$queryRawUnsafe("SELECT id FROM organisation WHERE id = $1 FOR NO KEY UPDATE", organisation);
  await readAll(pages, rebuild, options, () => pages.next(tx));
  // Whoever withdrew it has marked the organisation, and the mark stays.
  if (await pages.isOutdated(tx)) throw new Error("A question was withdrawn while its answers were read. Nothing was changed: replay again.");
  const write = !options.dryRun;
  const { learners, ...derived } = await bringToFold(tx, organisation, rebuild.fold, write);
  const completions = (await readNowComplete(tx, organisation)).map((session) => rebuild.completion(session));
  if (write) await saveCompletions(tx, completions);
  const streaks = await bringStreakDays(tx, organisation, write);
  if (write) await saveAwards(tx, rebuild.awards);
  const told = write ? await tell(ringing, organisation, rebuild) : 0;
  if (write) await tx.organisation.update({ where: { id: organisation }, data: { replayDue: false } });
  const changed = new Set([...learners, ...streaks.learners, ...[...completions, ...rebuild.awards].map(({ learner }) => learner)]);
  const differences = { ...derived, sessions: completions.length, streakDays: streaks.days, awards: rebuild.awards.length };
  return { organisation, answers: pages.count, differences, learners: changed.size, told };
}

async function tell(ringing: Ringing, organisation: OrganisationId, rebuild: Rebuild): Promise<number> {
  const corrections = (await readMisled(ringing.tx, organisation)).map((misled) => rebuild.correction(misled));
  for (const { person, delivery } of corrections) await insertDelivery(ringing, { learner: person.learner.id, account: person.account }, delivery);
  return corrections.length;
}
