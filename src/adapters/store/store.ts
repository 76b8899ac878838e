import type { PoolConfig } from "pg";
import type { Doorbell, Ports } from "../../core/ports.ts";
import { ContentVersions } from "./content-versions.ts";
import { storedCourses } from "./courses.ts";
import { openDatabase } from "./database.ts";
import { storedDeliveries, TIMING, type Timing } from "./deliveries.ts";
import { transactions } from "./doorbell.ts";
import { storedHeartbeat } from "./heartbeat.ts";
import { type StoredInbox, storedInbox } from "./inbox.ts";
import { storedItems } from "./items.ts";
import { storedLearning } from "./learning.ts";
import { storedPeople } from "./people.ts";
import { storedPlanning } from "./planning.ts";
import { storedReplaying } from "./replaying.ts";

/** Everything that is remembered, in PostgreSQL. */
export interface Store extends Pick<Ports, "people" | "courses" | "planning" | "learning" | "replaying" | "items" | "deliveries" | "heartbeat"> {
  readonly inbox: StoredInbox;
  /** Runs SQL beside the ports: leases, metrics, readiness. */
  query(text: string, values: readonly unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number }>;
  close(): Promise<void>;
}

export function openStore(connection: PoolConfig, doorbell: Doorbell, options: { onError: (error: Error) => void; timing?: Timing }): Store {
  const database = openDatabase(connection, options.onError);
  const transact = transactions(database, doorbell);
  const { timing = TIMING } = options;
  const versions = new ContentVersions();
  const courses = storedCourses(database);
  return {
    people: storedPeople(database, transact),
    courses,
    planning: storedPlanning(courses, transact),
    learning: storedLearning(database, versions, transact),
    items: storedItems(database, courses.forget),
    replaying: storedReplaying(database, doorbell),
    deliveries: storedDeliveries(database, doorbell, timing),
    heartbeat: storedHeartbeat(database),
    inbox: storedInbox(database, transact, doorbell, timing),
    async query(text, values) {
      const rows = await database.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      return { rows, rowCount: rows.length };
    },
    close: () => database.$disconnect(),
  };
}
