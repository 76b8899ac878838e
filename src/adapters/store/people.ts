import { randomUUID } from "node:crypto";
import { welcomeId } from "../../core/domain/identity.ts";
import type { CourseId, Instant, LearnerId } from "../../core/domain/ids.ts";
import type { Address, LearnerChange, People, Person } from "../../core/ports.ts";
import type { View } from "../../core/views/view.ts";
import { makeWorkspace } from "./arrived.ts";
import type { Database, Runner, Transaction } from "./database.ts";
import { many, rows } from "./database.ts";
import type { Ringing, Transact } from "./doorbell.ts";
import { gathered } from "./gather.ts";
import { ADDRESS_COLUMNS, type AddressRow, type LearnerRow, learnerColumns, toLearner, toPerson } from "./learner-row.ts";
import { insertDelivery } from "./planned-delivery.ts";
import { purgeLeft } from "./purge.ts";

const FIND = `SELECT ${learnerColumns("l")}, ${ADDRESS_COLUMNS}, a.gone_at AS "goneAt"
  FROM account a JOIN workspace w ON w.id = a.workspace_id JOIN learner l ON l.id = a.learner_id
  JOIN jsonb_to_recordset($1::jsonb) AS asked(platform text, workspace text, "user" text)
    ON w.platform = asked.platform::"Platform" AND w.external_id = asked.workspace AND a.external_id = asked."user"`;
const FOUND_AT_ONCE = 100;

type FoundRow = LearnerRow & AddressRow & { readonly goneAt: Date | null };

export function storedPeople(database: Database, transact: Transact): People {
  const findOne = gathered<Address, FoundRow | undefined>(FOUND_AT_ONCE, (addresses) => find(database, addresses));
  return {
    async find(address) {
      const found = await findOne(address);
      if (found?.goneAt) await welcomeBack(database, found);
      return found && toPerson(found);
    },
    async known(address) {
      const found = await findOne(address);
      return found && toPerson(found);
    },
    join: (newcomer, welcome, at) => transact((ringing) => join(ringing, newcomer, welcome, at)),
    change: (learner, change, by, at) => database.$transaction((tx) => changeLearner(tx, learner, change, by, at)),
    enrol: (learner, course, nextSessionAt, at) => database.$transaction((tx) => enrol(tx, learner, course, nextSessionAt, at)),
    async setQuiet(id, { daily, snoozedUntil }) {
      const at = (instant: Instant | undefined) => (instant === undefined ? null : new Date(instant));
      await database.account.update({
        where: { id },
        data: { dndFrom: at(daily?.from), dndUntil: at(daily?.until), snoozedUntil: at(snoozedUntil) },
      });
    },
    async gone(id, at) {
      await database.account.updateMany({ where: { id, goneAt: null }, data: { goneAt: new Date(at) } });
    },
    purgeLeft: (before) => purgeLeft(database, new Date(before)),
    leave: (workspace, at) => database.$transaction((tx) => leave(tx, workspace, at)),
  };
}

async function find(runner: Runner, addresses: readonly Address[]): Promise<(FoundRow | undefined)[]> {
  const asked = addresses.map(({ platform, workspace, user }) => ({ platform, workspace, user }));
  const found = await rows<FoundRow>(runner, FIND, many(asked));
  const byAddress = new Map(found.map((row) => [`${row.platform} ${row.workspace} ${row.externalId}`, row]));
  return asked.map(({ platform, workspace, user }) => byAddress.get(`${platform} ${workspace} ${user}`));
}

/** Whoever writes to us is here, whatever the platform said before. Their next session is looked at anew: due since ever, the calendar knows when. */
async function welcomeBack(database: Database, { id, accountId }: LearnerRow & AddressRow): Promise<void> {
  await database.account.update({ where: { id: accountId }, data: { goneAt: null } });
  await database.learner.updateMany({ where: { id, pauseReason: null }, data: { nextSessionAt: new Date(0) } });
}

