import { addDays, dayOf, nextAppointment } from "../domain/calendar.ts";
import type { Command } from "../domain/command.ts";
import { replyId } from "../domain/identity.ts";
import type { Instant } from "../domain/ids.ts";
import { type Learner, type Pause, workPattern } from "../domain/learner.ts";
import { never } from "../domain/never.ts";
import { readPause } from "../domain/pause.ts";
import { readSettings } from "../domain/settings.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { LANGUAGES, textsFor } from "../texts/texts.ts";
import { spokenAppointment, spokenDay } from "../views/dates.ts";
import { helpCard, notice, settingsCard } from "../views/message-cards.ts";
import type { View } from "../views/view.ts";
import { showCourses } from "./enrol.ts";
import { askChannel } from "./group-quiz.ts";
import { learnNow } from "./learn-now.ts";
import { prove } from "./prove.ts";
import { reply } from "./reply.ts";
import { reschedule } from "./reschedule.ts";
import { showBadges } from "./show-badges.ts";
import { showProgress } from "./show-progress.ts";
import { startSession } from "./start-session.ts";
import { offerLessons } from "./suggest-lessons.ts";
import { why } from "./why.ts";

/** `in-place`: whoever asked has seen the answer where they asked, or been told there why there is none. */
export type Handled = Again | "in-place" | undefined;

/** A command, and the channel it names. */
export type Order = Command & { readonly channel?: string };

/** Does what a command word asks for. */
export async function obey(ports: Ports, person: Person, { word, rest, channel }: Order, signal: Signal): Promise<Handled> {
  switch (word) {
    case "learn":
      return learn(ports, person, rest, signal);
    case "quiz":
      return quiz(ports, person, { rest, channel }, signal);
    case "progress":
      return showProgress(ports, person, signal);
    case "why":
      return why(ports, person, rest, signal);
    case "prove":
      return prove(ports, person, rest, signal);
    case "badges":
      return showBadges(ports, person, signal);
    case "courses":
      return showCourses(ports, person, signal);
    case "settings":
      return confirm(ports, person, signal, await settings(ports, person, rest));
    case "pause":
      return confirm(ports, person, signal, await pause(ports, person, rest));
    case "resume":
      return confirm(ports, person, signal, await resume(ports, person));
    case "stop":
      return confirm(ports, person, signal, await stop(ports, person));
    case "help":
      return reply(ports, person, signal, helpCard(person.learner));
    default:
      return never(word);
  }
}

/** A change is told in the direct message, unless it was made on the learner's own page, which shows it. */
async function confirm(ports: Ports, person: Person, signal: Signal, view: View): Promise<undefined> {
  return signal.place === "home" ? undefined : reply(ports, person, signal, view);
}

/** What is next; or, where a topic is named that some lesson is about, those lessons. */
async function learn(ports: Ports, person: Person, topic: string, signal: Signal): Promise<undefined> {
  if (topic !== "" && (await offerLessons(ports, person, signal, topic))) return undefined;
  await learnNow(ports, person, "learn", replyId(person.learner.id, signal.key), ports.clock());
  return undefined;
}

/** Straight to the questions where a session waits; else a quiz on what was learned. With a channel, a question to everybody there. */
async function quiz(ports: Ports, person: Person, { rest, channel }: Omit<Order, "word">, signal: Signal): Promise<Handled> {
  const here = typeof signal.place === "object" && /^here\b/i.test(rest) ? signal.place.channel : undefined;
  if (channel ?? here) return (await askChannel(ports, person, (channel ?? here) as string, signal)) ?? "in-place";
  const { learner } = person;
  if (/^(?:#|here\b)/i.test(rest)) return reply(ports, person, signal, notice(textsFor(learner.locale).whichChannel));
  const plan = await learnNow(ports, person, "quiz", replyId(learner.id, signal.key), ports.clock());
  const waiting = plan?.delivery?.content;
  return waiting?.kind === "session" && !plan?.session ? startSession(ports, person, waiting.session, { ...signal, message: undefined }) : undefined;
}

async function settings(ports: Ports, { learner }: Person, rest: string): Promise<View> {
  const texts = textsFor(learner.locale);
  const now = ports.clock();
  if (rest === "") return settingsCard(learner, now);
  const read = readSettings(rest, { isRegion: ports.isRegion, languages: LANGUAGES });
  switch (read.kind) {
    case "change":
      return changedCard(await reschedule(ports, learner, read.change), now);
    case "misread":
      return notice(texts.misreadSetting[read.setting]);
    case "unknown":
      return settingsCard(learner, now, texts.unknownSetting);
    default:
      return never(read);
  }
}

/** In the language that was perhaps just chosen. */
const changedCard = (learner: Learner, now: Instant): View => settingsCard(learner, now, textsFor(learner.locale).settingsChanged);

async function pause(ports: Ports, { learner }: Person, rest: string): Promise<View> {
  const texts = textsFor(learner.locale);
  const days = readPause(rest);
  if (days === "misread") return notice(texts.misreadPause);
  const now = ports.clock();
  const until = days === "open" ? undefined : addDays(dayOf(now, learner.zone), days);
  const asked: Pause = { reason: "asked", until };
  await reschedule(ports, learner, { pause: asked });
  const text = until ? texts.pausedUntil(spokenDay(until, now, learner)) : texts.paused;
  return notice(text, [resumeButton(learner)]);
}

async function resume(ports: Ports, { learner }: Person): Promise<View> {
  const texts = textsFor(learner.locale);
  const now = ports.clock();
  const lead = learner.pause ? texts.resumed : texts.notPaused;
  const resumed = await reschedule(ports, learner, { pause: null, unanswered: 0 });
  const next = nextAppointment(workPattern(resumed, ports.holidays), now, resumed.lastSession);
  const when = next && spokenAppointment(next, now, resumed);
  const learn = { label: texts.buttons.learn, action: { type: "command" as const, word: "learn" as const } };
  return notice([lead, ...(when ? [texts.nextSession(when.day, when.time)] : [])], [learn]);
}

async function stop(ports: Ports, { learner }: Person): Promise<View> {
  await reschedule(ports, learner, { pause: { reason: "stopped" } });
  return notice(textsFor(learner.locale).stopped);
}

const resumeButton = (learner: Learner) => ({
  label: textsFor(learner.locale).resume,
  action: { type: "command" as const, word: "resume" as const },
});
