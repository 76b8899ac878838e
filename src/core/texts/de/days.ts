import type { days as english } from "../en/days.ts";
import type { Wide } from "../wide.ts";

/** How days are spoken of. */
export const days: Wide<typeof english> = {
  language: "Deutsch",
  dateLocale: "de-DE",
  today: "heute",
  tomorrow: "morgen",
  onDay: (day) => `am ${day}`,
  fromTo: (first, last) => `von ${first} bis ${last}`,
  nextSession: (day, time) => `Deine nächste Lerneinheit kommt ${day} um ${time} Uhr.`,
};
