import { addDays, dayOf, nextAppointment } from "../domain/calendar.ts";
import type { Command } from "../domain/command.ts";
import { replyId } from "../domain/identity.ts";
import { type Learner, type Pause, workPattern } from "../domain/learner.ts";
import { never } from "../domain/never.ts";
import { readPause } from "../domain/pause.ts";
import { readSettings } from "../domain/settings.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { spokenAppointment, spokenDay } from "../views/dates.ts";
import { helpCard, notice, settingsCard } from "../views/message-cards.ts";
import { showCourses } from "./enrol.ts";
import { learnNow } from "./learn-now.ts";
import { prove } from "./prove.ts";
import { reply } from "./reply.ts";
import { reschedule } from "./reschedule.ts";
import { showProgress } from "./show-progress.ts";
import { startSession } from "./start-session.ts";
import { why } from "./why.ts";

/** Does what a command word asks for. */
export async function obey(ports: Ports, person: Person, { word, rest }: Command, signal: Signal): Promise<Again | undefined> {
  switch (word) {
    case "learn":
      return void (await learnNow(ports, person, "learn", replyId(person.learner.id, signal.key), ports.clock()));
    case "quiz":
      return quiz(ports, person, signal);
    case "progress":
      return showProgress(ports, person, signal);
    case "why":
      return why(ports, person, rest, signal);
    case "prove":
      return prove(ports, person, rest, signal);
    case "courses":
      return showCourses(ports, person, signal);
    case "settings":
      return settings(ports, person, rest, signal);
    case "pause":
      return pause(ports, person, rest, signal);
    case "resume":
      return resume(ports, person, signal);
    case "stop":
      return stop(ports, person, signal);
    case "help":
      return reply(ports, person, signal, helpCard(person.learner));
    default:
      return never(word);
  }
}

/** Straight to the questions where a session waits; else a quiz on what was learned. */
async function quiz(ports: Ports, person: Person, signal: Signal): Promise<Again | undefined> {
  const { learner } = person;
  const plan = await learnNow(ports, person, "quiz", replyId(learner.id, signal.key), ports.clock());
  const waiting = plan?.delivery?.content;
  return waiting?.kind === "session" && !plan?.session ? startSession(ports, person, waiting.session, { ...signal, message: undefined }) : undefined;
}

async function settings(ports: Ports, person: Person, rest: string, signal: Signal): Promise<undefined> {
  const { learner } = person;
  const texts = textsFor(learner.locale);
  const now = ports.clock();
  if (rest === "") return reply(ports, person, signal, settingsCard(learner, now));
  const read = readSettings(rest, ports.isRegion);
  switch (read.kind) {
    case "change":
      return reply(ports, person, signal, settingsCard(await reschedule(ports, learner, read.change), now, texts.settingsChanged));
    case "misread":
      return reply(ports, person, signal, notice(texts.misreadSetting[read.setting]));
    case "unknown":
      return reply(ports, person, signal, settingsCard(learner, now, texts.unknownSetting));
    default:
      return never(read);
  }
}

async function pause(ports: Ports, person: Person, rest: string, signal: Signal): Promise<undefined> {
  const { learner } = person;
  const texts = textsFor(learner.locale);
  const days = readPause(rest);
  if (days === "misread") return reply(ports, person, signal, notice(texts.misreadPause));
  const now = ports.clock();
  const until = days === "open" ? undefined : addDays(dayOf(now, learner.zone), days);
  const asked: Pause = { reason: "asked", until };
  await reschedule(ports, learner, { pause: asked });
  const text = until ? texts.pausedUntil(spokenDay(until, now, learner)) : texts.paused;
  return reply(ports, person, signal, notice(text, [resumeButton(learner)]));
}

async function resume(ports: Ports, person: Person, signal: Signal): Promise<undefined> {
  const { learner } = person;
  const texts = textsFor(learner.locale);
  const now = ports.clock();
  const lead = learner.pause ? texts.resumed : texts.notPaused;
  const resumed = await reschedule(ports, learner, { pause: null, unanswered: 0 });
  const next = nextAppointment(workPattern(resumed, ports.holidays), now, resumed.lastSession);
  const when = next && spokenAppointment(next, now, resumed);
  const learn = { label: texts.buttons.learn, action: { type: "command" as const, word: "learn" as const } };
  return reply(ports, person, signal, notice([lead, ...(when ? [texts.nextSession(when.day, when.time)] : [])], [learn]));
}

async function stop(ports: Ports, person: Person, signal: Signal): Promise<undefined> {
  const { learner } = person;
  await reschedule(ports, learner, { pause: { reason: "stopped" } });
  return reply(ports, person, signal, notice(textsFor(learner.locale).stopped));
}

const resumeButton = (learner: Learner) => ({
  label: textsFor(learner.locale).resume,
  action: { type: "command" as const, word: "resume" as const },
});
