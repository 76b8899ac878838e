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

/** Every word a learner reads, in English. Plain text: a renderer escapes. The tone is warm, short and never shames. */
export const en = {
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