async function join({ tx, ring }: Ringing, { address, learner }: Parameters<People["join"]>[0], welcome: View, at: Instant): Promise<Person> {
  const workspace = await joinWorkspace(tx, address);
  // Two first messages at once: the second waits here and finds the person made by the first.
  await tx.$executeRaw`SELECT 1 FROM workspace WHERE id = ${workspace.id} FOR UPDATE`;
  const [known] = await find(tx, [address]);
  if (known) return toPerson(known);
  const { name, zone, zoneChosen, region, locale, localeChosen, workingDays, deliveryMinute } = learner;
  const person = await tx.learner.create({
    data: {
      id: randomUUID(),
      organisationId: workspace.organisationId,
      name,
      zone,
      zoneChosen,
      region,
      locale,
      localeChosen,
      workingDays: [...workingDays],
      deliveryMinute,
      createdAt: new Date(at),
    },
  });
  const { user, conversation } = address;
  const account = await tx.account.create({
    data: { id: randomUUID(), workspaceId: workspace.id, learnerId: person.id, externalId: user, conversationId: conversation ?? null },
  });
  await audit(tx, { learner: person.id as LearnerId, actor: "learner", action: "joined", detail: {}, at });
  const delivery = { id: welcomeId(person.id as LearnerId), content: { kind: "message" as const, view: welcome } };
  await insertDelivery({ tx, ring }, { learner: person.id, account: account.id }, delivery);
  return { learner: toLearner(person), account: account.id as Person["account"], address };
}

/** The first person of a workspace brings its organisation along. */
async function joinWorkspace(tx: Transaction, { platform, workspace }: Address) {
  const where = { platform_externalId: { platform, externalId: workspace } };
  const known = await tx.workspace.findUnique({ where });
  if (known) return known;
  await makeWorkspace(tx, { platform, workspace }, workspace);
  return tx.workspace.findUniqueOrThrow({ where });
}

async function changeLearner(tx: Transaction, learner: LearnerId, change: LearnerChange, by: "learner" | "fundi", at: Instant) {
  const { pause, nextSessionAt, workingDays, ...plain } = change;
  const row = await tx.learner.update({
    where: { id: learner },
    data: {
      ...plain,
      ...(workingDays ? { workingDays: [...workingDays] } : {}),
      ...(pause === undefined ? {} : { pauseReason: pause?.reason ?? null, pausedUntil: pause?.until ?? null }),
      ...(nextSessionAt === undefined ? {} : { nextSessionAt: nextSessionAt === null ? null : new Date(nextSessionAt) }),
    },
  });
  await audit(tx, { learner: learner, actor: by, action: "changed", detail: change, at });
  return toLearner(row);
}

async function enrol(tx: Transaction, learnerId: LearnerId, courseId: CourseId, nextSessionAt: Instant | undefined, at: Instant) {
  const { count } = await tx.enrolment.createMany({ data: [{ learnerId, courseId, enrolledAt: new Date(at) }], skipDuplicates: true });
  if (count === 0) return "already" as const;
  if (nextSessionAt !== undefined) await tx.learner.update({ where: { id: learnerId }, data: { nextSessionAt: new Date(nextSessionAt) } });
  await audit(tx, { learner: learnerId, actor: "learner", action: "enrolled", detail: { course: courseId }, at });
  return "enrolled" as const;
}

async function leave(tx: Transaction, { platform, workspace }: Pick<Address, "platform" | "workspace">, at: Instant): Promise<void> {
  const [left] = await tx.workspace.updateManyAndReturn({
    where: { platform, externalId: workspace, leftAt: null },
    data: { leftAt: new Date(at) },
  });
  if (!left) return;
  await tx.audit.create({ data: { at: new Date(at), organisationId: left.organisationId, actor: "admin", action: "workspace-left", detail: {} } });
}

interface Deed {
  readonly learner: LearnerId;
  readonly actor: "learner" | "fundi" | "admin";
  readonly action: string;
  readonly detail: object;
  readonly at: Instant;
}

async function audit(tx: Transaction, { learner, actor, action, detail, at }: Deed): Promise<void> {
  await tx.$executeRaw`INSERT INTO audit (at, organisation_id, learner_id, actor, action, detail)
    SELECT ${new Date(at)}, organisation_id, id, ${actor}, ${action}, ${JSON.stringify(detail)}::jsonb FROM learner WHERE id = ${learner}`;
}
