import { describe, expect, test } from "vitest";
import { readOrigin, renderForm } from "../../../src/adapters/slack/form.ts";
import type { ItemId } from "../../../src/core/domain/ids.ts";
import type { AnswerForm, FormField } from "../../../src/core/views/answer-form.ts";

const item = "L1/2026-11-02/1/1" as ItemId;
const message = { conversation: "D1", message: "1793610000.000200" };

function rendered(field: FormField, more: Partial<AnswerForm> = {}) {
  const words = { title: "Your answer", question: "Which of these?", open: "Choose…", openDescription: "", submit: "Send", cancel: "Cancel" };
  return renderForm({ item, ...words, field, ...more }, message);
}

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const option = (text: string, position: number) => ({ text: plain(text), value: String(position) });
const inputs = (field: FormField) => rendered(field).blocks.filter(({ type }) => type === "input");
const many = (count: number) => Array.from({ length: count }, (_, n) => `${n + 1}. Option`);

describe("the form of a question, as a modal", () => {
  test("says what is asked, and keeps which question in which message it answers", () => {
    const view = rendered({ type: "words", label: "Your answer", hint: "A word or two." });
    expect(view).toMatchObject({ type: "modal", callback_id: "answer", title: plain("Your answer"), submit: plain("Send"), close: plain("Cancel") });
    expect(JSON.stringify(view.blocks[0])).toContain("Which of these?");
    expect(readOrigin(view.private_metadata ?? "")).toEqual({ item, ...message });
  });

  test("several of these: boxes with a label, of which one must be ticked", () => {
    expect(inputs({ type: "several", label: "Your answers", options: ["1. Sleep", "2. Tests"] })).toEqual([
      {
        type: "input",
        block_id: "field-0",
        optional: false,
        label: plain("Your answers"),
        element: { type: "checkboxes", action_id: "value", options: [option("1. Sleep", 0), option("2. Tests", 1)] },
      },
    ]);
  });

  test("more than ten boxes stand in groups that are sent together", () => {
    const groups = inputs({ type: "several", label: "Your answers", options: many(12) });
    expect(groups).toMatchObject([
      { block_id: "field-0", optional: true, element: { options: { length: 10 } } },
      { block_id: "field-1", optional: true, element: { options: [{ value: "10" }, { value: "11" }] } },
    ]);
  });

  test("an order: one menu for each place, each with all steps, and what to say when one stands at two", () => {
    const field: FormField = { type: "order", labels: ["Step 1", "Step 2"], options: ["1. Water", "2. Tea"], mistake: "Each step once." };
    const place = (n: number) => ({
      type: "input",
      block_id: `field-${n}`,
      label: plain(`Step ${n + 1}`),
      element: {
        type: "static_select",
        action_id: "value",
        placeholder: plain(`Step ${n + 1}`),
        options: [option("1. Water", 0), option("2. Tea", 1)],
      },
    });
    expect(inputs(field)).toEqual([place(0), place(1)]);
    expect(readOrigin(rendered(field).private_metadata ?? "")).toMatchObject({ mistake: "Each step once." });
  });

  test.each([
    ["number", { type: "number_input", action_id: "value", is_decimal_allowed: true }],
    ["words", { type: "plain_text_input", action_id: "value", max_length: 200 }],
  ] as const)("a field for %s, with its label and a hint", (type, element) => {
    const label = "Your answer in days";
    expect(inputs({ type, label, hint: "Type a number." })).toEqual([
      { type: "input", block_id: "field-0", label: plain(label), element, hint: plain("Type a number.") },
    ]);
  });

  test("what is too long ends in an ellipsis, and what is empty still has words", () => {
    const view = rendered(
      { type: "several", label: "", options: ["x".repeat(200)] },
      { title: "Très ".repeat(20), submit: "", question: "?".repeat(9_000) },
    );
    expect(view.title.text).toHaveLength(24);
    expect(view.submit?.text).toBe("…");
    expect(JSON.stringify(view).length).toBeLessThan(4_000);
    expect(view.blocks[1]).toMatchObject({ label: plain("…"), element: { options: [{ text: { text: `${"x".repeat(74)}…` } }] } });
  });
});
