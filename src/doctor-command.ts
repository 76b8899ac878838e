import { type ExitCode, InputError, readArguments, withFundi } from "./command.ts";
import type { SlackConfig } from "./config/slack.ts";
import { type Config, ConfigError, processEnv, readConfig } from "./config.ts";
import { type Check, checkAddress, checkClient, checkInstallations, checkSignature, checkSocket, checkToken } from "./doctor-checks.ts";

/** `doctor`: looks at everything Fundi needs, whether it runs or not, and says what to do where something is wrong. */
export async function doctorCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: { type: "boolean", default: false } });
  if (positionals.length > 0) throw new InputError(`doctor takes no ${positionals.join(" ")}`);
  const checks: Check[] = [];
  for await (const found of look()) {
    checks.push(...found);
    if (!values.json) for (const check of found) print(check);
  }
  const wrong = checks.filter(({ state }) => state === "wrong").length;
  console.log(values.json ? JSON.stringify({ fine: wrong === 0, checks }) : summary(wrong));
  return wrong === 0 ? 0 : 1;
}

function summary(wrong: number): string {
  if (wrong === 0) return "Nothing has to be put right.";
  return wrong === 1 ? "One thing has to be put right." : `${wrong} things have to be put right.`;
}

const MARKS = { fine: "✓", wrong: "✗", skipped: "–" } as const;

function print({ name, state, says, remedy }: Check): void {
  console.log(`${MARKS[state]} ${name}: ${says}`);
  if (remedy) console.log(`    → ${remedy}`);
}

/** In the order in which one thing needs another. */
async function* look(): AsyncGenerator<readonly Check[]> {
  const { config, mistakes } = settings();
  if (!config) return yield mistakes;
  const { chat } = config;
  yield [{ name: "settings", state: "fine", says: chat.kind === "slack" ? "complete" : "complete for the playground" }];
  yield await checkDatabase(config);
  if (chat.kind === "playground") {
    const says = "none of Slack's variables is set, so Fundi runs its playground";
    return yield [{ name: "Slack", state: "skipped", says, remedy: "docs/OPERATIONS.md says how to install it" }];
  }
  yield* checkSlack(config, chat);
}

async function* checkSlack(config: Config, { installed, transport, apiUrl }: SlackConfig): AsyncGenerator<readonly Check[]> {
  const again = "install the app again and copy the new token into SLACK_BOT_TOKEN";
  if (installed.kind === "one") yield checkToken("bot token", installed.botToken, apiUrl, again);
  else yield [await checkClient(installed, apiUrl)];
  if (transport.kind === "socket") yield [await checkSocket(transport.appToken, apiUrl)];
  if (transport.kind === "http" || installed.kind === "many") yield [await checkAddress(config)];
  if (transport.kind === "http") yield [await checkSignature(config, transport.signingSecret)];
}

/** With what is in it: the installations, each with its token. */
async function checkDatabase(config: Config): Promise<readonly Check[]> {
  const { chat } = config;
  const apiUrl = chat.kind === "slack" ? chat.apiUrl : undefined;
  const name = "database";
  try {
    return await withFundi(async (fundi) => {
      const installations =
        chat.kind === "slack" && chat.installed.kind === "many" ? (await import("./slack-outside.ts")).installationsOf(config, fundi) : undefined;
      const found: Check = { name, state: "fine", says: config.databaseUrl ? "the one at DATABASE_URL can be used" : "Fundi's own can be used" };
      return installations ? [found, ...(await checkInstallations(installations, apiUrl))] : [found];
    });
  } catch (error) {
    return [{ name, state: "wrong", says: (error as Error).message }];
  }
}

function settings(): { readonly config?: Config; readonly mistakes: readonly Check[] } {
  try {
    return { config: readConfig(processEnv()), mistakes: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { mistakes: error.mistakes.map((mistake) => ({ name: "settings", state: "wrong", says: mistake })) };
  }
}
