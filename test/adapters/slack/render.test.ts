import { describe, expect, test } from "vitest";
import { renderSlack } from "../../../src/adapters/slack/render.ts";
import type { CourseId, ItemId, SessionId } from "../../../src/core/domain/ids.ts";
import type { AnswerForm } from "../../../src/core/views/answer-form.ts";
import type { Button, View, ViewBlock } from "../../../src/core/views/view.ts";

const view = (...blocks: ViewBlock[]): View => ({ fallback: "A lesson", blocks });
const rendered = (...blocks: ViewBlock[]) => renderSlack(view(...blocks)).blocks;
const start: Button = { label: "Start", action: { type: "start", session: "L1/2026-11-02/1" as SessionId } };
const item = "L1/2026-11-02/1/1" as ItemId;

describe("every kind of block has its place in Slack", () => {
  test("a heading", () => {
    expect(rendered({ type: "heading", text: "Retrieve, don't reread" })).toEqual([
      { type: "header", block_id: "0-heading", text: { type: "plain_text", text: "Retrieve, don't reread", emoji: false } },
    ]);
  });

  test("a text, in which nothing is markup", () => {
    expect(rendered({ type: "text", text: "*not bold* <!channel> :smile: &amp;" })).toEqual([
      {
        type: "rich_text",
        block_id: "0-text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "*not bold* <!channel> :smile: &amp;" }] }],
      },
    ]);
  });

  test("rich text: neighbouring paragraphs keep their distance, lists, quotes and code keep their form", () => {
    const [block] = rendered({
      type: "rich",
      content: [
        { type: "paragraph", content: [{ text: "One " }, { text: "bold", bold: true }] },
        { type: "paragraph", content: [{ text: "Two", italic: true, code: true }] },
        { type: "list", ordered: true, items: [[{ text: "first" }], [{ text: "second", url: "https://a.example/b" }]] },
        { type: "list", ordered: false, items: [[{ text: "point" }]] },
        { type: "quote", content: [{ text: "Said" }] },
        { type: "code", text: "x = 1" },
      ],
    });
    expect(block).toEqual({
      type: "rich_text",
      block_id: "0-rich",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "One " },
            { type: "text", text: "bold", style: { bold: true } },
            { type: "text", text: "\n\n" },
            { type: "text", text: "Two", style: { italic: true, code: true } },
          ],
        },
        {
          type: "rich_text_list",
          style: "ordered",
          elements: [
            { type: "rich_text_section", elements: [{ type: "text", text: "first" }] },
            { type: "rich_text_section", elements: [{ type: "link", url: "https://a.example/b", text: "second" }] },
          ],
        },
        { type: "rich_text_list", style: "bullet", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "point" }] }] },
        { type: "rich_text_quote", elements: [{ type: "text", text: "Said" }] },
        { type: "rich_text_preformatted", elements: [{ type: "text", text: "x = 1" }] },
      ],
    });
  });

  test("options, each with its number, its whole text and its mark in words", () => {
    const options = [
      { number: "1", text: "Reread" },
      { number: "2", text: "Recall", mark: "your answer, right" },
    ];
    expect(rendered({ type: "options", options })).toEqual([
      {
        type: "rich_text",
        block_id: "0-options",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "1. ", style: { bold: true } },
              { type: "text", text: "Reread" },
              { type: "text", text: "\n2. ", style: { bold: true } },
              { type: "text", text: "Recall" },
              { type: "text", text: " (your answer, right)", style: { italic: true } },
            ],
          },
        ],
      },
    ]);
  });

  test.each([
    [true, "✓ Right."],
    [false, "✗ Right."],
  ])("a verdict in its own words, with a sign that adds to them (%s)", (right, text) => {
    expect(rendered({ type: "verdict", right, text: "Right." })).toEqual([
      {
        type: "rich_text",
        block_id: "0-verdict",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text, style: { bold: true } }] }],
      },
    ]);
  });

  test("a form behind a button that opens it", () => {
    const form: AnswerForm = {
      item,
      title: "Your answer",
      question: "Which?",
      open: "Choose…",
      openDescription: "Open the form. Type the numbers you choose.",
      submit: "Send",
      cancel: "Cancel",
      field: { type: "several", label: "Your answers", options: ["1. Sleep", "2. Tests"] },
    };
    expect(rendered({ type: "form", form })).toEqual([
      {
        type: "actions",
        block_id: "0-buttons-0",
        elements: [
          {
            type: "button",
            action_id: "press-0-0",
            text: { type: "plain_text", text: "Choose…", emoji: false },
            value: `fill ${item}`,
            style: "primary",
            accessibility_label: "Open the form. Type the numbers you choose.",
          },
        ],
      },
    ]);
  });

  test("a menu that shows what is chosen now, its label said to screen readers too", () => {
    const at = (label: string) => ({ label, action: { type: "command" as const, word: "settings" as const, rest: `time ${label}` } });
    const option = (label: string) => ({ text: { type: "plain_text", text: label, emoji: false }, value: `command settings time ${label}` });
    const label = { type: "plain_text", text: "Time of the daily lesson", emoji: false };
    expect(rendered({ type: "menu", label: label.text, options: [at("08:30"), { ...at("09:00"), chosen: true }] })).toEqual([
      {
        type: "section",
        block_id: "0-menu",
        text: label,
        accessory: {
          type: "static_select",
          action_id: "press-0-0",
          placeholder: label,
          options: [option("08:30"), option("09:00")],
          initial_option: option("09:00"),
        },
      },
    ]);
  });

  test("a grid, whose characters keep standing below each other", () => {
    expect(rendered({ type: "grid", text: "Mo Tu\n ✓  –" })).toEqual([
      {
        type: "rich_text",
        block_id: "0-grid",
        elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: "Mo Tu\n ✓  –" }] }],
      },
    ]);
  });

  test("buttons that say what they mean to a screen reader", () => {
    const answer: Button = { label: "2", description: "Answer 2: Recall", action: { type: "answer", item, choice: 1 }, primary: true };
    const enrol: Button = { label: "Begin", action: { type: "enrol", course: "learn-how-to-learn" as CourseId } };
    expect(rendered({ type: "buttons", buttons: [answer, enrol] })).toEqual([
      {
        type: "actions",
        block_id: "0-buttons-0",
        elements: [
          {
            type: "button",
            action_id: "press-0-0",
            text: { type: "plain_text", text: "2", emoji: false },
            value: `answer 1 ${item}`,
            style: "primary",
            accessibility_label: "Answer 2: Recall",
          },
          { type: "button", action_id: "press-0-1", text: { type: "plain_text", text: "Begin", emoji: false }, value: "enrol learn-how-to-learn" },
        ],
      },
    ]);
  });

  test("a source as a link", () => {
    const source = { title: "Roediger & Karpicke 2006", url: "https://doi.org/10.1111/x" };
    expect(rendered({ type: "source", label: "Source", source })).toEqual([
      {
        type: "rich_text",
        block_id: "0-source",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "Source: " },
              { type: "link", url: source.url, text: source.title },
            ],
          },
        ],
      },
    ]);
  });

  test("small print and a line between", () => {
    expect(rendered({ type: "note", text: "Question 2 of 3" }, { type: "divider" })).toEqual([
      { type: "context", block_id: "0-note", elements: [{ type: "plain_text", text: "Question 2 of 3", emoji: false }] },
      { type: "divider", block_id: "1-divider" },
    ]);
  });
});

