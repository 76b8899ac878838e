import { dayOf } from "../domain/calendar.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Outcome } from "../domain/course.ts";
import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { SessionRecord } from "../domain/session-record.ts";
import type { Standing } from "../domain/standing.ts";
import type { Silence } from "../domain/why-today.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { clockTime, spokenAppointment, spokenDay } from "./dates.ts";
import { criteriaNarrative, whySentences } from "./mastery-words.ts";
import { notice } from "./message-cards.ts";
import type { View, ViewBlock } from "./view.ts";

/** Where a learner stands on one outcome, and what the badge asks for. `other`: another outcome to ask about. */
export function whyCard(outcome: Outcome, standing: Standing, learner: Learner, now: Instant, other?: Outcome): View {
  const texts = textsFor(learner.locale);
  const sentences = whySentences(standing, learner, now);
  const more = [
    ...(standing.state === "not-started" ? [texts.provable(outcome.title)] : []),
    criteriaNarrative(outcome.rule, texts),
    ...(other ? [texts.askAboutAnother(other.title)] : []),
  ];
  return {
    fallback: texts.aboutOutcome(outcome.title, sentences.join(" ")),
    blocks: [
      { type: "heading", text: outcome.title },
      { type: "text", text: sentences.join(" ") },
      ...more.map((text): ViewBlock => ({ type: "note", text })),
    ],
  };
}

/** Which outcome is meant, as buttons. */
export function whichOutcomeCard(lead: readonly string[], outcomes: readonly Outcome[], type: "why" | "prove"): View {
  const choices = outcomes.slice(0, 10);
  const view = notice(
    lead,
    choices.map(({ id, title }) => ({ label: title, action: { type, outcome: id } })),
  );
  return { ...view, fallback: [lead.join(" "), ...choices.map(({ title }) => title)].join("\n") };
}

/** Why today brought what it brought. */
export function broughtCard(session: SessionRecord, course: string, catalogue: Catalogue, learner: Learner): View {
  const texts = textsFor(learner.locale);
  const recalled = session.items.filter(({ shown }) => shown.lesson !== session.lesson?.lesson.id);
  const titles = [...new Set(recalled.map(({ outcome }) => catalogue.outcome(outcome)?.title).filter((title) => title !== undefined))];
  return notice([
    ...(session.lesson ? [texts.todayBrought(session.lesson.lesson.title), texts.becauseNextLesson(course)] : []),
    ...(titles.length > 0 ? [texts.becauseRecall(titles.map(texts.quoted).join(", "))] : []),
    session.purpose === "daily" ? texts.yourHour(clockTime(learner.deliveryMinute)) : texts.becauseAsked,
  ]);
}

/** Why today brought nothing. */
export function silenceCard(silence: Silence, learner: Learner, now: Instant): View {
  const texts = textsFor(learner.locale);
  return notice([texts.noneToday, ...silenceLines(silence, learner, now, texts)]);
}

function silenceLines(silence: Silence, learner: Learner, now: Instant, texts: Texts): string[] {
  switch (silence.kind) {
    case "stopped":
      return [texts.becauseStopped];
    case "paused":
      return [texts.becausePaused(silence.until && spokenDay(silence.until, now, learner))];
    case "fell-silent":
      return [texts.becauseSilence];
    case "no-course":
      return [texts.becauseNoCourse];
    case "day-off":
      return [texts.becauseDayOff, ...nextSessionLine(learner, now, texts)];
    case "still-to-come":
      return nextSessionLine(learner, now, texts);
    default:
      return [texts.becauseNothingDue, ...(silence.nextDue ? [texts.nextReviewDue(spokenDay(silence.nextDue, now, learner))] : [])];
  }
}

function nextSessionLine(learner: Learner, now: Instant, texts: Texts): string[] {
  const at = learner.nextSessionAt;
  if (at === undefined) return [];
  const when = spokenAppointment({ day: dayOf(at, learner.zone), at }, now, learner);
  return [texts.nextSession(when.day, when.time)];
}
