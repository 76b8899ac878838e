import type { Course } from "../core/domain/course.ts";
import type { Figures, HolidayFigures, OutcomeFigures } from "./figures.ts";
import { KIND_NAMES, KINDS, type KindName } from "./kinds.ts";

const FIRST_COLUMN = 26;
const COLUMN = 13;

/** The figures as lines for an author. */
export function tableOf(figures: Figures, course: Pick<Course, "title">): string[] {
  const { learners, weeks, seed } = figures;
  return [
    `${course.title}: ${learners} learners, ${weeks} weeks, seed ${seed}`,
    "",
    ...summary(figures),
    "",
    row("badges: earned, days", KIND_NAMES),
    ...figures.outcomes.flatMap(outcomeRows),
    "",
    row("streaks", KIND_NAMES),
    row(
      "  kept to the end",
      KIND_NAMES.map((name) => percent(figures.streaks[name].survived)),
    ),
    row(
      "  longest (median)",
      KIND_NAMES.map((name) => whole(figures.streaks[name].medianLongest)),
    ),
    "",
    ...KIND_NAMES.map((name) => legend(name, figures.streaks[name].learners)),
  ];
}

function summary({ messagesPerLearnerDay, minutesPerLearnerDay, questionsPerSession, ...figures }: Figures): string[] {
  const { guessers, guessersWithBadge } = figures;
  return [
    fact("sessions", `${messagesPerLearnerDay.toFixed(2)} a learner and day, weekends included; ${minutesPerLearnerDay.toFixed(1)} minutes`),
    fact("questions", `${whole(questionsPerSession.median)} a session (median), at most ${whole(questionsPerSession.most)}`),
    fact("days to mastery", `${whole(figures.daysToMastery)} from an outcome's first lesson to its badge (median)`),
    fact("pure guessers", guessers === 0 ? "none in this cohort" : `${percent(guessersWithBadge)} of ${guessers} earned a badge`),
    fact("after two weeks away", afterHoliday(figures.afterHoliday)),
  ];
}

function afterHoliday({ learners, mostQuestions, daysUntilCaughtUp: { median, longest }, neverCaughtUp }: HolidayFigures): string {
  if (learners === 0) return "nobody came back in these weeks";
  const load = `at most ${whole(mostQuestions)} questions a session in the first week back`;
  const caughtUp = median === null ? "" : `; nothing overdue after ${whole(median)} days (median), ${whole(longest)} at most`;
  return `${load}${caughtUp}${neverCaughtUp > 0 ? `; ${neverCaughtUp} of ${learners} never caught up` : ""}`;
}

function outcomeRows({ id, title, daysToMastery, answersToMastery, kinds }: OutcomeFigures): string[] {
  const cells = KIND_NAMES.map((name) => {
    const { earned, daysToMastery: days } = kinds[name];
    return days === null ? percent(earned) : `${percent(earned)}, ${whole(days)} d`;
  });
  const all = daysToMastery === null ? "nobody earned it" : `${whole(daysToMastery)} days, ${whole(answersToMastery)} answers (median)`;
  return [`  ${title} (${id}): ${all}`, row("", cells)];
}

const legend = (name: KindName, learners: number): string => `${name.padEnd(COLUMN)}${learners} who ${KINDS[name].words}`;

const fact = (name: string, text: string): string => `${name.padEnd(FIRST_COLUMN)}${text}`;
const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(FIRST_COLUMN)}${cells.map((cell) => cell.padEnd(COLUMN)).join("")}`.trimEnd();

const whole = (number: number | null): string => (number === null ? "–" : String(Math.round(number)));

/** A few guessers in a large cohort must not read as none. */
const percent = (share: number | null): string => {
  if (share === null) return "–";
  const hundredths = 100 * share;
  return `${hundredths > 0 && hundredths < 1 ? hundredths.toFixed(2) : Math.round(hundredths)} %`;
};
