// npm run bench -- <scenario> [--json]: measures Fundi with a baseline beside it, interleaved in one run. Trust the ratios, not the absolute values.
import { parseArgs } from "node:util";
import { benchAnswer } from "./answer.ts";
import { benchPlanDay } from "./plan-day.ts";

const SCENARIOS: Readonly<Record<string, (say: (line: string) => void) => Promise<object>>> = {
  "plan-day": benchPlanDay,
  answer: benchAnswer,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean", default: false } } });
  const scenario = SCENARIOS[positionals[0] ?? ""];
  if (!scenario) {
    console.error(`usage: npm run bench -- ${Object.keys(SCENARIOS).join(" | ")} [--json]`);
    return 1;
  }
  // What people read goes to standard error, so that standard output holds one JSON object and nothing else.
  const result = { scenario: positionals[0], ...(await scenario((line) => console.error(line))) };
  if (values.json) console.log(JSON.stringify(result));
  return 0;
}

process.exit(await main());
