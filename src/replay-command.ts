import { holidays } from "./adapters/holidays/holidays.ts";
import { type ExitCode, InputError, readArguments, withFundi } from "./command.ts";
import type { ReplayReport } from "./core/ports.ts";
import { replay } from "./core/usecases/replay.ts";
import { progressBar } from "./progress-bar.ts";

/** `replay [--dry-run] [--json]`: makes mastery, reviews, streaks and badges anew from the answers, and says what differed. */
export async function replayCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { "dry-run": { type: "boolean", default: false }, json: { type: "boolean", default: false } });
  if (positionals.length > 0) throw new InputError(`replay takes no ${positionals[0]}: it replays every organisation`);
  const { reports, seconds } = await withFundi((fundi) => timed(() => replayAll(fundi.store.replaying, values["dry-run"])));
  const answers = reports.reduce((sum, report) => sum + report.answers, 0);
  if (values.json)
    console.log(JSON.stringify({ answers, seconds, answersPerSecond: answers / seconds, dryRun: values["dry-run"], organisations: reports }));
  else print(reports, answers, seconds, values["dry-run"]);
  return 0;
}

/** Without the time it takes to open the database. */
async function timed(work: () => Promise<ReplayReport[]>): Promise<{ reports: ReplayReport[]; seconds: number }> {
  const start = performance.now();
  const reports = await work();
  return { reports, seconds: (performance.now() - start) / 1000 };
}

async function replayAll(replaying: Parameters<typeof replay>[0]["replaying"], dryRun: boolean): Promise<ReplayReport[]> {
  const organisations = await replaying.organisations("all");
  const total = organisations.reduce((sum, { answers }) => sum + answers, 0);
  const show = progressBar("replaying");
  const reports: ReplayReport[] = [];
  let done = 0;
  for (const { id } of organisations) {
    const report = await replay({ replaying, holidays }, id, {
      dryRun,
      onProgress: (answers) => show(Math.min(0.99, (done + answers) / Math.max(1, total))),
    });
    done += report.answers;
    reports.push(report);
  }
  show(1);
  return reports;
}

function print(reports: readonly ReplayReport[], answers: number, seconds: number, dryRun: boolean): void {
  for (const { organisation, answers: read, differences, learners, told } of reports) {
    const different = Object.entries(differences).filter(([, count]) => count > 0);
    const found = different.map(([what, count]) => `${WORDS[what as keyof ReplayReport["differences"]]} ${count}`).join(", ");
    console.log(
      `${organisation}: ${read} answers; ${found ? `${dryRun ? "differs" : "put right"}: ${found} (${learners} learners)` : "no difference"}`,
    );
    if (told > 0) console.log(`  ${told} learners are told about a question that was wrong`);
  }
  console.log(`${answers} answers in ${seconds.toFixed(1)} s, ${Math.round(answers / seconds)} a second${dryRun ? "; nothing was written" : ""}`);
}

const WORDS: Readonly<Record<keyof ReplayReport["differences"], string>> = {
  mastery: "mastery",
  reviews: "reviews",
  levels: "levels",
  difficulties: "difficulties",
  sessions: "finished sessions",
  streakDays: "streak days",
  awards: "badges",
};
