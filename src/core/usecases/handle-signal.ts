import { fits, type Response } from "../domain/grading.ts";
import { never } from "../domain/never.ts";
import type { Item } from "../domain/session-record.ts";
import type { Again, Intent, Person, Ports, Signal } from "../ports.ts";
import type { Action } from "../views/action.ts";
import { answer } from "./answer.ts";
import { dispute } from "./dispute.ts";
import { enrol } from "./enrol.ts";
import { hint } from "./hint.ts";
import { followZone, meet } from "./meet.ts";
import { obey } from "./obey.ts";
import { proveById } from "./prove.ts";
import { startSession } from "./start-session.ts";
import { understand } from "./understand.ts";
import { whyOutcome } from "./why.ts";

/** Does what somebody asked for in a chat. Whoever writes for the first time is introduced to Fundi first. */
export async function handleSignal(ports: Ports, signal: Signal): Promise<Again | undefined> {
  const now = ports.clock();
  if (signal.intent.kind === "workspace-left") return void (await ports.people.leave(signal.from, now));
  const person = await ports.people.find(signal.from);
  return person ? act(ports, person, signal, signal.intent) : meet(ports, signal.from, now);
}

function act(ports: Ports, person: Person, signal: Signal, intent: Exclude<Intent, { kind: "workspace-left" }>): Promise<Again | undefined> {
  switch (intent.kind) {
    case "pressed":
      return press(ports, person, signal, intent.action, intent.ticked);
    case "said":
      return understand(ports, person, signal, intent.text);
    case "opened":
      return followZone(ports, person);
    default:
      return never(intent);
  }
}

async function press(ports: Ports, person: Person, signal: Signal, action: Action, ticked: readonly number[] = []): Promise<Again | undefined> {
  switch (action.type) {
    case "start":
      return startSession(ports, person, action.session, signal);
    case "answer":
      return answered(await answer(ports, person, { ...signal, item: action.item, read: pressed([action.choice]) }, ports.clock()));
    case "submit":
      return answered(await answer(ports, person, { ...signal, item: action.item, read: pressed(ticked) }, ports.clock()));
    case "unsure":
      return answered(await answer(ports, person, { ...signal, item: action.item, read: () => ({ kind: "unsure" }) }, ports.clock()));
    case "hint":
      return hint(ports, person, action.item, signal);
    case "dispute":
      return dispute(ports, person, action.item, signal);
    case "prove":
      return proveById(ports, person, action.outcome, signal);
    case "why":
      return whyOutcome(ports, person, action.outcome, signal);
    case "enrol":
      return enrol(ports, person, action.course, signal);
    case "command":
      return obey(ports, person, { word: action.word, rest: "" }, signal);
    default:
      return never(action);
  }
}

/** Positions come from outside: only what the question offers counts. */
function pressed(positions: readonly number[]): (item: Item) => Response | undefined {
  return ({ shown, order }) => (fits(shown.question, order, positions) ? { kind: "positions", positions } : undefined);
}

/** Sending no box at all is no answer; the question simply stays. */
const answered = (result: Again | "unread" | undefined): Again | undefined => (result === "unread" ? undefined : result);
