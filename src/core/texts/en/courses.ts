import { plural } from "../plural.ts";

/** First contact and the choice of a course. */
export const courses = {
  // First contact
  welcomeHeading: (name: string) => (name ? `Hello ${name}, I am Fundi` : "Hello, I am Fundi"),
  welcome:
    "Each working day I bring you one short lesson and a few questions, right here. I am a program, not a person. Badges are earned by what you can still do days later, not by showing up.",
  whatIsStored:
    "I store your name, time zone, settings, answers and progress. Your answers are yours: managers see groups, never your single answers. Type “stop” and I fall silent at once.",
  chooseCourse: "Choose a course to begin:",
  startCourse: (title: string) => `Start: ${title}`,
  startCourseDescription: (title: string) => `Enrol in the course ${title}`,

  // Courses
  coursesHeading: "Courses",
  courseLine: (title: string, description: string, lessons: number) => `${title}: ${description} (${plural(lessons, "lesson")})`,
  courseProgress: (done: number, lessons: number) => `You are enrolled: ${done} of ${plural(lessons, "lesson")} done.`,
  noCourses: "There are no courses yet. Your administrator can add some.",
  enrolled: (title: string) => `You are enrolled in “${title}”.`,
  alreadyEnrolled: (title: string) => `You are already enrolled in “${title}”.`,
  firstLesson: (day: string, time: string) => `Your first lesson comes ${day} at ${time}. You can also start right now.`,
  startNow: "Start now",
  unknownCourse: "That course is no longer offered. Here is what there is:",
};
