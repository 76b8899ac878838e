import type { sessions as english } from "../en/sessions.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

const questions = (count: number): string => plural(count, "Frage", "Fragen");

/** A session from its card to its summary, and what is asked for in between. */
export const sessions: Wide<typeof english> = {
  // Daily card
  reviewHeading: "Zeit zum Erinnern",
  quizHeading: "Ein kurzes Quiz",
  lessonMinutes: (minutes, course) => `${course} · ${plural(minutes, "Minute", "Minuten")}`,
  reviewIntro: (count) => `${questions(count)} zu dem, was du gelernt hast. Was du jetzt aus dem Gedächtnis holst, das bleibt.`,
  sessionFallback: (title, count) => `${title}. Danach ${questions(count)}: Drück „Frag mich ab“ oder schreib „quiz me“.`,
  quizMe: "Frag mich ab",
  quizMeDescription: (title) => `Fragen starten: ${title}`,
  quizStarted: "Die Fragen stehen unten.",
  sessionDone: "Geschafft. Gut gelernt!",
  questionCount: (count) => `${questions(count)}, etwa eine Minute. Antworte per Knopf oder schreib die Nummer.`,

  // Summary
  summaryHeading: (right, total) =>
    right === total && total > 1 ? `${total === 2 ? "Beide" : `Alle ${total}`} richtig` : `${right} von ${total} richtig`,
  summaryRight: "Das sitzt. Es kommt wieder, kurz bevor du es vergessen würdest.",
  summarySome: "Was noch nicht saß, kommt in den nächsten Tagen mit einer neuen Frage wieder.",
  nextLesson: (title) => `Nächste Lektion: ${title}.`,
  nextLessonAt: (title, day, time) => `Nächste Lektion: ${title}, ${day} um ${time} Uhr.`,
  courseFinished: "Du hast alle Lektionen deiner Kurse gelesen. Wiederholungen kommen, wenn sie anstehen; steht nichts an, kommt keine Nachricht.",
  moreCourses: "Anderen Kurs wählen",
  learnMore: "Jetzt weiterlernen",

  // Reminder
  reminder: (title) => `Hast du heute noch zwei Minuten? „${title}“ wartet auf dich.`,
  reminderNote: "Das ist heute die einzige Erinnerung.",

  // On demand
  nothingToLearn: "Du bist auf dem neuesten Stand: keine neue Lektion, und nichts steht an. Ich melde mich, sobald es etwas gibt.",
  nothingToQuiz: "Noch gibt es nichts, was ich dich fragen könnte: Schließ zuerst eine Lektion ab.",
  alreadyDone: "Das hast du schon geschafft.",
  gone: "Das habe ich nicht mehr. Schreib „learn“, und ich bringe dir, was als Nächstes kommt.",

  // Lessons on a topic
  lessonsOnThis: "Das kann ich dir dazu beibringen:",
  lessonLine: (title, course, minutes) => `${title} (${course}, ${plural(minutes, "Minute", "Minuten")})`,
  readThis: (title) => `Lesen: ${title}`,
  readThisDescription: (title) => `Diese Lektion jetzt lesen: ${title}`,
  noLessonOnThis: "Dazu habe ich noch keine Lektion. Hier findest du meine Kurse.",
};
