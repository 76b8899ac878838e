const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Every word a learner reads, in English. Plain text: a renderer escapes. The tone is warm, short and never shames. */
export const en = {
  /** How `Intl` writes dates beside these sentences. */
  dateLocale: "en-GB",
  today: "today",
  tomorrow: "tomorrow",
  onDay: (day: string) => `on ${day}`,
  fromTo: (first: string, last: string) => `from ${first} to ${last}`,
  nextSession: (day: string, time: string) => `Your next session comes ${day} at ${time}.`,

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

  // Questions
  questionHeading: (number: number, total: number) => `Question ${number} of ${total}`,
  optionLabel: (number: string) => `Option ${number}`,
  optionDescription: (number: string, text: string) => `Answer ${number}: ${text}`,
  chooseSeveral: "Several answers are right. Tick them, then send.",
  typeSeveral: "Or type their numbers, like “1 3”.",
  tickLabel: "Your answers",
  sendAnswer: "Send answer",
  typeOrder: (example: string) => `Type the numbers in the right order, like “${example}”.`,
  typeNumber: (unit: string) => (unit ? `Type a number of ${unit}.` : "Type a number."),
  typeWords: "Type your answer in a word or two.",
  questionFallback: (heading: string, stem: string, options: string) => [heading, stem, options].filter(Boolean).join("\n"),
  right: "Right!",
  notQuite: "Not quite.",
  yourAnswer: "your answer",
  rightAnswer: "right answer",
  yourAnswerAndRight: "your answer, right",
  youTyped: (text: string) => `You answered: ${text}`,
  theAnswerIs: (text: string) => `The answer: ${text}`,
  whyRight: (because: string) => `Why: ${because}`,
  andTheRightOne: (option: string, because: string) => `Right is “${option}”: ${because}`,
  source: "Source",
  misread: (hint: string) => `I could not read that as an answer. ${hint}`,
  numberHint: (count: number) => `Type a number from 1 to ${count}.`,
  numbersHint: (count: number) => `Type the numbers you choose, from 1 to ${count}, like “1 3”.`,

  // Summary
  summaryHeading: (right: number, total: number) => (right === total ? `All ${total} right` : `${right} of ${total} right`),
  summaryRight: "You have this. It comes back just before you would forget it.",
  summarySome: "What you missed comes back tomorrow, with a fresh question.",
  nextLesson: (title: string) => `Next lesson: ${title}.`,
  nextLessonAt: (title: string, day: string, time: string) => `Next lesson: ${title}, ${day} at ${time}.`,
  courseFinished: "You have read every lesson of your courses. Reviews come when they are due; nothing due, no message.",
  moreCourses: "Choose another course",
  learnMore: "Learn more now",

  // Streak
  streak: (days: number) => (days === 0 ? "A new streak starts with your next session." : `Streak: ${plural(days, "working day")} in a row.`),
  streakDetail: (longest: number, days: number) => `Longest ${longest} · ${plural(days, "learning day")} in all`,
  freezesHeld: (count: number) => `${plural(count, "spare day")} saved for a day you miss.`,
  frozen: (day: string, days: number) => `You missed ${day}. A spare day kept your streak of ${days}.`,
  repairable: (day: string, days: number) => `You missed ${day}, so your streak of ${days} paused. Two sessions today bring it back.`,
  repaired: (days: number) => `Two sessions in a day: your streak is back at ${days}.`,
  weWereAway: (days: string) => `I was out of order ${days}. That was my fault: your streak is safe.`,

  // Reminder
  reminder: (title: string) => `Still two minutes left for today? “${title}” is waiting.`,
  reminderNote: "This is today's only reminder.",

  // First contact
  welcomeHeading: (name: string) => (name ? `Hello ${name}, I am Fundi` : "Hello, I am Fundi"),
  welcome:
    "Each working day I bring you one short lesson and a few questions, right here. I am a program, not a person. Badges are earned by what you can still do days later, not by showing up.",
  whatIsStored:
    "I store your name, time zone, settings, answers and progress. Your answers are yours: managers see groups, never your single answers. Type “stop” and I fall silent at once.",
  chooseCourse: "Choose a course to begin:",
  startCourse: (title: string) => `Start: ${title}`,
  startCourseDescription: (title: string) => `Enrol in the course ${title}`,
  welcomeFallback: (name: string) => `Hello${name ? ` ${name}` : ""}, I am Fundi, a learning bot. Choose a course to begin, or type “help”.`,

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

  // On demand
  notEnrolled: "You are in no course yet.",
  nothingToLearn: "You are up to date: no new lesson and nothing due. I will write when something is.",
  nothingToQuiz: "There is nothing to quiz you on yet: finish a lesson first.",
  sessionAgain: "This is still waiting for you:",
  alreadyDone: "This one is finished already.",
  gone: "I no longer have this. Type “learn” and I bring you what is next.",

  // Progress
  progressHeading: "Your progress",
  lessonsDone: (done: number, total: number) => `${done} of ${plural(total, "lesson")} done`,
  outcomeLine: (title: string, right: number, answers: number, days: number) =>
    answers === 0 ? `${title}: not started` : `${title}: ${right} of ${plural(answers, "answer")} right, on ${plural(days, "day")}`,
  progressFallback: (streak: string, done: number, total: number) => `${streak} ${done} of ${plural(total, "lesson")} done.`,

  // Settings
  settingsHeading: "Your settings",
  settingTime: (time: string) => `Time: ${time}`,
  settingDays: (days: string) => `Working days: ${days}`,
  settingZone: (zone: string, now: string) => `Time zone: ${zone} (now ${now})`,
  settingRegion: (region: string) => `Public holidays: ${region || "none"}`,
  settingsHelp:
    "To change one, type for example “settings time 08:30”, “settings days mon-thu”, “settings zone Africa/Nairobi” or “settings region ZA”.",
  settingsChanged: "Saved.",
  misreadSetting: {
    time: "I could not read that time. Try “settings time 08:30”.",
    days: "I could not read those days. Try “settings days mon tue thu”.",
    zone: "I do not know that time zone. Try its full name, like “settings zone Europe/Berlin”.",
    region: "I do not know that region. Try a country code, like “settings region ZA”, or “settings region none”.",
  },
  unknownSetting: "I know the settings time, days, zone and region.",

  // Pause
  paused: "Paused. I write again when you press resume, or type “resume”. Your progress stays.",
  pausedUntil: (day: string) => `Paused. I write again ${day}, or when you type “resume”. Your progress stays.`,
  misreadPause: "I could not read how long. Type “pause”, “pause 3 days” or “pause 2 weeks”.",
  stopped: "I will not write to you any more. Your progress stays; type “resume” whenever you like.",
  resumed: "Welcome back!",
  notPaused: "You are not paused.",
  silencePause:
    "Five lessons went by without an answer, so I stop here rather than fill your chat. Nothing is lost: press resume, or type “resume”, whenever it suits you.",
  resume: "Resume",

  // Help
  helpHeading: "What you can type",
  help: [
    ["learn", "what is next, now"],
    ["quiz", "a short quiz on what you learned"],
    ["progress", "your streak and your outcomes"],
    ["courses", "see and choose courses"],
    ["settings", "time, working days, time zone, holidays"],
    ["pause", "no lessons for a while; “resume” ends it"],
    ["stop", "I fall silent at once"],
  ] as readonly (readonly [string, string])[],
  helpNote: "During a question, type the number of your answer.",
  notUnderstood: "I did not understand that.",
  buttons: { learn: "Learn now", progress: "My progress", courses: "Courses", settings: "Settings", help: "Help", quiz: "Quiz me again" },
} as const;
