import { shuffled } from "../core/domain/chance.ts";
import type { Question } from "../core/domain/course.ts";
import { isRight, type Response } from "../core/domain/grading.ts";
import { never } from "../core/domain/never.ts";
import type { Item } from "../core/domain/session-record.ts";

/** Fingers slip: how often somebody who knows is wrong all the same. */
const SLIP = 0.02;
/** A wrong answer is found by guessing until one is wrong; a question nobody can get wrong ends that. */
const TRIES = 50;

type Shown = Pick<Item, "order"> & { readonly question: Question };

/**
 * What a learner answers who knows the idea with chance `knows`; else they guess among what is shown, so luck is whatever it really is:
 * P(right) = knows × .98 + (1 − knows) × luck.
 */
export function respond(shown: Shown, knows: number, chance: () => number): Response {
  if (chance() >= knows) return guess(shown, chance);
  return chance() < SLIP ? wrongGuess(shown, chance) : rightResponse(shown);
}

function rightResponse({ question, order }: Shown): Response {
  switch (question.kind) {
    case "single":
    case "multiple":
    case "scenario":
    case "true-false":
      return positions(order.flatMap((authored, shown) => (question.options[authored]?.right ? [shown] : [])));
    case "ordering":
      return positions(question.steps.map((_, step) => order.indexOf(step)));
    case "numeric":
      return typed(String(question.value));
    case "short-text":
      return typed(question.accepted[0] ?? "");
    default:
      return never(question);
  }
}

function guess({ question, order }: Shown, chance: () => number): Response {
  switch (question.kind) {
    case "single":
    case "scenario":
    case "true-false":
      return positions([Math.floor(chance() * order.length)]);
    case "multiple":
      return positions(someOf(order.length, chance));
    case "ordering":
      return positions(shuffled([...order.keys()], chance));
    case "numeric":
      return typed(String(Math.floor(chance() * 100)));
    case "short-text":
      return typed("the thing");
    default:
      return never(question);
  }
}

/** Each ticked or not by the toss of a coin; at least one is. */
function someOf(options: number, chance: () => number): number[] {
  const ticked = Array.from({ length: options }, (_, i) => i).filter(() => chance() < 0.5);
  return ticked.length > 0 ? ticked : someOf(options, chance);
}

function wrongGuess(shown: Shown, chance: () => number): Response {
  for (let tries = 0; tries < TRIES; tries++) {
    const response = guess(shown, chance);
    if (!isRight(shown.question, shown.order, response)) return response;
  }
  return typed("");
}

const positions = (shown: readonly number[]): Response => ({ kind: "positions", positions: shown });
const typed = (text: string): Response => ({ kind: "text", text });
