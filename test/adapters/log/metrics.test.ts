import { expect, test } from "vitest";
import { openMetrics } from "../../../src/adapters/log/metrics.ts";

const metrics = openMetrics();

test("what happened is counted under its name, for Prometheus to read", async () => {
  metrics.deliveryEnded("sent");
  metrics.deliveryEnded("sent");
  metrics.deliveryInDoubt();
  metrics.answered("scored");
  metrics.received("slack", "duplicate");
  metrics.jobTook("deliver", 0.2);
  metrics.jobDied("deliver");
  metrics.planned(3);
  metrics.reminded(2);
  metrics.tickTook(0.3);
  const { contentType, body } = await metrics.read();
  expect(contentType).toContain("text/plain");
  for (const line of [
    'fundi_deliveries_total{outcome="sent"} 2',
    "fundi_deliveries_in_doubt_total 1",
    'fundi_answers_total{result="scored"} 1',
    'fundi_inbox_events_total{platform="slack",result="duplicate"} 1',
    'fundi_job_duration_seconds_count{queue="deliver"} 1',
    'fundi_jobs_dead_total{queue="deliver"} 1',
    "fundi_planned_total 3",
    "fundi_reminders_total 2",
    "fundi_tick_duration_seconds_sum 0.3",
  ])
    expect(body.split("\n")).toContain(line);
});

test("a failure that has not happened yet is a zero, so that its first one is seen", async () => {
  const { body } = await metrics.read();
  expect(body).toContain('fundi_deliveries_total{outcome="unknown"} 0');
});

test("the process's own health is there too", async () => {
  const { body } = await metrics.read();
  for (const name of ["process_resident_memory_bytes", "nodejs_eventloop_lag_p99_seconds", "process_cpu_seconds_total"]) expect(body).toContain(name);
});
