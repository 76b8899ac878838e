import type { mastery as english } from "../en/mastery.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

/** Where a learner stands on an outcome, and what a badge asks for. */
export const mastery: Wide<typeof english> = {
  share: (share) => `${Math.round(share * 100)} %`,
  outOf: (share) =>
    Math.abs(share * 10 - Math.round(share * 10)) < 1e-9 ? `${Math.round(share * 10)} von 10` : `${Math.round(share * 100)} von 100`,
  inDays: (days) =>
    days > 0 && days % 7 === 0
      ? `in ${days === 7 ? "einer Woche" : `${days === 14 ? "zwei" : days / 7} Wochen`}`
      : `in ${plural(days, "Tag", "Tagen")}`,
  evidence: (right, answers, days, spaced) =>
    `${right} von ${answers} richtig an ${plural(days, "Tag", "Tagen")}${spaced > 0 ? `, ${spaced} davon nach einer Pause` : ""}`,
  noEvidence: "noch keine Antworten, die zählen",
  masteredOn: (day, evidence) => `Du hast das ${day} gemeistert: ${evidence}.`,
  needsRefresh: (day, evidence) =>
    `Du hast das ${day} gemeistert, und es verblasst: ${evidence}. Das Abzeichen bleibt; ein paar richtige Antworten frischen es auf.`,
  sure: (sure, outOf, when) =>
    `Wir sind zu ${sure} sicher, dass du ${when} mindestens ${outOf} solcher Fragen richtig beantworten würdest (Glückstreffer zählen nicht).`,
  soFar: (evidence) => `Dein Stand: ${evidence}.`,
  notYet: (missing) => `Was noch fehlt: ${missing.join("; ")}.`,
  missing: {
    answers: (count) => plural(count, "weitere Antwort", "weitere Antworten"),
    days: "Antworten an einem weiteren Tag",
    spaced: (count) => `${count === 1 ? "eine richtige Antwort" : `${count} richtige Antworten`} nach mindestens einem Tag ohne Übung`,
    local: "mehr richtige Antworten zu genau diesem Lernziel",
    confidence: (is, needed) => `mehr Sicherheit: ${is} (nötig sind ${needed})`,
  },
  path: (answers, afterBreak) => {
    if (afterBreak === 0) return `Der kürzeste Weg: noch ${answers === 1 ? "eine richtige Antwort" : `${answers} richtige Antworten`}.`;
    const broken =
      afterBreak === 1 ? "eine richtige Antwort nach einem Tag ohne Übung" : `${afterBreak} richtige Antworten, jede nach einem Tag ohne Übung`;
    return `Der kürzeste Weg: ${broken}${answers > afterBreak ? `, dazu noch ${answers - afterBreak === 1 ? "eine" : answers - afterBreak}` : ""}.`;
  },
  longPath: "Der Weg ist noch lang: Lern weiter, dann wird er klarer.",
  nothingYet: "Noch nichts. Es beginnt mit der ersten Lektion.",
  provable: (title) => `Kannst du das schon? Schreib „prove ${title}“.`,
  aboutOutcome: (title, sentence) => `${title}. ${sentence}`,
  askAboutAnother: (title) => `Nach einem anderen fragst du mit seinem Namen, etwa „why ${title}“.`,
  criteria: (rule) =>
    [
      `Das Abzeichen gibt es, wenn es nach den gegebenen Antworten zu mindestens ${rule.confidence} sicher ist, dass ${rule.when} ${rule.target} oder mehr typische Fragen zu diesem Lernziel richtig beantwortet würden, Glückstreffer abgezogen,`,
      `und zu mindestens ${rule.localConfidence} sicher allein nach den Antworten zu diesem Lernziel.`,
      `Dafür braucht es mindestens ${plural(rule.answers, "Antwort", "Antworten")} an mindestens ${plural(rule.days, "Tag", "verschiedenen Tagen")},`,
      rule.spaced > 0
        ? `davon mindestens ${rule.spaced === 1 ? "eine richtige" : `${rule.spaced} richtige`} nach mindestens 18 Stunden ohne Übung.`
        : "eine Pause dazwischen ist nicht nötig.",
      "Antworten direkt unter der eigenen Lektion zählen nicht.",
    ].join(" "),
  unknownOutcome: (text) => `Ich kenne kein Lernziel namens „${text}“.`,
  whichOutcome: "Welches meinst du?",
  whyThis: "Warum?",
};
