import { badges } from "./badges.ts";
import { channel } from "./channel.ts";
import { courses } from "./courses.ts";
import { days } from "./days.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { mastery } from "./mastery.ts";
import { questions } from "./questions.ts";
import { sessions } from "./sessions.ts";
import { settings } from "./settings.ts";
import { streak } from "./streak.ts";
import { whyToday } from "./why-today.ts";

/**
 * Every word a learner reads, in German: du, warm and short. What a learner types stays English, in quotes.
 * One word for each thing: course Kurs, lesson Lektion, session Lerneinheit, review Wiederholung, outcome Lernziel,
 * badge Abzeichen, streak Serie, spare day Reservetag.
 */
export const de = {
  ...days,
  ...sessions,
  ...questions,
  ...mastery,
  ...badges,
  ...whyToday,
  ...streak,
  ...courses,
  ...home,
  ...channel,
  ...settings,
  ...help,
};
