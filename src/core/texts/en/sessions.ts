import { plural } from "../plural.ts";

/** A session from its card to its summary, and what is asked for in between. */
export const sessions = {
  // Daily card
  reviewHeading: "Time to recall",
  quizHeading: "A short quiz",
  lessonMinutes: (minutes: number, course: string) => `${course} · ${plural(minutes, "minute")}`,
  reviewIntro: (count: number) => `${plural(count, "question")} on what you learned. Recalling it now is what makes it last.`,
  sessionFallback: (title: string, count: number) => `${title}. Then ${plural(count, "question")}: press “Quiz me”, or type “quiz me”.`,
  quizMe: "Quiz me",
  quizMeDescription: (title: string) => `Start the questions on ${title}`,
  quizStarted: "The questions are below.",
  sessionDone: "Done. Well learned!",
  questionCount: (count: number) => `${plural(count, "question")}, about a minute. Answer by button or by typing the number.`,

  // Summary
  summaryHeading: (right: number, total: number) =>
    right === total && total > 1 ? `${total === 2 ? "Both" : `All ${total}`} right` : `${right} of ${total} right`,
  summaryRight: "You have this. It comes back just before you would forget it.",
  summarySome: "What you missed comes back in the next days, with a fresh question.",
  nextLesson: (title: string) => `Next lesson: ${title}.`,
  nextLessonAt: (title: string, day: string, time: string) => `Next lesson: ${title}, ${day} at ${time}.`,
  courseFinished: "You have read every lesson of your courses. Reviews come when they are due; nothing due, no message.",
  moreCourses: "Choose another course",
  learnMore: "Learn more now",

  // Reminder
  reminder: (title: string) => `Still two minutes left for today? “${title}” is waiting.`,
  reminderNote: "This is today's only reminder.",

  // On demand
  nothingToLearn: "You are up to date: no new lesson and nothing due. I will write when something is.",
  nothingToQuiz: "There is nothing to quiz you on yet: finish a lesson first.",
  alreadyDone: "This one is finished already.",
  gone: "I no longer have this. Type “learn” and I bring you what is next.",

  // Lessons on a topic
  lessonsOnThis: "This is what I can teach you about it:",
  lessonLine: (title: string, course: string, minutes: number) => `${title} (${course}, ${plural(minutes, "minute")})`,
  readThis: (title: string) => `Read: ${title}`,
  readThisDescription: (title: string) => `Bring the lesson ${title} now`,
  noLessonOnThis: "I have no lesson on that yet. These are the courses I have.",
};
