import { plural } from "../plural.ts";

/** The learner's own page. */
export const home = {
  homeFallback: "Fundi: today, your streak, your path, your badges and your settings.",
  todayHeading: "Today",
  todayWaits: (title: string) => `“${title}” is waiting for you.`,
  todayDone: "Done for today. Well learned!",
  shortQuiz: "Short quiz",
  streakHeading: "Your streak",
  calendarSummary: (days: number, weeks: number) => `Learned on ${plural(days, "day")} in the last ${weeks} weeks.`,
  calendarKey: (signs: { readonly learned: string; readonly frozen: string; readonly missed: string }) =>
    `${signs.learned} learned · ${signs.frozen} spare day used · ${signs.missed} missed`,
  pathHeading: "Your path",
  lookInMessages: "It is in the Messages tab.",
  answeredInMessages: "I have answered in our direct message.",
  pauseWeek: "Pause for a week",
  pauseWeekDescription: "No lessons for seven days",
  pauseButton: "Pause",
  pauseDescription: "No lessons until you resume",
  stopButton: "Stop",
  stopDescription: "Fundi writes to you no more until you resume",
};
