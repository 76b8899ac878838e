import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { Streak } from "../domain/streak.ts";
import { textsFor } from "../texts/texts.ts";
import { namedDay } from "./dates.ts";

/** The streak in words, and what was saved for a bad day. */
export function streakLines(streak: Streak, reader: Pick<Learner, "locale">): string[] {
  const texts = textsFor(reader.locale);
  return [texts.streak(streak.current), ...(streak.freezes > 0 ? [texts.freezesHeld(streak.freezes)] : [])];
}

/** What became of the last missed working day, when it is news: after a freeze was used or a repair became possible. */
export function missLine(streak: Streak, now: Instant, reader: Learner): string | undefined {
  const { lastMiss: miss } = streak;
  if (!miss) return undefined;
  const texts = textsFor(reader.locale);
  const day = namedDay(miss.day, now, reader);
  if (miss.state === "frozen") return texts.frozen(day, miss.streakBefore);
  return miss.state === "repairable" ? texts.repairable(day, miss.streakBefore) : undefined;
}
