import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** Who PostgreSQL runs as: it refuses to run as root. */
export interface ServiceAccount {
  /** What goes before each command. */
  readonly prefix: readonly string[];
  /** Set when its files must belong to another user than ours. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

// Inside the namespace PostgreSQL is "nobody", outside its files stay root's.
const AS_NOBODY = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];
const SERVICE_USERS = ["postgres", "nobody"];

export function serviceAccount(postgres: string, folder: string, users = SERVICE_USERS, namespace = AS_NOBODY): ServiceAccount {
  if (process.getuid?.() !== 0) return { prefix: [] };
  // Container engines commonly forbid user namespaces; then an unprivileged user of the system does as well, if it reaches everything.
  if (works(namespace)) return { prefix: namespace };
  const owner = accounts(users).find((account) => canServe(account, postgres, folder));
  if (owner) return { prefix: [], owner };
  throw new Error(
    "PostgreSQL does not run as root, and here it can neither get a user namespace nor reach the data folder as another user: " +
      "start Fundi as a normal user, or set DATABASE_URL",
  );
}

function works([command = "", ...options]: readonly string[]): boolean {
  return spawnSync(command, [...options, "true"]).status === 0;
}

function accounts(names: readonly string[]): { uid: number; gid: number }[] {
  const lines = fs.existsSync("/etc/passwd") ? fs.readFileSync("/etc/passwd", "utf8").split("\n") : [];
  return names.flatMap((name) => {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    return uid && gid ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Asked of the system itself, as that user: every folder on the way counts. */
function canServe(account: { uid: number; gid: number }, postgres: string, folder: string): boolean {
  // Others may pass through the data folder, not look into it; the database's own folder below stays closed to them.
  fs.chmodSync(folder, 0o711);
  return spawnSync(postgres, ["--version"], account).status === 0 && spawnSync("test", ["-x", folder], account).status === 0;
}
