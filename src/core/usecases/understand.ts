import { type Command, parseCommand } from "../domain/command.ts";
import { readTyped } from "../domain/grading.ts";
import type { Again, Intent, OpenItem, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { helpCard, notice } from "../views/message-cards.ts";
import { answerHint } from "../views/question-words.ts";
import { answer } from "./answer.ts";
import { type Handled, obey } from "./obey.ts";
import { reply } from "./reply.ts";

type Said = Pick<Extract<Intent, { kind: "said" }>, "text" | "channel">;

/** What somebody typed: a command, or the answer to the question that waits. */
export async function understand(ports: Ports, person: Person, signal: Signal, { text, channel }: Said): Promise<Handled> {
  const command = parseCommand(text);
  const { id } = person.learner;
  const isOvertaken = signal.receivedAt !== undefined && (await ports.learning.isOvertaken(id, signal.receivedAt));
  const open = isOvertaken ? undefined : await ports.learning.openItem(id);
  if (command && !(open && isAnswerInWords(open, command, text))) return obey(ports, person, { ...command, channel }, signal);
  if (open) return answerTyped(ports, person, signal, open, text);
  // Handled before, by a worker that did not get to say so; or typed for a question that a press has answered meanwhile.
  if (isOvertaken) return undefined;
  const texts = textsFor(person.learner.locale);
  return reply(ports, person, signal, helpCard(person.learner, text.trim() === "" ? undefined : texts.notUnderstood));
}

/** “learn by doing” may answer a question that asks for words; “learn” alone, or settings with their value, are commands. */
function isAnswerInWords({ item }: OpenItem, { word, rest }: Command, text: string): boolean {
  const asksForWords = item.shown.question.kind === "short-text";
  return (
    asksForWords && rest !== "" && word !== "settings" && word !== "pause" && word !== "why" && word !== "prove" && !/^\s*\/?quiz me\s*$/i.test(text)
  );
}

async function answerTyped(ports: Ports, person: Person, signal: Signal, open: OpenItem, text: string): Promise<Again | undefined> {
  const read = (item: OpenItem["item"]) => readTyped(item.shown.question, text);
  const result = await answer(ports, person, { item: open.item.id, read, message: open.message }, ports.clock());
  if (result !== "unread") return result;
  const texts = textsFor(person.learner.locale);
  return reply(ports, person, signal, notice(texts.misread(answerHint(open.item.shown.question, texts))));
}
