import { never } from "../domain/never.ts";
import type { Again, Intent, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import type { Action } from "../views/action.ts";
import { notice } from "../views/message-cards.ts";
import { answerFilled, answerPressed, answerUnsure } from "./answer-intents.ts";
import { dispute } from "./dispute.ts";
import { enrol } from "./enrol.ts";
import { answerGroup, reveal } from "./group-quiz.ts";
import { heedNews } from "./heed-news.ts";
import { hint } from "./hint.ts";
import { followProfile, meet } from "./meet.ts";
import { type Handled, obey } from "./obey.ts";
import { openForm } from "./open-form.ts";
import { proveById } from "./prove.ts";
import { readLesson } from "./read-lesson.ts";
import { showHome } from "./show-home.ts";
import { startSession } from "./start-session.ts";
import { suggestLessons } from "./suggest-lessons.ts";
import { understand } from "./understand.ts";
import { whyOutcome } from "./why.ts";

type LearnerIntent = Exclude<Intent, { kind: "workspace-left" | "news" }>;
/** A question in a channel is for everybody in it: answering makes nobody a learner. */
type GroupAction = Extract<Action, { type: "group-answer" | "reveal" }>;

/** Does what somebody asked for in a chat. Whoever asks for the first time is introduced to Fundi first. */
export async function handleSignal(ports: Ports, signal: Signal): Promise<Again | undefined> {
  const { intent, from } = signal;
  if (intent.kind === "workspace-left") return void (await ports.people.leave(from, ports.clock()));
  if (intent.kind === "news") return heedNews(ports, from, intent.news);
  if (intent.kind === "pressed" && isGroupAction(intent.action)) return pressInGroup(ports, signal, intent.action);
  const person = await ports.people.find(from);
  if (!person) return introduce(ports, signal);
  const handled = await act(ports, person, signal, intent);
  if (handled === "in-place") return undefined;
  return handled ?? afterwards(ports, person, signal);
}

const isGroupAction = (action: Action): action is GroupAction => action.type === "group-answer" || action.type === "reveal";

const pressInGroup = (ports: Ports, signal: Signal, action: GroupAction): Promise<Again | undefined> =>
  action.type === "reveal" ? reveal(ports, signal, action.quiz) : answerGroup(ports, signal, action);

async function introduce(ports: Ports, signal: Signal): Promise<Again | undefined> {
  const { from, intent } = signal;
  const again = await meet(ports, from, ports.clock());
  const person = again ? undefined : await ports.people.find(from);
  if (!person) return again;
  return intent.kind === "opened" && intent.what === "home" ? showHome(ports, person) : afterwards(ports, person, signal);
}

function act(ports: Ports, person: Person, signal: Signal, intent: LearnerIntent): Promise<Handled> {
  switch (intent.kind) {
    case "pressed":
      return press(ports, person, signal, intent.action);
    case "filled":
      return answerFilled(ports, person, signal, intent);
    case "said":
      return understand(ports, person, signal, intent);
    case "asked-about":
      return suggestLessons(ports, person, signal, intent.text);
    case "opened":
      return intent.what === "home" ? showHome(ports, person) : followProfile(ports, person);
    default:
      return never(intent);
  }
}

/** Whoever acted elsewhere sees there that something happened. */
async function afterwards(ports: Ports, { address, learner }: Person, { place, from, intent, replyUrl }: Signal): Promise<Again | undefined> {
  if (place === "home" && intent.kind === "pressed") {
    const now = await ports.people.find(from);
    return now && showHome(ports, now, isSetting(intent.action) ? undefined : textsFor(learner.locale).lookInMessages);
  }
  if (place === undefined || place === "home" || intent.kind === "pressed") return undefined;
  const view = notice(textsFor(learner.locale).answeredInMessages);
  await ports.chats[address.platform]?.whisper(from, view, { conversation: place.channel, replyUrl });
  return undefined;
}

/** The page shows what came of it. */
const isSetting = (action: Action): boolean => action.type === "command" && ["settings", "pause", "resume", "stop"].includes(action.word);

function press(ports: Ports, person: Person, signal: Signal, action: Action): Promise<Handled> {
  switch (action.type) {
    case "start":
      return startSession(ports, person, action.session, signal);
    case "answer":
      return answerPressed(ports, person, signal, action);
    case "fill":
      return openForm(ports, person, action.item, signal);
    case "unsure":
      return answerUnsure(ports, person, signal, action.item);
    case "hint":
      return hint(ports, person, action.item, signal);
    case "dispute":
      return dispute(ports, person, action.item, signal);
    case "read":
      return readLesson(ports, person, action.lesson, signal);
    case "prove":
      return proveById(ports, person, action.outcome, signal);
    case "why":
      return whyOutcome(ports, person, action.outcome, signal);
    case "enrol":
      return enrol(ports, person, action.course, signal);
    case "command":
      return obey(ports, person, { word: action.word, rest: action.rest ?? "" }, signal);
    case "group-answer":
    case "reveal":
      return pressInGroup(ports, signal, action);
    default:
      return never(action);
  }
}
