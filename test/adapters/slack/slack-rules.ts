import type { types } from "@slack/bolt";
import fc from "fast-check";
import { expect } from "vitest";
import { readOrigin, renderForm } from "../../../src/adapters/slack/form.ts";
import { renderHome, renderSlack, type SlackMessage } from "../../../src/adapters/slack/render.ts";
import { decodeAction, encodeAction } from "../../../src/core/views/action.ts";
import { checkMessage } from "../../../src/playground/slack/blocks/check-message.ts";
import { checkView } from "../../../src/playground/slack/blocks/check-view.ts";
import { hostileForm, hostileView } from "./hostile-views.ts";

type Node = Readonly<Record<string, unknown>>;

/** Renders so many hostile views as messages and as pages, and as many forms; each must be what Slack takes and do nothing to anybody. */
export function expectHostileViewsToBeHarmless(count: number): number {
  let seen = 0;
  const property = fc.property(hostileView, hostileForm, (view, { form, message }) => {
    expectGoodMessage(renderSlack(view));
    expectGoodHome(renderHome(view));
    expectGoodForm(renderForm(form, message));
    seen++;
  });
  // Shrinking a whole view takes minutes; the seed and the path that are printed bring it back.
  fc.assert(property, { numRuns: count, endOnFailure: true });
  return seen;
}

/** What Slack takes as a message, with a text of its own for screen readers. */
export function expectGoodMessage({ text, blocks }: SlackMessage): void {
  const parts = nodesOf(blocks);
  const checked = checkMessage(text, blocks);
  // The fake's check, written from Slack's documents by somebody else, and the sum that it does not know of.
  expect(checked.ok ? [] : [checked.error, ...(checked.messages ?? [])]).toEqual([]);
  expect(text.trim()).not.toBe("");
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  expect(blocks.length).toBeGreaterThan(0);
  expect(text.length + readable(parts)).toBeLessThanOrEqual(11_000);
  expectHarmless(blocks, parts);
  expectActable(parts);
}

/** A page without anything to show is none; ours always has something. */
export function expectGoodHome(view: types.HomeView): void {
  const parts = nodesOf(view.blocks);
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  expect(readable(parts)).toBeLessThanOrEqual(11_000);
  if (view.blocks.length > 0) expectGoodView(view, "home");
  expectActable(parts);
}

/** Every field has a name of its own and a label; what comes back says what it answers, and carries nothing but that. */
export function expectGoodForm(view: types.ModalView): void {
  expectGoodView(view, "modal");
  const inputs = view.blocks.filter((block): block is types.InputBlock => block.type === "input");
  for (const { label } of inputs) expect(label.text.trim()).not.toBe("");
  expect(inputs.length).toBeGreaterThan(0);
  expect(view.callback_id).toBe("answer");
  expect(view.private_metadata?.length).toBeLessThanOrEqual(3_000);
  expect(readOrigin(view.private_metadata ?? "")).toBeDefined();
  for (const { text } of [view.title, view.submit, view.close].filter((words) => words !== undefined)) {
    expect(text.length).toBeLessThanOrEqual(24);
    expect(text.trim()).not.toBe("");
  }
}

function expectGoodView(view: types.HomeView | types.ModalView, type: "home" | "modal"): void {
  const checked = checkView(view, type);
  expect(checked.ok ? [] : [checked.error, ...(checked.messages ?? [])]).toEqual([]);
  const parts = nodesOf(view);
  expectHarmless(view.blocks, parts);
  const { blocks } = view;
  expect(new Set(blocks.map(({ block_id }) => block_id)).size).toBe(blocks.length);
}

const readable = (parts: readonly Node[]): number =>
  parts.flatMap(({ text, accessibility_label }) => [text, accessibility_label].filter((each) => typeof each === "string")).join("").length;

const ACTIVE = new Set(["mrkdwn", "markdown", "user", "usergroup", "broadcast", "channel", "team", "date", "emoji", "image"]);

/** No markup is interpreted anywhere, and no link leads to code. */
function expectHarmless(blocks: readonly types.AnyBlock[], parts: readonly Node[]): void {
  expect(blocks.every((block) => block.block_id)).toBe(true);
  expect(parts.filter(({ type }) => ACTIVE.has(String(type)))).toEqual([]);
  expect(parts.filter(({ url }) => url !== undefined && !/^(https:|mailto:)/.test(String(url)))).toEqual([]);
  expect(parts.filter(({ type, emoji }) => type === "plain_text" && emoji !== false)).toEqual([]);
  const whole = JSON.stringify(blocks);
  expect(whole.isWellFormed()).toBe(true);
  expect(/\\u00[01]|\\ud[89a-f]/i.test(whole)).toBe(false);
}

/** Every button and every menu has a name of its own and carries actions that come back as they were; what is chosen is among the options. */
function expectActable(parts: readonly Node[]): void {
  const controls = parts.filter(({ type }) => type === "button" || type === "static_select");
  expect(new Set(controls.map(({ action_id }) => action_id)).size).toBe(controls.length);
  for (const { value, options, initial_option } of controls) {
    const offered = (options ?? [{ value }]) as readonly Node[];
    expect(offered.length).toBeLessThanOrEqual(100);
    if (initial_option) expect(offered).toContainEqual(initial_option);
    for (const each of offered) {
      const action = decodeAction(String(each.value));
      expect(action && encodeAction(action)).toBe(each.value);
    }
  }
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return typeof value === "object" && value !== null ? [value as Node, ...Object.values(value).flatMap(nodesOf)] : [];
}
