import type { Course, Question } from "../../../src/core/domain/course.ts";
import type { ItemId, OutcomeId } from "../../../src/core/domain/ids.ts";
import type { Item } from "../../../src/core/domain/session-record.ts";
import type { Address, MessageRef } from "../../../src/core/ports.ts";
import type { FilledIn } from "../../../src/core/views/answer-form.ts";
import type { StoryFundi } from "../../fundi.ts";
import { choice, numeric, ordering, publishable, shortText } from "../../make.ts";

/** A course of two lessons, whose questions all take more than one press. */
export function everyKind(): Course {
  const course = publishable("forms", { "answer/pick": 1, "answer/type": 1 });
  const outcome = "forms/answer" as OutcomeId;
  const questions: readonly Question[][] = [
    [choice("multiple", ["*Sleep", "Cramming", "*Tests"], "forms/multiple"), ordering(["Water", "Tea", "Milk"], "forms/ordering")],
    [numeric(14, 0, "days", "forms/numeric"), shortText(["spacing"], "forms/short-text")],
  ];
  const lessons = course.lessons.map((lesson, i) => ({ ...lesson, questions: (questions[i] ?? []).map((question) => ({ ...question, outcome })) }));
  return { ...course, lessons };
}

export interface Waiting {
  readonly item: Item;
  readonly message: MessageRef;
}

export async function waiting(fundi: StoryFundi, from: Address): Promise<Waiting | undefined> {
  const person = await fundi.store.people.find(from);
  const open = person && (await fundi.store.learning.openItem(person.learner.id));
  return open?.message && { item: open.item, message: open.message };
}

export const fill = (fundi: StoryFundi, from: Address, { item, message }: Waiting, filled: FilledIn) =>
  fundi.signal(from, { kind: "filled", item: item.id, filled }, { message });

export const openForm = (fundi: StoryFundi, from: Address, { item, message }: Waiting, trigger = "trigger") =>
  fundi.signal(from, { kind: "pressed", action: { type: "fill", item: item.id as ItemId } }, { message, trigger });

/** Learns until a question of this kind waits. */
export async function untilAsked(fundi: StoryFundi, from: Address, kind: Question["kind"]): Promise<Waiting> {
  for (let sessions = 0; sessions < 4; sessions++) {
    await fundi.say(from, "learn");
    await fundi.press(from, ({ type }) => type === "start");
    for (let open = await waiting(fundi, from); open; open = await waiting(fundi, from)) {
      if (open.item.shown.question.kind === kind) return open;
      await fill(fundi, from, open, rightly(open.item));
    }
  }
  throw new Error(`nobody asks a question of kind ${kind}`);
}

export function rightly({ shown: { question }, order }: Item): FilledIn {
  switch (question.kind) {
    case "numeric":
      return { typed: String(question.value) };
    case "short-text":
      return { typed: question.accepted[0] ?? "" };
    case "ordering":
      return { positions: question.steps.map((_, step) => order.indexOf(step)) };
    default:
      return { positions: order.flatMap((authored, shown) => (question.options[authored]?.right ? [shown] : [])) };
  }
}
