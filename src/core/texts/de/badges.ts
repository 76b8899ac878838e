import type { badges as english } from "../en/badges.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

/** What was learned so far and earned with it. */
export const badges: Wide<typeof english> = {
  // Prove
  proofHeading: (title) => `Zeig es: ${title}`,
  proofIntro: (count) =>
    `${plural(count, "Frage", "Fragen")}, ohne die Lektionen. Ein Abzeichen braucht auch eine richtige Antwort an einem anderen Tag: Dafür melde ich mich wieder.`,
  proveButton: "Das kann ich schon",
  proveDescription: (title) => `Ohne Lektionen nachweisen: ${title}`,
  proveWhich: "Welches Lernziel willst du nachweisen? Schreib „prove“ und seinen Namen:",
  provedAlready: (title) => `„${title}“ hast du schon gemeistert.`,
  proofTooFresh: (title) =>
    `Zu „${title}“ hast du in letzter Zeit zu viel gesehen, als dass ein Test fair wäre. Lern weiter; deine täglichen Fragen zählen auch.`,
  earned: (title) => `Du hast dir das Abzeichen „${title}“ verdient!`,

  // Progress
  progressHeading: "Dein Fortschritt",
  lessonsDone: (done, total) => `${done} von ${plural(total, "Lektion", "Lektionen")} geschafft`,
  outcomeNotStarted: (title) => `${title}: noch nicht begonnen`,
  outcomeLearning: (title, evidence, sure, needed) => `${title}: ${evidence} · zu ${sure} sicher, nötig sind ${needed}`,
  outcomeMastered: (title, evidence) => `${title}: gemeistert (${evidence})`,
  outcomeNeedsRefresh: (title) => `${title}: gemeistert, braucht eine Auffrischung`,
  progressFallback: (streak, done, total) => `${streak} ${done} von ${plural(total, "Lektion", "Lektionen")} geschafft.`,

  // Badges
  badgesHeading: "Deine Abzeichen",
  noBadges: "Noch kein Abzeichen. Du bekommst eines, wenn du ein Lernziel auch Tage später noch beherrschst, nicht fürs Dabeisein.",
  badgeLine: (title, day, evidence, fades) => `${title}: ${day}, ${evidence}${fades ? "; braucht eine Auffrischung" : ""}`,
  nearestBadge: (title, evidence) => `Am nächsten dran: ${title}, ${evidence}.`,
  whyBadge: (title) => `Warum: ${title}`,
  allBadges: (count) => `Alle ${count} Abzeichen`,
};
