// What a failed installation means, in one sentence that says what to do.
import process from "node:process";

const AGAIN = "then run the command again";
const ABOVE = "What npm said, with the place of its log, stands above.";

export const NO_NODE =
  `Fundi needs Node 24 or newer; this is Node ${process.versions.node}, and npm could not bring a newer one for ${process.platform}-${process.arch}: ` +
  `install Node 24, ${AGAIN}.`;

export const DISK_FULL = `The disk is full: make about 1 GB free, ${AGAIN}.`;

export const INTERRUPTED = "The installation was interrupted: run the command again.";

const REMEDIES = [
  [/^(ENOSPC|EDQUOT)$/, () => DISK_FULL],
  [/^(EACCES|EPERM|EROFS)$/, (place) => `This user may not write to ${place}: give it to the user who runs Fundi (chown -R), ${AGAIN}.`],
  [
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|ENOTCACHED|E5\d\d)$/,
    () => `npm could not reach its package registry: check the network and npm's proxy and registry settings, ${AGAIN}.`,
  ],
  [/^E40[134]$/, () => `npm's registry refused a package: check npm's registry setting and your access to it, ${AGAIN}.`],
  [/^(EINTEGRITY|Z_DATA_ERROR|Z_BUF_ERROR)$/, () => `A package arrived damaged: run "npm cache clean --force", ${AGAIN}.`],
  [/^EUSAGE$/, () => `package.json and package-lock.json do not belong together: run "npm install", commit both, ${AGAIN}.`],
];

/** `said` is what npm or Prisma printed, or an error of Node's own. */
export function remedyFor(said, root) {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(said)?.[1] ?? /\b(E[A-Z]{3,}|E\d{3})\b/.exec(said)?.[1] ?? "";
  const fromNpm = /^npm (?:error|ERR!)/m.test(said);
  const place = /^npm (?:error|ERR!) path (.+)/m.exec(said)?.[1] ?? root;
  if (code === "ENOENT" && /\bspawn npm\b/.test(said)) return `npm was not found: install Node with npm, ${AGAIN}.`;
  const [, explain] = REMEDIES.find(([pattern]) => pattern.test(code)) ?? [];
  const sentence = explain?.(place) ?? `The installation failed: mend what is named ${fromNpm ? "above" : "here"}, ${AGAIN}.`;
  if (fromNpm) return `${sentence} ${ABOVE}`;
  return explain ? sentence : `${sentence} ${said}`.trim();
}
