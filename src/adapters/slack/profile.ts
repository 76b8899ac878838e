import type { UsersInfoResponse } from "@slack/web-api";
import { isZone } from "../../core/domain/calendar.ts";
import type { Quiet } from "../../core/domain/quiet.ts";
import type { PersonNews, Profile } from "../../core/ports.ts";
import type { SlackPayload } from "./payload.ts";

type Event<Type extends string> = Extract<Extract<SlackPayload, { type: "event_callback" }>["event"], { type: Type }>;
/** Of `users.info` and of `user_change`, what both tell. */
type SlackUser = NonNullable<UsersInfoResponse["user"]> | Event<"user_change">["user"];

/** Nothing for a bot or an account that is closed. */
export function readProfile(user: SlackUser | undefined): Profile | undefined {
  if (!user || user.deleted || user.is_bot) return undefined;
  const name = [user.profile?.display_name, user.real_name, user.profile?.real_name, user.name].find((candidate) => candidate?.trim());
  const zone = user.tz && isZone(user.tz) ? user.tz : undefined;
  return { name: name?.trim() ?? "", ...(zone && { zone }), ...(user.locale && { locale: user.locale }) };
}

/** Whoever is no person any more is gone. */
export function readNews(user: SlackUser): PersonNews {
  const profile = readProfile(user);
  return profile ? { kind: "profile", profile } : { kind: "gone" };
}

/** Slack names the next stretch of its daily quiet hours, and how long notifications are snoozed. */
export function readQuiet(status: Event<"dnd_updated_user">["dnd_status"]): Quiet {
  const { dnd_enabled, next_dnd_start_ts: start, next_dnd_end_ts: end, snooze_enabled, snooze_endtime } = status;
  return {
    ...(dnd_enabled && start && end && end > start ? { daily: { from: start * 1000, until: end * 1000 } } : {}),
    ...(snooze_enabled && snooze_endtime ? { snoozedUntil: snooze_endtime * 1000 } : {}),
  };
}
