import { manifest } from "./adapters/slack/install/manifest.ts";
import { type ExitCode, InputError, readArguments } from "./command.ts";

const USAGE = "write slack manifest --url https://your-address [--socket] [--many]";
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** `slack manifest`: what to give Slack to create the app. */
export async function slackCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    url: { type: "string" },
    socket: { type: "boolean", default: false },
    many: { type: "boolean", default: false },
    // It is JSON in any case.
    json: { type: "boolean", default: false },
  });
  if (positionals.join(" ") !== "manifest") throw new InputError(`slack ${positionals.join(" ")}: ${USAGE}`);
  const { socket, many } = values;
  const url = readUrl(values.url, { isNeeded: many || !socket });
  console.log(JSON.stringify(manifest({ url, socket, many }), undefined, 2));
  return 0;
}

function readUrl(text: string | undefined, { isNeeded }: { isNeeded: boolean }): string | undefined {
  if (text === undefined && !isNeeded) return undefined;
  if (text === undefined) throw new InputError(`slack manifest: how will Slack reach Fundi? ${USAGE}`);
  const url = URL.parse(text);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (!url || !isSafe || url.search || url.hash || url.username || url.password) {
    throw new InputError(`slack manifest: --url must be an https address without a query, like https://fundi.example.com: ${USAGE}`);
  }
  return url.href.replace(/\/+$/, "");
}
