import type { streak as english } from "../en/streak.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

/** The streak, and what became of a missed day. */
export const streak: Wide<typeof english> = {
  streak: (days) =>
    days === 0 ? "Mit deiner nächsten Lerneinheit beginnt eine neue Serie." : `Serie: ${plural(days, "Arbeitstag", "Arbeitstage")} in Folge.`,
  streakDetail: (longest, days) => `Längste: ${longest} · ${plural(days, "Lerntag", "Lerntage")} insgesamt`,
  freezesHeld: (count) => `${plural(count, "Reservetag", "Reservetage")} für einen Tag, an dem es nicht klappt.`,
  frozen: (day, days) => `Am ${day} hat es nicht geklappt. Ein Reservetag hat deine Serie von ${plural(days, "Tag", "Tagen")} bewahrt.`,
  repairable: (day, days) =>
    `Am ${day} hat es nicht geklappt, darum pausiert deine Serie von ${plural(days, "Tag", "Tagen")}. Zwei Lerneinheiten heute holen sie zurück.`,
  repaired: (days) => `Zwei Lerneinheiten an einem Tag: Deine Serie steht wieder bei ${days}.`,
  weWereAway: (days) => `Ich war ${days} außer Betrieb. Das war mein Fehler: Deine Serie ist sicher.`,
};
