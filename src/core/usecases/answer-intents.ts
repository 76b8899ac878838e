import { fits, type Response, readTyped } from "../domain/grading.ts";
import type { ItemId } from "../domain/ids.ts";
import type { Item } from "../domain/session-record.ts";
import type { Again, Intent, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import type { Action } from "../views/action.ts";
import { notice } from "../views/message-cards.ts";
import { answerHint } from "../views/question-words.ts";
import { answer } from "./answer.ts";
import { reply } from "./reply.ts";

/** One option's button. */
export async function answerPressed(
  ports: Ports,
  person: Person,
  signal: Signal,
  { item, choice }: Extract<Action, { type: "answer" }>,
): Promise<Again | undefined> {
  return unlessUnread(await answer(ports, person, { ...signal, item, read: atPositions([choice]) }, ports.clock()));
}

/** “I don't know.” */
export async function answerUnsure(ports: Ports, person: Person, signal: Signal, item: ItemId): Promise<Again | undefined> {
  return unlessUnread(await answer(ports, person, { ...signal, item, read: () => ({ kind: "unsure" }) }, ports.clock()));
}

/** A form that was sent. What was typed there and cannot be an answer is asked for again. */
export async function answerFilled(
  ports: Ports,
  person: Person,
  signal: Signal,
  { item, filled }: Extract<Intent, { kind: "filled" }>,
): Promise<Again | undefined> {
  let asked: Item | undefined;
  const read = (loaded: Item): Response | undefined => {
    asked = loaded;
    return "typed" in filled ? readTyped(loaded.shown.question, filled.typed) : atPositions(filled.positions)(loaded);
  };
  const result = await answer(ports, person, { ...signal, item, read }, ports.clock());
  if (result !== "unread" || !asked) return unlessUnread(result);
  const texts = textsFor(person.learner.locale);
  return reply(ports, person, signal, notice(texts.misread(answerHint(asked.shown.question, texts))));
}

/** Positions come from outside: only what the question offers counts. */
function atPositions(positions: readonly number[]): (item: Item) => Response | undefined {
  return ({ shown, order }) => (fits(shown.question, order, positions) ? { kind: "positions", positions } : undefined);
}

/** What cannot be an answer is none; the question simply stays. */
const unlessUnread = (result: Again | "unread" | undefined): Again | undefined => (result === "unread" ? undefined : result);
