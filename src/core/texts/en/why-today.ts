/** Why today brought what it brought. */
export const whyToday = {
  todayBrought: (title: string) => `Today brought “${title}”.`,
  becauseNextLesson: (course: string) => `It is the next lesson of ${course}.`,
  becauseRecall: (titles: string) => `Questions on ${titles}: recalled before they fade, and your badge needs them.`,
  becauseAsked: "You asked for it.",
  yourHour: (time: string) => `Your sessions come at ${time} on your working days.`,
  noneToday: "Nothing has come today.",
  becauseStopped: "You told me to stop; “resume” brings the lessons back.",
  becausePaused: (until: string | undefined) => (until ? `You are on a pause; I write again ${until}.` : "You are on a pause; “resume” ends it."),
  becauseSilence: "Five lessons in a row had no answer, so I fell silent; “resume” ends it.",
  becauseNoCourse: "You are in no course yet.",
  becauseDayOff: "Today is no working day of yours: a day off, or a public holiday.",
  becauseNothingDue: "No lesson is new and no review is due, and then I keep quiet.",
  nextReviewDue: (day: string) => `The next review is due ${day}.`,
};
