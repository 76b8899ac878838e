import type { Day, Instant } from "../../../src/core/domain/ids.ts";

/** A second opinion on local time, from the JavaScript engine and not from the domain's own arithmetic. */
export const ZONES: readonly string[] = Intl.supportedValuesOf("timeZone");

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-29 02:30` as the clock on the wall shows it. */
export function wallText(at: Instant, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    formats.set(zone, format);
  }
  return format.format(at);
}

export const wallDay = (at: Instant, zone: string): Day => wallText(at, zone).slice(0, 10) as Day;

export function wallMinute(at: Instant, zone: string): number {
  const text = wallText(at, zone);
  return Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}

/** Minutes the zone is ahead of UTC. */
export function offsetMinutes(at: Instant, zone: string): number {
  return Math.round((Date.parse(`${wallText(at, zone).replace(" ", "T")}Z`) - at) / 60_000);
}
