import { describe, expect, test } from "vitest";
import { renderForm } from "../../src/adapters/slack/form.ts";
import { renderHome, renderSlack } from "../../src/adapters/slack/render.ts";
import { plainText } from "../../src/core/domain/rich-text.ts";
import { textsFor } from "../../src/core/texts/texts.ts";
import { answerForm } from "../../src/core/views/answer-form.ts";
import { questionCard } from "../../src/core/views/question-card.ts";
import type { View } from "../../src/core/views/view.ts";
import { expectGoodForm, expectGoodHome, expectGoodMessage } from "../adapters/slack/slack-rules.ts";
import { itemOf, KINDS, MESSAGE, sessionOf } from "./facts.ts";
import { HOMES, MESSAGES } from "./views.ts";

// Kept as files, so that whoever changes a view sees in the diff what learners will see: `vitest run -u` writes them anew.

const texts = textsFor("en");
const golden = (name: string, rendered: unknown) => expect(`${JSON.stringify(rendered, null, 2)}\n`).toMatchFileSnapshot(`./${name}.json`);

describe("every message in Slack", () => {
  test.each(Object.entries(MESSAGES))("%s: as it was agreed, within Slack's limits, and with its whole meaning in words", async (name, view) => {
    const message = renderSlack(view);
    expectGoodMessage(message);
    expectMeaningInWords(view);
    await golden(name, message);
  });
});

describe("every state of the learner's own page in Slack", () => {
  test.each(Object.entries(HOMES))("%s: as it was agreed, within Slack's limits", async (name, view) => {
    const home = renderHome(view);
    expectGoodHome(home);
    await golden(name, home);
  });
});

describe("every form in Slack", () => {
  const forms = Object.entries(KINDS).flatMap(([kind, question]) => {
    const form = answerForm(itemOf(question), texts);
    return form ? [[kind, form] as const] : [];
  });

  test.each(forms)("%s: as it was agreed, within Slack's limits", async (kind, form) => {
    const modal = renderForm(form, MESSAGE);
    expectGoodForm(modal);
    await golden(`form-${kind}`, modal);
  });

  test("is offered for every kind of question that one press cannot answer, and for no other", () => {
    expect(forms.map(([kind]) => kind)).toEqual(["multiple", "ordering", "numeric", "short-text"]);
  });
});

describe("a question's text twin, which screen readers and notifications read", () => {
  test.each(Object.entries(KINDS))("%s: says its heading, its stem, every option and how to answer", (_, question) => {
    const { fallback } = questionCard(sessionOf([itemOf(question)]), itemOf(question), texts);
    const options = "options" in question ? question.options.map(({ text }) => text) : question.kind === "ordering" ? question.steps : [];
    const situation = question.kind === "scenario" ? [plainText(question.situation)] : [];
    for (const words of ["Question 1 of 1", ...situation, plainText(question.stem), ...options, "ype"]) expect(fallback).toContain(words);
  });
});

/** What is read out says the heading, what is asked with all there is to choose from, and what it came to. */
function expectMeaningInWords({ fallback, blocks }: View): void {
  const isAsked = blocks.some(({ type }) => type === "buttons" || type === "form") && !blocks.some(({ type }) => type === "verdict");
  const isQuestion = isAsked && blocks.some(({ type }) => type === "options" || type === "form");
  const words = blocks.flatMap((block): string[] => {
    if (block.type === "heading" || block.type === "verdict") return [block.text];
    if (block.type === "options" && isAsked) return block.options.map(({ text }) => text);
    return block.type === "rich" && isQuestion ? [plainText(block.content)] : [];
  });
  for (const part of words) expect(fallback).toContain(part);
}
