// Runs before `npm start`, `npm test` and the like: brings the packages and the generated database client up to date, or finds in a few
// milliseconds that they are. Plain JavaScript without packages: it runs on the host's Node (20 or newer), before anything else is there.
//   node scripts/install.mjs          what running Fundi needs
//   node scripts/install.mjs --dev    also what testing and checking it needs
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { clientIsCurrent, findNode, packagesAreCurrent } from "./install/state.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const withDev = process.argv.includes("--dev");

if (!(packagesAreCurrent(root, withDev) && findNode(root) && clientIsCurrent(root))) {
  // Loaded only now, because a start with nothing to do shall not wait for it.
  const { install } = await import("./install/work.mjs");
  process.exitCode = await install(root, withDev);
}
