import type { home as english } from "../en/home.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

/** The learner's own page. */
export const home: Wide<typeof english> = {
  homeFallback: "Fundi: dein Tag, deine Serie, dein Weg, deine Abzeichen und deine Einstellungen.",
  todayHeading: "Heute",
  todayWaits: (title) => `„${title}“ wartet auf dich.`,
  todayDone: "Für heute geschafft. Gut gelernt!",
  shortQuiz: "Kurzes Quiz",
  streakHeading: "Deine Serie",
  calendarSummary: (days, weeks) => `In den letzten ${weeks} Wochen an ${plural(days, "Tag", "Tagen")} gelernt.`,
  calendarKey: (signs) => `${signs.learned} gelernt · ${signs.frozen} Reservetag genutzt · ${signs.missed} ausgelassen`,
  pathHeading: "Dein Weg",
  lookInMessages: "Es steht im Tab „Nachrichten“.",
  answeredInMessages: "Ich habe dir in unserer Direktnachricht geantwortet.",
  pauseWeek: "Eine Woche Pause",
  pauseWeekDescription: "Sieben Tage lang keine Lektionen",
  pauseButton: "Pausieren",
  pauseDescription: "Keine Lektionen, bis du fortsetzt",
  stopButton: "Stopp",
  stopDescription: "Fundi schreibt dir nicht mehr, bis du fortsetzt",
};
