import type { PoolConfig } from "pg";
import type { Instant } from "../../core/domain/ids.ts";
import type { Address, Doorbell, Installations, Ports, Vault } from "../../core/ports.ts";
import { arrived } from "./arrived.ts";
import { ContentVersions } from "./content-versions.ts";
import { storedCourses } from "./courses.ts";
import { closeDatabase, openDatabase, rows } from "./database.ts";
import { storedDeliveries } from "./deliveries.ts";
import { ringingAfterwards, transactions } from "./doorbell.ts";
import { storedGroupQuizzes } from "./group-quizzes.ts";
import { storedHeartbeat } from "./heartbeat.ts";
import { type StoredInbox, storedInbox } from "./inbox.ts";
import { storedInstallations } from "./installations.ts";
import { storedItems } from "./items.ts";
import { storedLearning } from "./learning.ts";
import { TIMING, type Timing } from "./pace.ts";
import { storedPeople } from "./people.ts";
import { storedPlanning } from "./planning.ts";
import { storedReplaying } from "./replaying.ts";

/** Everything that is remembered, in PostgreSQL. */
export interface Store
  extends Pick<Ports, "people" | "courses" | "planning" | "learning" | "groupQuizzes" | "replaying" | "items" | "deliveries" | "heartbeat"> {
  readonly inbox: StoredInbox;
  /** With the keys that seal their tokens. */
  installations(vault: Vault): Installations;
  /** The workspace is served, again if it had left; it and its organisation are made when they are new. */
  arrived(place: Pick<Address, "platform" | "workspace">, name: string, at: Instant): Promise<void>;
  /** Runs SQL beside the ports: leases, metrics, readiness. */
  query(text: string, values: readonly unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number }>;
  close(): Promise<void>;
}

/** Events come in together, one statement at a time; a platform waits three seconds for us. */
const FRONT_DESK = { max: 2, connectionTimeoutMillis: 2_500 };

export function openStore(connection: PoolConfig, doorbell: Doorbell, options: { onError: (error: Error) => void; timing?: Timing }): Store {
  let isClosing = false;
  // What a connection says while it is closed is no trouble.
  const onError = (error: Error): void => (isClosing ? undefined : options.onError(error));
  const database = openDatabase(connection, onError);
  // Whoever is to be acknowledged does not queue behind the work.
  const frontDesk = openDatabase({ ...connection, ...FRONT_DESK }, onError);
  const transact = transactions(database, doorbell);
  const { timing = TIMING } = options;
  const versions = new ContentVersions();
  const courses = storedCourses(database);
  return {
    people: storedPeople(database, transact),
    courses,
    planning: storedPlanning(courses, transact),
    learning: storedLearning(database, versions, ringingAfterwards(database, doorbell)),
    groupQuizzes: storedGroupQuizzes(database),
    items: storedItems(database, courses.forget),
    replaying: storedReplaying(database, doorbell),
    deliveries: storedDeliveries(database, doorbell, timing),
    heartbeat: storedHeartbeat(database),
    inbox: storedInbox(database, frontDesk, doorbell, timing),
    arrived: (place, name, at) => arrived(database, place, name, at),
    installations: (vault) => storedInstallations(database, vault),
    async query(text, values) {
      const found = await rows<Record<string, unknown>>(database, text, ...values);
      return { rows: found, rowCount: found.length };
    },
    async close() {
      isClosing = true;
      await Promise.all([closeDatabase(database), closeDatabase(frontDesk)]);
    },
  };
}
