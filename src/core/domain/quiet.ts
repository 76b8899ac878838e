import { HOUR_MS } from "./calendar.ts";
import type { Instant } from "./ids.ts";

/** When somebody does not want to be disturbed, as their chat knows it. */
export interface Quiet {
  /** A stretch that comes again at the same hours of every day. */
  readonly daily?: { readonly from: Instant; readonly until: Instant };
  /** Just once. */
  readonly snoozedUntil?: Instant;
}

const DAY_MS = 24 * HOUR_MS;

/** When the quiet that reigns now is over; nothing when there is none. */
export function quietUntil({ daily, snoozedUntil }: Quiet, now: Instant): Instant | undefined {
  const ends = [snoozedUntil, daily && dailyEnd(daily, now)].filter((end) => end !== undefined && end > now);
  return ends.length > 0 ? Math.max(...(ends as Instant[])) : undefined;
}

/** The platform names the next stretch only: those after it are found by counting days. */
function dailyEnd({ from, until }: NonNullable<Quiet["daily"]>, now: Instant): Instant | undefined {
  if (now < from || until <= from || until - from >= DAY_MS) return now >= from && now < until ? until : undefined;
  return until + Math.floor((now - from) / DAY_MS) * DAY_MS;
}
