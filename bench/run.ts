// npm run bench -- <scenario> [--json]: measures Fundi with a baseline beside it, interleaved in one run. Trust the ratios, not the absolute values.
import { parseArgs } from "node:util";
import { UnusableData } from "./mastery/answer-log.ts";
import { benchMastery } from "./mastery.ts";

type Say = (line: string) => void;

/** Loaded when chosen: they bring half of Fundi and a database with them, which a look at a data file need not wait for. */
const SCENARIOS: Readonly<Record<string, (say: Say) => Promise<object>>> = {
  "plan-day": async (say) => (await import("./plan-day.ts")).benchPlanDay(say),
  answer: async (say) => (await import("./answer.ts")).benchAnswer(say),
  "slack-click": async (say) => (await import("./slack-click.ts")).benchSlackClick(say),
  replay: async (say) => (await import("./replay.ts")).benchReplay(say),
};
/** Measured on a file of other people's answers. */
const ON_DATA: Readonly<Record<string, (say: Say, file: string) => Promise<object>>> = { mastery: benchMastery };

const USAGE = `usage: npm run bench -- ${Object.keys(SCENARIOS).join(" | ")} [--json]
       npm run bench -- ${Object.keys(ON_DATA).join(" | ")} --data FILE.csv.gz [--json]`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, data: { type: "string" } },
  });
  const measure = chosen(positionals, values.data);
  if (!measure) {
    console.error(USAGE);
    return 1;
  }
  // What people read goes to standard error, so that standard output holds one JSON object and nothing else.
  const result = { scenario: positionals[0], ...(await measure((line) => console.error(line))) };
  if (values.json) console.log(JSON.stringify(result));
  return 0;
}

/** Nothing if the arguments do not fit: a scenario that needs no data must not seem to have used it. */
function chosen([name = "", ...others]: string[], data: string | undefined): ((say: Say) => Promise<object>) | undefined {
  if (others.length > 0) return undefined;
  if (data === undefined) return SCENARIOS[name];
  const onData = ON_DATA[name];
  return onData && ((say) => onData(say, data));
}

/** What the user can put right is told in one line; anything else is a bug and keeps its stack. */
function explain(error: unknown): number {
  if (error instanceof UnusableData) console.error(error.message);
  else if (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS"))
    console.error(`${error.message}\n${USAGE}`);
  else throw error;
  return 1;
}

process.exit(await main().catch(explain));
