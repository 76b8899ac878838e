import type { CrashPoint } from "./worker-options.ts";

type Ports = Record<string, unknown>;
type Methods = Record<string, (...given: unknown[]) => Promise<unknown>>;

/** The same ports; at the crash point the process ends as a power cut would end it. */
export function crashing<All extends object>(ports: All, crash: CrashPoint | undefined): All {
  const [name = "", method = ""] = crash?.at.split(".") ?? [];
  const port = (ports as Ports)[name] as Methods | undefined;
  const call = port?.[method];
  if (!crash || !port || !call) return ports;
  const dying = async (...given: unknown[]): Promise<unknown> => {
    if (crash.when === "before") process.kill(process.pid, "SIGKILL");
    const result = await call.apply(port, given);
    process.kill(process.pid, "SIGKILL");
    return result;
  };
  return { ...ports, [name]: { ...port, [method]: dying } };
}
