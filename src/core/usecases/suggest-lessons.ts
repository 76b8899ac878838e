import { findLessons } from "../domain/find-lesson.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import { suggestionsCard } from "../views/suggestions-card.ts";
import { reply } from "./reply.ts";

type Needs = Pick<Ports, "courses" | "planning">;

const SUGGESTIONS = 3;

/** “Teach me about this”: the lessons that have most to do with a message. */
export async function suggestLessons(ports: Needs, person: Person, signal: Signal, text: string): Promise<undefined> {
  if (await offerLessons(ports, person, signal, text)) return undefined;
  const texts = textsFor(person.learner.locale);
  return reply(ports, person, signal, notice(texts.noLessonOnThis, [{ label: texts.buttons.courses, action: { type: "command", word: "courses" } }]));
}

/** Says which lessons are about a topic; false, and nothing said, when none is. */
export async function offerLessons(ports: Needs, person: Person, signal: Signal, topic: string): Promise<boolean> {
  const catalogue = await ports.courses.catalogue();
  const found = findLessons(catalogue, topic, SUGGESTIONS);
  if (found.length > 0) await reply(ports, person, signal, suggestionsCard(found, catalogue, textsFor(person.learner.locale)));
  return found.length > 0;
}
