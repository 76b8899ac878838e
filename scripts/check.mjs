// npm run check: everything that can be said about the code without running it. One line per step; what a step found is shown only when it failed.
// Exit 0: all is well, 1: something is not.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The longest first, so that two at a time end together. */
const STEPS = [
  { name: "types", command: "tsc --noEmit --incremental --tsBuildInfoFile .test/types.json" },
  { name: "migrations", command: "node scripts/migration.ts check" },
  { name: "format and lint", command: "biome ci --max-diagnostics=100", remedy: "`npm run format` mends most of it." },
  { name: "dead code", command: "knip --no-progress" },
  { name: "import rules", command: "depcruise --output-type err-long src test bench scripts" },
  { name: "courses", command: "node src/cli.ts content check" },
];

/** More at a time would only compete: most steps keep a whole core busy. */
const AT_A_TIME = 2;

/** The tools and the Node that came as packages come first, as in any npm script. */
const env = { ...process.env, PATH: [path.join(root, "node_modules/.bin"), process.env.PATH].join(path.delimiter) };

/** Resolves to what the program said and whether it was content. */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
    }
    child.on("close", (code) => resolve({ said, passed: code === 0 }));
  });
}

async function take(step) {
  const start = performance.now();
  const { said, passed } = await run(step.command);
  console.log(`${passed ? "✓" : "✗"} ${step.name.padEnd(16)}${secondsSince(start).padStart(6)}`);
  if (!passed) console.log(`\n${said.trim()}\n${step.remedy ? `\n${step.remedy}\n` : ""}`);
  return passed;
}

function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

async function main() {
  const start = performance.now();
  const waiting = [...STEPS];
  let passed = 0;
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) if (await take(step)) passed += 1;
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  console.log(`${passed} of ${STEPS.length} checks passed in ${secondsSince(start)}`);
  return passed === STEPS.length ? 0 : 1;
}

process.exitCode = await main();
