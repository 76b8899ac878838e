import fc from "fast-check";
import { expect } from "vitest";
import { renderSlack, type SlackMessage } from "../../../src/adapters/slack/render.ts";
import { decodeAction, encodeAction } from "../../../src/core/views/action.ts";
import { checkMessage } from "../../../src/playground/slack/blocks/check-message.ts";
import { hostileView } from "./hostile-views.ts";

type Node = Readonly<Record<string, unknown>>;

/** Renders so many hostile views; each must be a message that Slack takes and that does nothing to anybody. Returns how many there were. */
export function expectHostileViewsToBeHarmless(count: number): number {
  let seen = 0;
  const property = fc.property(hostileView, (view) => {
    const message = renderSlack(view);
    const parts = nodesOf(message.blocks);
    expectWithinLimits(message, parts);
    expectHarmless(message, parts);
    expectAnswerable(parts);
    seen++;
  });
  fc.assert(property, { numRuns: count });
  return seen;
}

/** The fake's check, written from Slack's documents by somebody else, and the sum that it does not know of. */
function expectWithinLimits({ text, blocks }: SlackMessage, parts: readonly Node[]): void {
  const checked = checkMessage(text, blocks);
  expect(checked.ok ? [] : [checked.error, ...(checked.messages ?? [])]).toEqual([]);
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(blocks.length).toBeGreaterThan(0);
  const readable = parts.flatMap(({ text: words, accessibility_label }) => [words, accessibility_label].filter((each) => typeof each === "string"));
  expect(text.length + readable.join("").length).toBeLessThanOrEqual(11_000);
  expect(blocks.every((block) => block.block_id)).toBe(true);
}

const ACTIVE = new Set(["mrkdwn", "markdown", "user", "usergroup", "broadcast", "channel", "team", "date", "emoji", "image"]);

/** No markup is interpreted anywhere, no link leads to code, and the one text that Slack reads markup in is escaped. */
function expectHarmless({ text, blocks }: SlackMessage, parts: readonly Node[]): void {
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  expect(parts.filter(({ type }) => ACTIVE.has(String(type)))).toEqual([]);
  expect(parts.filter(({ url }) => url !== undefined && !/^(https:|mailto:)/.test(String(url)))).toEqual([]);
  const whole = text + JSON.stringify(blocks);
  expect(whole.isWellFormed()).toBe(true);
  expect(/\\u00[01]|\\ud[89a-f]/i.test(whole)).toBe(false);
}

/** Every button has a name of its own in the message and carries an action that comes back as it was. */
function expectAnswerable(parts: readonly Node[]): void {
  const buttons = parts.filter(({ type }) => type === "button");
  expect(new Set(buttons.map(({ action_id }) => action_id)).size).toBe(buttons.length);
  for (const { value } of buttons) {
    const action = decodeAction(String(value));
    expect(action && encodeAction(action)).toBe(value);
  }
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return typeof value === "object" && value !== null ? [value as Node, ...Object.values(value).flatMap(nodesOf)] : [];
}
