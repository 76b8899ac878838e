import { expect, test } from "vitest";
import { renderForm } from "../../../src/adapters/slack/form.ts";
import type { ItemId } from "../../../src/core/domain/ids.ts";
import type { AnswerForm } from "../../../src/core/views/answer-form.ts";
import { rounds } from "../../rounds.ts";
import { expectHostileViewsToBeHarmless } from "./slack-rules.ts";

const VIEWS = rounds(1_000, 10_000);

test("W6, S4: any view becomes a message and a page, and any form a modal, inside Slack's limits and with nothing active in it", {
  timeout: 300_000,
}, () => {
  const seen = expectHostileViewsToBeHarmless(VIEWS);
  console.info(`W6, S4 on Slack: ${seen} views as message, home and modal`);
  expect(seen).toBe(VIEWS);
});

test("what a form brings along fits, however long ids are", () => {
  const long = "x".repeat(5_000);
  const field = { type: "order" as const, labels: ["First"], options: ["Step"], mistake: '"\\'.repeat(500) };
  const form: AnswerForm = {
    item: long as ItemId,
    title: "Title",
    question: "Which?",
    open: "Open",
    openDescription: "Open",
    submit: "Send",
    cancel: "Cancel",
    field,
  };
  const { private_metadata } = renderForm(form, { conversation: long, message: long });
  expect(private_metadata?.length).toBeLessThanOrEqual(3_000);
});