describe("the top-level text", () => {
  test("says the fallback, escaped", () => {
    expect(renderSlack({ fallback: "R&D <!channel> > 1", blocks: [] }).text).toBe("R&amp;D &lt;!channel&gt; &gt; 1");
  });

  test("is cut without tearing an escape or a letter apart", () => {
    const { text } = renderSlack({ fallback: "<🦉".repeat(2_000), blocks: [] });
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toMatch(/^(&lt;🦉)+(&lt;)?…$/u);
  });

  test("is never empty, and a view without blocks shows it", () => {
    expect(renderSlack({ fallback: "  ", blocks: [{ type: "text", text: " " }] })).toMatchObject({ text: "Fundi", blocks: [{ type: "rich_text" }] });
    expect(renderSlack({ fallback: "Hello", blocks: [] })).toMatchObject({
      text: "Hello",
      blocks: [{ elements: [{ elements: [{ text: "Hello" }] }] }],
    });
  });
});

describe("what is too long is cut, and the way to answer stays", () => {
  test("a heading ends in an ellipsis at 150", () => {
    const [header] = rendered({ type: "heading", text: "🦉".repeat(100) });
    expect(header).toMatchObject({ text: { text: `${"🦉".repeat(74)}…` } });
  });

  test("a text without end leaves the buttons below it", () => {
    const blocks = rendered({ type: "text", text: "x".repeat(50_000) }, { type: "note", text: "lost" }, { type: "buttons", buttons: [start] });
    expect(blocks.map(({ block_id }) => block_id)).toEqual(["0-text", "2-buttons-0"]);
  });

  test("of a hundred blocks the buttons at the end stay", () => {
    const many = Array.from({ length: 100 }, (): ViewBlock => ({ type: "text", text: "x" }));
    const blocks = rendered(...many, { type: "buttons", buttons: [start] });
    expect(blocks).toHaveLength(50);
    expect(blocks.at(-1)?.block_id).toBe("100-buttons-0");
  });

  test("more than 25 buttons stand in rows, and of a menu a hundred choices stay", () => {
    const row = rendered({ type: "buttons", buttons: Array.from({ length: 30 }, () => start) });
    expect(row.map(({ block_id }) => block_id)).toEqual(["0-buttons-0", "0-buttons-1"]);
    const options = Array.from({ length: 120 }, (_, n) => ({ label: `${n}`, action: start.action }));
    const [menu] = rendered({ type: "menu", label: "Many", options });
    expect(menu).toMatchObject({ accessory: { options: { length: 100 } } });
  });

  test("a choice whose value Slack would not take is left out, and a menu without choices as well", () => {
    const long = { type: "start" as const, session: "x".repeat(75) as SessionId };
    const options = [
      { label: "Long", action: long },
      { label: "Short", action: start.action },
    ];
    expect(rendered({ type: "menu", label: "Which", options })).toMatchObject([{ accessory: { options: [{ text: { text: "Short" } }] } }]);
    expect(rendered({ type: "menu", label: "Which", options: options.slice(0, 1) }, { type: "note", text: "x" })).toMatchObject([
      { type: "context" },
    ]);
  });
});

test.each(["", " ", "\u0002\u000b"])("a view that says nothing (%j) still is a message", (fallback) => {
  const message = renderSlack({ fallback, blocks: [] });
  expect(message.text).toBe("Fundi");
  expect(message.blocks).toHaveLength(1);
});

test.each([
  "javascript:alert(1)",
  "http://a.example",
  "data:text/html,x",
  "java\nscript:alert(1)",
  " ",
  "slack://x",
  `https://a.example/${"x".repeat(3_000)}`,
])("a link to %j is only its words", (url) => {
  const [block] = rendered({ type: "source", label: "Source", source: { title: "A page", url } });
  expect(block).toMatchObject({ elements: [{ elements: [{ type: "text" }, { type: "text", text: "A page" }] }] });
});
