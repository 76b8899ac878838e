import { plural } from "../plural.ts";

/** The streak, and what became of a missed day. */
export const streak = {
  streak: (days: number) => (days === 0 ? "A new streak starts with your next session." : `Streak: ${plural(days, "working day")} in a row.`),
  streakDetail: (longest: number, days: number) => `Longest ${longest} · ${plural(days, "learning day")} in all`,
  freezesHeld: (count: number) => `${plural(count, "spare day")} saved for a day you miss.`,
  frozen: (day: string, days: number) => `You missed ${day}. A spare day kept your streak of ${days}.`,
  repairable: (day: string, days: number) => `You missed ${day}, so your streak of ${days} paused. Two sessions today bring it back.`,
  repaired: (days: number) => `Two sessions in a day: your streak is back at ${days}.`,
  weWereAway: (days: string) => `I was out of order ${days}. That was my fault: your streak is safe.`,
};
