import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { processEnv, readConfig } from "./config.ts";
import type { Fundi } from "./fundi.ts";

/** 0 done, 1 the input is wrong, 2 it could not run. */
export type ExitCode = 0 | 1 | 2;

/** One line that says what is wrong with what was typed. */
export class InputError extends Error {}

/** Options and words of one command; throws an `InputError` for anything else. */
export function readArguments<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new InputError((error as Error).message.split(". ")[0], { cause: error });
  }
}

/** Opens the database that `npm start` uses, running or not, for as long as `work` takes. */
export async function withFundi<Result>(work: (fundi: Fundi) => Promise<Result>): Promise<Result> {
  const config = readConfig(processEnv());
  // Loaded when it is needed: the database's client takes longer to load than most commands take to run.
  const [{ Fundi }, { openLog }, { openMetrics }] = await Promise.all([
    import("./fundi.ts"),
    import("./adapters/log/log.ts"),
    import("./adapters/log/metrics.ts"),
  ]);
  const fundi = await Fundi.open(config, openLog({ level: "error" }), openMetrics());
  try {
    return await work(fundi);
  } finally {
    await fundi.close();
  }
}
