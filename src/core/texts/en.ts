const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Every word a learner reads, in English. Plain text: a renderer escapes. The tone is warm, short and never shames. */
export const en = {
  /** The language's own name. */
  language: "English",
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
  optionDescription: (number: string, text: string) => `Answer ${number}: ${text}`,
  chooseSeveral: "Several answers are right.",
  tickLabel: "Your answers",
  sendAnswer: "Send answer",
  cancel: "Cancel",
  formTitle: "Your answer",
  openForm: { several: "Choose…", order: "Put in order…", number: "Answer…", words: "Answer…" },
  openFormDescription: (hint: string) => `Open the form for your answer. ${hint}`,
  place: (number: number) => `Step ${number}`,
  eachStepOnce: "This step is chosen twice. Use each step once.",
  yourAnswerLabel: "Your answer",
  yourNumberLabel: (unit: string) => `Your answer in ${unit}`,
  orType: (hint: string) => `Or here in the chat: ${hint}`,
  formTooLate: (hint: string) => `The form could not be opened in time. You can answer right here: ${hint}`,
  formAnsweredAlready: "You have answered this one already.",
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
  summaryHeading: (right: number, total: number) =>
    right === total && total > 1 ? `${total === 2 ? "Both" : `All ${total}`} right` : `${right} of ${total} right`,
  summaryRight: "You have this. It comes back just before you would forget it.",
  summarySome: "What you missed comes back in the next days, with a fresh question.",
  nextLesson: (title: string) => `Next lesson: ${title}.`,
  nextLessonAt: (title: string, day: string, time: string) => `Next lesson: ${title}, ${day} at ${time}.`,
  courseFinished: "You have read every lesson of your courses. Reviews come when they are due; nothing due, no message.",
  moreCourses: "Choose another course",
  learnMore: "Learn more now",

  // Mastery
  share: (share: number) => `${Math.round(share * 100)} %`,
  /** `8 of 10`, or `85 of 100` where tenths do not do. */
  outOf: (share: number) =>
    Math.abs(share * 10 - Math.round(share * 10)) < 1e-9 ? `${Math.round(share * 10)} of 10` : `${Math.round(share * 100)} of 100`,
  inDays: (days: number) =>
    days > 0 && days % 7 === 0 ? `in ${days === 7 ? "a week" : `${days === 14 ? "two" : days / 7} weeks`}` : `in ${plural(days, "day")}`,
  evidence: (right: number, answers: number, days: number, spaced: number) =>
    `${right} of ${answers} right on ${plural(days, "day")}${spaced > 0 ? `, ${spaced} of them after a break` : ""}`,
  noEvidence: "no answers that count yet",
  masteredOn: (day: string, evidence: string) => `Mastered ${day}: ${evidence}.`,
  needsRefresh: (day: string, evidence: string) => `Mastered ${day}, and fading: ${evidence}. The badge stays; a few right answers bring it back.`,
  sure: (sure: string, outOf: string, when: string) =>
    `We are ${sure} sure you would get at least ${outOf} such questions right ${when} (lucky guesses do not count).`,
  soFar: (evidence: string) => `So far ${evidence}.`,
  notYet: (missing: readonly string[]) => `Not yet: ${missing.join("; ")}.`,
  missing: {
    answers: (count: number) => plural(count, "more answer"),
    days: "answers on another day",
    spaced: (count: number) => `${count === 1 ? "one right answer" : `${count} right answers`} after at least a day without practice`,
    local: "more right answers on this outcome itself",
    confidence: (is: string, needed: string) => `confidence ${is} (needs ${needed})`,
  },
  path: (answers: number, afterBreak: number) => {
    if (afterBreak === 0) return `Shortest way: ${answers === 1 ? "one more right answer" : `${answers} more right answers`}.`;
    const broken =
      afterBreak === 1 ? "one right answer after a day without practice" : `${afterBreak} right answers, each after a day without practice`;
    return `Shortest way: ${broken}${answers > afterBreak ? `, and ${answers - afterBreak === 1 ? "one" : answers - afterBreak} more` : ""}.`;
  },
  longPath: "The way is still long: learn on, and it will get clearer.",
  nothingYet: "Nothing yet. It begins with its first lesson.",
  provable: (title: string) => `You know it already? Type “prove ${title}”.`,
  aboutOutcome: (title: string, sentence: string) => `${title}. ${sentence}`,
  askAboutAnother: (title: string) => `Ask about another with its name, like “why ${title}”.`,
  criteria: (rule: {
    readonly target: string;
    readonly when: string;
    readonly confidence: string;
    readonly localConfidence: string;
    readonly answers: number;
    readonly days: number;
    readonly spaced: number;
  }) =>
    [
      `Awarded when the answers given make it at least ${rule.confidence} sure that the holder would answer ${rule.target} or more of typical questions on this outcome rightly ${rule.when}, lucky guesses discounted,`,
      `and at least ${rule.localConfidence} sure from the answers on this outcome alone.`,
      `It takes at least ${plural(rule.answers, "answer")} on at least ${plural(rule.days, "different day")},`,
      rule.spaced > 0 ? `with ${plural(rule.spaced, "right answer")} or more after at least 18 hours without practice.` : "with no break asked for.",
      "Answers below their own lesson do not count.",
    ].join(" "),
  unknownOutcome: (text: string) => `I know no outcome named “${text}”.`,
  whichOutcome: "Which one do you mean?",
  whyThis: "Why?",

  // Why today
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

  // Prove
  proofHeading: (title: string) => `Prove it: ${title}`,
  proofIntro: (count: number) =>
    `${plural(count, "question")}, without the lessons. A badge also wants a right answer on another day: I come back for that.`,
  proveButton: "I know this already",
  proveDescription: (title: string) => `Prove ${title} without its lessons`,
  proveWhich: "Which outcome do you want to prove? Type “prove” and its name:",
  provedAlready: (title: string) => `You have mastered “${title}” already.`,
  proofTooFresh: (title: string) => `You have seen too much on “${title}” lately for a fair test. Keep learning; your daily questions count as well.`,
  earned: (title: string) => `You have earned the badge “${title}”!`,

  // Disputes and hints
  disputeButton: "Something wrong with this question?",
  disputeDescription: "Tell the author that something is wrong with this question",
  disputed: "Noted: the author will look at this question. Thank you.",
  unsureButton: "I don't know",
  unsureDescription: "Show the answer instead of guessing",
  unsureVerdict: "Good to know what to learn.",
  hintButton: "Hint",
  hintDescription: "Show a hint; the answer then counts for half",
  hint: (text: string) => `Hint: ${text}`,
  voided: "Something was wrong with this question. It no longer counts.",
  corrected: (stem: string) =>
    `A question you answered was wrong, and that was our fault: “${stem}”. It no longer counts, and I have put your record right.`,
  correctionEarned: (title: string) => `With that you have earned the badge “${title}”.`,
  disputeUpheld: "Thank you for reporting it.",
  disputeDismissed: (stem: string) =>
    `You reported a question: “${stem}”. Its author looked at it and finds it right as it is. Thank you for looking closely.`,

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
  nothingToLearn: "You are up to date: no new lesson and nothing due. I will write when something is.",
  nothingToQuiz: "There is nothing to quiz you on yet: finish a lesson first.",
  alreadyDone: "This one is finished already.",
  gone: "I no longer have this. Type “learn” and I bring you what is next.",

  // Progress
  progressHeading: "Your progress",
  lessonsDone: (done: number, total: number) => `${done} of ${plural(total, "lesson")} done`,
  outcomeNotStarted: (title: string) => `${title}: not started`,
  outcomeLearning: (title: string, evidence: string, sure: string, needed: string) => `${title}: ${evidence} · ${sure} sure, ${needed} needed`,
  outcomeMastered: (title: string, evidence: string) => `${title}: mastered (${evidence})`,
  outcomeNeedsRefresh: (title: string) => `${title}: mastered, needs a refresh`,
  progressFallback: (streak: string, done: number, total: number) => `${streak} ${done} of ${plural(total, "lesson")} done.`,

  // Badges
  badgesHeading: "Your badges",
  noBadges: "No badge yet. One comes when you still know an outcome days later, not for showing up.",
  badgeLine: (title: string, day: string, evidence: string, fades: boolean) => `${title}: ${day}, ${evidence}${fades ? "; needs a refresh" : ""}`,
  nearestBadge: (title: string, evidence: string) => `Nearest: ${title}, ${evidence}.`,
  whyBadge: (title: string) => `Why: ${title}`,
  allBadges: (count: number) => `All ${count} badges`,

  // The learner's own page
  homeFallback: "Fundi: today, your streak, your path, your badges and your settings.",
  todayHeading: "Today",
  todayWaits: (title: string) => `“${title}” is waiting for you.`,
  todayDone: "Done for today. Well learned!",
  shortQuiz: "Short quiz",
  streakHeading: "Your streak",
  calendarSummary: (days: number, weeks: number) => `Learned on ${plural(days, "day")} in the last ${weeks} weeks.`,
  calendarKey: (signs: { readonly learned: string; readonly frozen: string; readonly missed: string }) =>
    `${signs.learned} learned · ${signs.frozen} spare day used · ${signs.missed} missed`,
  pathHeading: "Your path",
  lookInMessages: "It is in the Messages tab.",
  answeredInMessages: "I have answered in our direct message.",
  pauseWeek: "Pause for a week",
  pauseWeekDescription: "No lessons for seven days",
  pauseButton: "Pause",
  pauseDescription: "No lessons until you resume",
  stopButton: "Stop",
  stopDescription: "Fundi writes to you no more until you resume",

  // Lessons on a topic
  lessonsOnThis: "This is what I can teach you about it:",
  lessonLine: (title: string, course: string, minutes: number) => `${title} (${course}, ${plural(minutes, "minute")})`,
  readThis: (title: string) => `Read: ${title}`,
  readThisDescription: (title: string) => `Bring the lesson ${title} now`,
  noLessonOnThis: "I have no lesson on that yet. These are the courses I have.",

  // A question to a channel
  groupHeading: "A question for everybody here",
  groupPrivate: "Only you see what you choose, and it counts for nobody's record. The answer comes here in 15 minutes.",
  answersSoFar: (count: number) => `${plural(count, "answer")} so far.`,
  answersInAll: (count: number) => (count === 0 ? "Nobody answered." : `${plural(count, "answer")} in all.`),
  tooFewToShow: "Fewer than five, so I keep to myself how they were spread.",
  chosenBy: (count: number) => `chosen by ${count}`,
  groupAnswered: (number: string, text: string) => `Your answer: ${number}. ${text}. Whether it is right comes with everybody's answer.`,
  groupAnsweredBefore: (number: string, text: string) => `Your first answer counts: ${number}. ${text}.`,
  groupClosed: "This question is closed; the answer is above.",
  revealButton: "Show the answer",
  revealDescription: "Show everybody the answer now; for whoever asked",
  onlyWhoAsked: "Whoever asked can show the answer early. It comes by itself soon.",
  noGroupQuestion: "I have no question for a channel: there are no courses yet.",
  notInChannel: "I could not write there. Invite me first: type /invite @Fundi in that channel, then ask again.",
  perhapsInChannel: "I am not sure whether my question arrived there. If it is not there, ask again.",
  whichChannel: "To ask everybody in a channel, type “/fundi quiz here” in it, or “/fundi quiz” and its name with #.",

  // Settings
  settingTimeLabel: "Time of the daily lesson",
  settingDaysLabel: "Working days",
  settingZoneLabel: "Time zone",
  settingLanguageLabel: "Language",
  settingsHeading: "Your settings",
  settingTime: (time: string) => `Time: ${time}`,
  settingDays: (days: string) => `Working days: ${days}`,
  settingZone: (zone: string, now: string) => `Time zone: ${zone} (now ${now})`,
  settingRegion: (region: string) => `Public holidays: ${region || "none"}`,
  settingsHelp:
    "To change one, type for example “settings time 08:30”, “settings days mon-thu”, “settings zone Africa/Nairobi”, “settings region ZA” or “settings language en”.",
  settingsChanged: "Saved.",
  misreadSetting: {
    time: "I could not read that time. Try “settings time 08:30”.",
    days: "I could not read those days. Try “settings days mon tue thu”.",
    zone: "I do not know that time zone. Try its full name, like “settings zone Europe/Berlin”.",
    language: "I do not speak that language yet. Try “settings language en”.",
    region: "I do not know that region. Try a country code, like “settings region ZA”, or “settings region none”.",
  },
  unknownSetting: "I know the settings time, days, zone, region and language.",

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
    ["learn", "what is next, now; “learn” and a topic finds lessons on it"],
    ["quiz", "a short quiz on what you learned; with #channel, a question to everybody there"],
    ["progress", "your streak and your outcomes"],
    ["why", "what your badge still needs; “why did I get this” explains the day"],
    ["prove", "show that you know an outcome already"],
    ["badges", "what you have earned"],
    ["courses", "see and choose courses"],
    ["settings", "time, working days, time zone, holidays, language"],
    ["pause", "no lessons for a while; “resume” ends it"],
    ["stop", "I fall silent at once"],
  ] as readonly (readonly [string, string])[],
  helpNote: "During a question, type the number of your answer.",
  notUnderstood: "I did not understand that.",
  buttons: { learn: "Learn now", progress: "My progress", courses: "Courses", settings: "Settings", help: "Help", quiz: "Quiz me again" },
} as const;
