import { type ExitCode, InputError } from "./command.ts";

const USAGE = `usage: npm run fundi -- <command> [--json]

  content check [DIR]        lists every problem of the courses in DIR (src/content) as file:line: what, remedy
  outcomes                   lists the outcomes that are taught
  simulate --course ID       what synthetic learners make of a course; [--learners N] [--weeks N] [--seed N]
  items [--course ID]        how each question does: difficulty, discrimination, dead distractors, disputes
  items uphold QUESTION      the question is wrong: it is withdrawn, records are put right, learners are told
  items keep QUESTION        the question is right as it is: back in rotation, whoever reported it is told
  replay [--dry-run]         makes mastery, reviews, streaks and badges anew from the answers; says what differed
  slack manifest --url URL   prints what to give Slack to create the app; [--socket] [--many]
  doctor                     looks at everything Fundi needs, and says what to do where something is wrong

exit codes: 0 done, 1 the input is wrong, 2 it could not run`;

type Command = (args: readonly string[]) => Promise<ExitCode>;

/** Each is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, Command>> = {
  content: async (args) => (await import("./content-command.ts")).contentCommand(args),
  outcomes: async (args) => (await import("./content-command.ts")).outcomesCommand(args),
  simulate: async (args) => (await import("./simulate-command.ts")).simulateCommand(args),
  items: async (args) => (await import("./items-command.ts")).itemsCommand(args),
  slack: async (args) => (await import("./slack-command.ts")).slackCommand(args),
  doctor: async (args) => (await import("./doctor-command.ts")).doctorCommand(args),
  replay: async (args) => (await import("./replay-command.ts")).replayCommand(args),
};

async function main([name = "", ...args]: readonly string[]): Promise<ExitCode> {
  const command = COMMANDS[name];
  if (command) return command(args);
  const asked = name === "help" || name === "--help";
  (asked ? console.log : console.error)(USAGE);
  return asked ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = error instanceof InputError ? 1 : 2;
}
