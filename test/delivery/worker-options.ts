import type { Connection } from "../../src/adapters/store/embedded/connection.ts";

/** Where a process dies: before or after its first call of a method, e.g. `deliveries.sent`. */
export interface CrashPoint {
  readonly at: string;
  readonly when: "before" | "after";
}

export interface WorkerOptions {
  readonly connection: Connection;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  /** Plans, too; without it the worker only delivers and handles. */
  readonly ticks?: boolean;
  /** How wrong its clock is. */
  readonly clockMs?: number;
  readonly crash?: CrashPoint;
  /** Takes Slack's requests. */
  readonly receives?: boolean;
  /** How old an intent is when others doubt it: longer than the fake takes to accept a message on a busy machine. */
  readonly graceMs: number;
}
