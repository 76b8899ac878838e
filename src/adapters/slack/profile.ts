import type { webApi } from "@slack/bolt";
import type { Profile } from "../../core/ports.ts";

type SlackUser = NonNullable<webApi.UsersInfoResponse["user"]>;

/** Nothing for a bot or an account that is closed. */
export function readProfile(user: SlackUser | undefined): Profile | undefined {
  if (!user || user.deleted || user.is_bot) return undefined;
  const name = [user.profile?.display_name, user.real_name, user.profile?.real_name, user.name].find((candidate) => candidate?.trim());
  const zone = user.tz && isZone(user.tz) ? user.tz : undefined;
  return { name: name?.trim() ?? "", ...(zone && { zone }), ...(user.locale && { locale: user.locale }) };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
