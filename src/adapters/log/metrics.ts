import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Platform, SendOutcome } from "../../core/ports.ts";

/** What Fundi counts. No label holds an id or a word of a learner: their number would have no bound, and anybody may read them. */
export interface Metrics {
  /** How an attempt to send ended. */
  deliveryEnded(outcome: SendOutcome["kind"]): void;
  /** A message may or may not have arrived; on Teams such a one may come twice. */
  deliveryInDoubt(): void;
  answered(result: "scored" | "already" | "ignored"): void;
  /** `failed`: not stored, so not acknowledged. */
  received(platform: Platform, result: "stored" | "duplicate" | "failed"): void;
  jobTook(queue: string, seconds: number): void;
  /** Given up after its last attempt. */
  jobDied(queue: string): void;
  planned(learners: number): void;
  reminded(sessions: number): void;
  tickTook(seconds: number): void;
  /** For `/metrics`. */
  read(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const JOB_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const TICK_BUCKETS_S = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60];

const OUTCOMES = ["sent", "throttled", "refused", "unknown"] as const satisfies readonly SendOutcome["kind"][];
const RESULTS = ["scored", "already", "ignored"] as const;

/** One per process. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return { ...deliveryMetrics(registry), ...learningMetrics(registry), ...jobMetrics(registry), read: () => read(registry) };
}

async function read(registry: Registry): Promise<{ contentType: string; body: string }> {
  return { contentType: registry.contentType, body: await registry.metrics() };
}

function deliveryMetrics(registry: Registry): Pick<Metrics, "deliveryEnded" | "deliveryInDoubt" | "planned" | "reminded"> {
  const deliveries = counter(registry, "deliveries_total", "Attempts to send, by what the platform answered", "outcome");
  const inDoubt = counter(registry, "deliveries_in_doubt_total", "Deliveries that may or may not have arrived");
  const planned = counter(registry, "planned_total", "Learners looked at in planning");
  const reminders = counter(registry, "reminders_total", "Reminders planned");
  // Known from the start: a rate over a series that begins with its first failure misses it.
  for (const outcome of OUTCOMES) deliveries.inc({ outcome }, 0);
  return {
    deliveryEnded: (outcome) => deliveries.inc({ outcome }),
    deliveryInDoubt: () => inDoubt.inc(),
    planned: (learners) => planned.inc(learners),
    reminded: (sessions) => reminders.inc(sessions),
  };
}

function learningMetrics(registry: Registry): Pick<Metrics, "answered" | "received"> {
  const answers = counter(registry, "answers_total", "Answers to questions, by what became of them", "result");
  const events = counter(registry, "inbox_events_total", "Events from platforms, by whether they were kept", "platform", "result");
  for (const result of RESULTS) answers.inc({ result }, 0);
  return {
    answered: (result) => answers.inc({ result }),
    received: (platform, result) => events.inc({ platform, result }),
  };
}

function jobMetrics(registry: Registry): Pick<Metrics, "jobTook" | "jobDied" | "tickTook"> {
  const duration = histogram(registry, "job_duration_seconds", "How long a job took", JOB_BUCKETS_S, "queue");
  const dead = counter(registry, "jobs_dead_total", "Jobs given up after their last attempt", "queue");
  const tick = histogram(registry, "tick_duration_seconds", "How long looking for what is due took", TICK_BUCKETS_S);
  return {
    jobTook: (queue, seconds) => duration.observe({ queue }, seconds),
    jobDied: (queue) => dead.inc({ queue }),
    tickTook: (seconds) => tick.observe(seconds),
  };
}

function counter<Label extends string>(registry: Registry, name: string, help: string, ...labelNames: Label[]): Counter<Label> {
  return new Counter({ name: `fundi_${name}`, help, labelNames, registers: [registry] });
}

function histogram<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  buckets: number[],
  ...labelNames: Label[]
): Histogram<Label> {
  return new Histogram({ name: `fundi_${name}`, help, buckets, labelNames, registers: [registry] });
}
