import type { whyToday as english } from "../en/why-today.ts";
import type { Wide } from "../wide.ts";

/** Why today brought what it brought. */
export const whyToday: Wide<typeof english> = {
  todayBrought: (title) => `Heute kam „${title}“.`,
  becauseNextLesson: (course) => `Das ist die nächste Lektion im Kurs „${course}“.`,
  becauseRecall: (titles) => `Fragen zu ${titles}: damit es nicht verblasst, und dein Abzeichen braucht sie.`,
  becauseAsked: "Du hast darum gebeten.",
  yourHour: (time) => `Deine Lerneinheiten kommen an deinen Arbeitstagen um ${time} Uhr.`,
  noneToday: "Heute ist nichts gekommen.",
  becauseStopped: "Du hast mich gebeten aufzuhören; mit „resume“ kommen die Lektionen wieder.",
  becausePaused: (until) => (until ? `Du machst gerade Pause; ich melde mich ${until} wieder.` : "Du machst gerade Pause; „resume“ beendet sie."),
  becauseSilence: "Fünf Lektionen in Folge blieben ohne Antwort, darum bin ich still geworden; mit „resume“ geht es weiter.",
  becauseNoCourse: "Du nimmst noch an keinem Kurs teil.",
  becauseDayOff: "Heute ist für dich kein Arbeitstag: ein freier Tag oder ein Feiertag.",
  becauseNothingDue: "Keine Lektion ist neu, und keine Wiederholung steht an; dann bin ich still.",
  nextReviewDue: (day) => `Die nächste Wiederholung steht ${day} an.`,
};
