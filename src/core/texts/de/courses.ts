import type { courses as english } from "../en/courses.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

/** First contact and the choice of a course. */
export const courses: Wide<typeof english> = {
  // First contact
  welcomeHeading: (name) => (name ? `Hallo ${name}, ich bin Fundi` : "Hallo, ich bin Fundi"),
  welcome:
    "An jedem Arbeitstag bringe ich dir genau hier eine kurze Lektion und ein paar Fragen. Ich bin ein Programm, kein Mensch. Abzeichen verdienst du dir mit dem, was du Tage später noch kannst, nicht mit Dabeisein.",
  whatIsStored:
    "Ich speichere deinen Namen, deine Zeitzone, deine Einstellungen, deine Antworten und deinen Fortschritt. Deine Antworten gehören dir: Führungskräfte sehen Gruppen, nie deine einzelnen Antworten. Schreib „stop“, und ich bin sofort still.",
  chooseCourse: "Wähle einen Kurs, um anzufangen:",
  startCourse: (title) => `Anfangen: ${title}`,
  startCourseDescription: (title) => `An diesem Kurs teilnehmen: ${title}`,

  // Courses
  coursesHeading: "Kurse",
  courseLine: (title, description, lessons) => `${title}: ${description} (${plural(lessons, "Lektion", "Lektionen")})`,
  courseProgress: (done, lessons) => `Du nimmst teil: ${done} von ${plural(lessons, "Lektion", "Lektionen")} geschafft.`,
  noCourses: "Es gibt noch keine Kurse. Wer Fundi bei euch verwaltet, kann welche hinzufügen.",
  enrolled: (title) => `Du nimmst jetzt am Kurs „${title}“ teil.`,
  alreadyEnrolled: (title) => `Du nimmst schon am Kurs „${title}“ teil.`,
  firstLesson: (day, time) => `Deine erste Lektion kommt ${day} um ${time} Uhr. Du kannst auch gleich anfangen.`,
  startNow: "Gleich anfangen",
  unknownCourse: "Diesen Kurs gibt es nicht mehr. Das sind die Kurse zur Auswahl:",
};
