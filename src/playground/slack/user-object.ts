import { Temporal } from "temporal-polyfill";
import type { AppIdentity, DndHours, SlackUser } from "./slack-objects.ts";

/** A user as `users.info` and `user_change` show one. */
export function userObject({ teamId }: AppIdentity, { id, name, tz, deleted }: SlackUser) {
  const profile = { real_name: name, display_name: name, team: teamId };
  const flags = { deleted, is_bot: false, is_restricted: false, is_ultra_restricted: false, is_app_user: false };
  const zone = { tz, tz_label: tz, tz_offset: offsetSeconds(tz) };
  return { id, team_id: teamId, name, real_name: name, ...zone, ...flags, profile };
}

function offsetSeconds(zone: string): number {
  const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts()
    .find(({ type }) => type === "timeZoneName")?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text ?? "");
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60) : 0;
}

/** Do Not Disturb as `dnd.info` shows it: the hours that run now or come next, and whether notifications are snoozed. */
export function dndStatus({ dnd, tz, snoozedUntil = 0 }: SlackUser, learningNow: number) {
  const snooze_enabled = snoozedUntil > learningNow;
  return {
    dnd_enabled: dnd !== undefined,
    // Slack writes 1 where there is no next time.
    ...(dnd ? nextHours(dnd, tz, learningNow) : { next_dnd_start_ts: 1, next_dnd_end_ts: 1 }),
    snooze_enabled,
    snooze_endtime: snooze_enabled ? Math.floor(snoozedUntil / 1000) : 0,
  };
}

function nextHours({ from, until }: DndHours, zone: string, learningNow: number) {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(learningNow)).toZonedDateTimeISO(zone).toPlainDate();
  const secondsAt = (date: Temporal.PlainDate, plainTime: string) =>
    Math.floor(date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(plainTime) }).epochMilliseconds / 1000);
  // Hours that began yesterday may still run; those of today may be over.
  const [next] = [-1, 0, 1]
    .map((days) => today.add({ days }))
    .map((date) => ({ next_dnd_start_ts: secondsAt(date, from), next_dnd_end_ts: secondsAt(until > from ? date : date.add({ days: 1 }), until) }))
    .filter(({ next_dnd_end_ts }) => next_dnd_end_ts * 1000 > learningNow);
  return next ?? { next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
}
