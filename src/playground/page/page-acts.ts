import { z } from "zod";
import type { AppAnswer } from "../slack/app-door.ts";
import type { FakeSlack } from "../slack/fake-slack.ts";
import type { SlackUser } from "../slack/slack-objects.ts";
import type { Created, Learner } from "./page-types.ts";

/** Something the page asked for cannot be: said in words, with an HTTP status. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const MAX_LEARNERS = 200;
const FIRST_CONTACT_MS = 10_000;
const MONDAY_TO_FRIDAY = "1,2,3,4,5";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export const zoneName = z.string().refine(isZone, "This time zone is not known; choose one from the list, e.g. Africa/Johannesburg.");

export const newLearner = z.object({
  name: z.string().trim().min(1, "Please give the learner a name.").max(80, "A name has at most 80 characters."),
  zone: zoneName,
  days: z.array(z.int().min(1).max(7)).min(1, "Choose at least one working day."),
});

/** Adds a learner, lets them look at the chat, and type their working days once Fundi has said hello. */
export async function createLearner(fake: FakeSlack, isOnline: () => boolean, { name, zone, days }: z.infer<typeof newLearner>): Promise<Created> {
  if (fake.users.length >= MAX_LEARNERS) throw new Problem(409, `The playground holds ${MAX_LEARNERS} learners.`);
  const user = fake.addUser({ name, tz: zone });
  const learner = learnerOf(user);
  const problem = whatWentWrong(await fake.openDm(user), "event", isOnline()) ?? (await typeWorkingDays(fake, user, days));
  return problem === undefined ? { learner } : { learner, problem };
}

async function typeWorkingDays(fake: FakeSlack, user: SlackUser, days: readonly number[]): Promise<string | undefined> {
  const chosen = [...new Set(days)].sort();
  if (chosen.join() === MONDAY_TO_FRIDAY) return undefined;
  const greeted = () => fake.messagesOf(user).some(({ message }) => message.bot_id !== undefined);
  if (!(await fake.until(greeted, FIRST_CONTACT_MS).catch(() => false))) return "Fundi has not said hello, so it was not told the working days.";
  return whatWentWrong(await fake.say(user, `settings days ${chosen.map((day) => WEEKDAYS[day - 1]).join(" ")}`), "event", true);
}

export function learnerOf({ id, name, tz, snoozedUntil = 0 }: SlackUser): Learner {
  return { id, name, zone: tz, quietUntil: snoozedUntil };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The app's answer in words, unless it took what it was sent. */
export function whatWentWrong(answer: AppAnswer | undefined, what: "event" | "click", isOnline: boolean): string | undefined {
  const reason = failureWords(answer);
  if (reason === undefined) return undefined;
  const next = what === "event" ? "Slack tries again at once, after one minute and after five." : "Please try again when it is back.";
  return `${isOnline ? reason : "Fundi is offline and did not hear this."} ${next}`;
}

function failureWords(answer: AppAnswer | undefined): string | undefined {
  switch (answer?.outcome) {
    case "http_error":
      return `Fundi answered with an error (HTTP ${answer.status}).`;
    case "http_timeout":
      return "Fundi did not answer within three seconds.";
    case "connection_failed":
      return "Fundi could not be reached.";
    default:
      return undefined;
  }
}
