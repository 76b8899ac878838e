/** Times as a learner reads them on their own wall. */

const format = (options: Intl.DateTimeFormatOptions) => {
  const byZone = new Map<string, Intl.DateTimeFormat>();
  return (ms: number, zone: string): string => {
    const known = byZone.get(zone) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    byZone.set(zone, known);
    return known.format(ms);
  };
};

/** 09:01 */
export const hour = format({ hour: "2-digit", minute: "2-digit" });
/** Monday, 12 January 2026 */
export const fullDay = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** Monday, 12 Jan 2026 */
export const shortDay = format({ weekday: "long", day: "numeric", month: "short", year: "numeric" });
/** Mon 12 Jan, 09:01:30 */
export const exactTime = format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** A message's time stamp as ms since 1970. */
export const msOf = (ts: string): number => Number(ts) * 1000;
