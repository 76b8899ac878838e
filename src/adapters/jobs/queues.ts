import { createHash } from "node:crypto";
import type { JobInsert, QueueOptions } from "pg-boss";
import type { Ring } from "../../core/ports.ts";

export type QueueName = Ring["kind"];

export const DEAD = "dead";

/** Somebody in front of the chat goes before the morning's cards. */
const URGENT_PRIORITY = 10;

/**
 * A killed worker's jobs run again after its heartbeat stops. What fails is tried again with growing gaps and then kept in the dead letter queue; the work
 * itself stays in our tables. Jobs carry ids only: their rows outlive our own retention.
 */
export const QUEUE: QueueOptions & { deadLetter: string; notify: boolean } = {
  notify: true,
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds: 15,
  deadLetter: DEAD,
  // Finished jobs only keep the same ring from being rung twice, and no ring comes again after a day.
  deleteAfterSeconds: 2 * 24 * 3_600,
};

export interface JobFacts {
  readonly ring: Ring;
}

export function toJob(ring: Ring): JobInsert<JobFacts> {
  const { afterMs, ...kept } = ring;
  return {
    id: jobId(keyOf(ring)),
    data: { ring: kept },
    ...(ring.kind === "deliver" && !ring.urgent ? {} : { priority: URGENT_PRIORITY }),
    ...(afterMs === undefined ? {} : { startAfter: new Date(Date.now() + afterMs) }),
  };
}

/** The same work in the same round is the same job, however often it is rung for. */
function keyOf(ring: Ring): string {
  return `${ring.kind} ${ring.kind === "handle" ? ring.event : ring.delivery} ${ring.round ?? 0}`;
}

/** A UUID made of a name (version 5 in form): pg-boss takes nothing else, and refuses one it has already. */
function jobId(key: string): string {
  const hex = createHash("sha1").update(key).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
