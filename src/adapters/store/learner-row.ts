import type { AccountId, Day, LearnerId, OrganisationId } from "../../core/domain/ids.ts";
import type { Learner, Pause } from "../../core/domain/learner.ts";
import type { Quiet } from "../../core/domain/quiet.ts";
import type { Address, Person } from "../../core/ports.ts";
import type { Learner as LearnerRow } from "../../generated/prisma/client.ts";

export type { LearnerRow };

/** Every column of `learner` under the name Prisma gives it, for raw queries. */
export function learnerColumns(table: string): string {
  const columns: Record<keyof LearnerRow, string> = {
    id: "id",
    organisationId: "organisation_id",
    name: "name",
    zone: "zone",
    zoneChosen: "zone_chosen",
    region: "region",
    locale: "locale",
    localeChosen: "locale_chosen",
    workingDays: "working_days",
    deliveryMinute: "delivery_minute",
    pauseReason: "pause_reason",
    pausedUntil: "paused_until",
    nextSessionAt: "next_session_at",
    lastSessionAt: "last_session_at",
    lastSessionDay: "last_session_day",
    unanswered: "unanswered",
    toldOutageAt: "told_outage_at",
    createdAt: "created_at",
  };
  return Object.entries(columns)
    .map(([name, column]) => `${table}.${column} AS "${name}"`)
    .join(", ");
}

export function toLearner(row: LearnerRow): Learner {
  return {
    id: row.id as LearnerId,
    organisation: row.organisationId as OrganisationId,
    name: row.name,
    zone: row.zone,
    zoneChosen: row.zoneChosen,
    region: row.region,
    locale: row.locale,
    localeChosen: row.localeChosen,
    workingDays: row.workingDays,
    deliveryMinute: row.deliveryMinute,
    unanswered: row.unanswered,
    pause: toPause(row),
    nextSessionAt: row.nextSessionAt?.getTime(),
    lastSession: row.lastSessionAt && row.lastSessionDay ? { day: row.lastSessionDay as Day, at: row.lastSessionAt.getTime() } : undefined,
  };
}

const toPause = ({ pauseReason, pausedUntil }: LearnerRow): Pause | undefined =>
  pauseReason ? { reason: pauseReason, ...(pausedUntil ? { until: pausedUntil as Day } : {}) } : undefined;

/** Where a learner can be reached: columns of `account` and `workspace`. */
export interface AddressRow {
  readonly accountId: string;
  readonly externalId: string;
  readonly conversationId: string | null;
  readonly dndFrom: Date | null;
  readonly dndUntil: Date | null;
  readonly snoozedUntil: Date | null;
  readonly platform: Address["platform"];
  readonly workspace: string;
}

export const ADDRESS_COLUMNS = `a.id AS "accountId", a.external_id AS "externalId", a.conversation_id AS "conversationId",
  a.dnd_from AS "dndFrom", a.dnd_until AS "dndUntil", a.snoozed_until AS "snoozedUntil", w.platform, w.external_id AS workspace`;

export function toPerson(row: LearnerRow & AddressRow): Person {
  const { platform, workspace, externalId: user, conversationId } = row;
  return {
    learner: toLearner(row),
    account: row.accountId as AccountId,
    address: { platform, workspace, user, conversation: conversationId ?? undefined },
    quiet: toQuiet(row),
  };
}

function toQuiet({ dndFrom, dndUntil, snoozedUntil }: AddressRow): Quiet | undefined {
  const daily = dndFrom && dndUntil ? { daily: { from: dndFrom.getTime(), until: dndUntil.getTime() } } : undefined;
  return daily || snoozedUntil ? { ...daily, ...(snoozedUntil && { snoozedUntil: snoozedUntil.getTime() }) } : undefined;
}
