/** How days are spoken of. */
export const days = {
  /** The language's own name. */
  language: "English",
  /** How `Intl` writes dates beside these sentences. */
  dateLocale: "en-GB",
  today: "today",
  tomorrow: "tomorrow",
  onDay: (day: string) => `on ${day}`,
  fromTo: (first: string, last: string) => `from ${first} to ${last}`,
  nextSession: (day: string, time: string) => `Your next session comes ${day} at ${time}.`,
};
