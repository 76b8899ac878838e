import { randomBytes, randomInt } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Random rather than counted: a fresh fake beside an old database must never hand out an id that database already knows. */
export function randomId(length: number): string {
  return Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join("");
}

export const newUserId = (): string => `U${randomId(10)}`;
export const newChannelId = (): string => `C${randomId(10)}`;
export const newViewId = (): string => `V${randomId(10)}`;
export const newEventId = (): string => `Ev${randomId(10)}`;

/** Of one state of a view: `seconds.hex8`. */
export const newViewHash = (learningNow: number): string => `${Math.floor(learningNow / 1000)}.${randomBytes(4).toString("hex")}`;

/** `digits.digits.hex32`, as Slack's look. */
export const newTriggerId = (): string => `${randomInt(1e12)}.${randomInt(1e12)}.${randomBytes(16).toString("hex")}`;

/** The direct message of one user with the bot. Derived, so that it is the same after a restart without a snapshot. */
export const directMessageOf = (userId: string): string => `D${userId.replace(/^[UW]/, "")}`;

/** Slack's time stamps: seconds, a dot and six digits. Microseconds since 1970 fit a number exactly until the year 2255. */
export function timestampOf(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  return `${seconds}.${String(microseconds - seconds * 1e6).padStart(6, "0")}`;
}
