import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export interface Server {
  readonly url: string;
  /** CPU time of the process so far. */
  cpuMicros(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `<name>-server.ts` as a process of its own. It says its port when it is ready, and its CPU time when it is asked. */
export async function startServer(name: "fundi" | "bolt", options: object): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, `${name}-server.ts`), [JSON.stringify(options)], { stdio: "inherit" });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    async cpuMicros() {
      child.send("cpu");
      const [{ user, system }] = (await once(child, "message")) as [NodeJS.CpuUsage];
      return user + system;
    },
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}

/** The other side of it. */
export function serve(port: number): void {
  process.on("message", () => process.send?.(process.cpuUsage()));
  process.send?.({ port });
}
