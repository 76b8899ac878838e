import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Inline, paragraph, plainText, type RichText } from "../../../src/core/domain/rich-text.ts";

describe("A lesson as plain text", () => {
  test("reads paragraph by paragraph, with its lists, quotes and code and without any mark-up", () => {
    const rich: RichText = [
      { type: "paragraph", content: [{ text: "Reading again " }, { text: "feels", italic: true }, { text: " like learning." }] },
      { type: "list", ordered: false, items: [[{ text: "close the page," }], [{ text: "write", bold: true }, { text: " it down" }]] },
      { type: "list", ordered: true, items: [[{ text: "first" }], [{ text: "second" }]] },
      {
        type: "quote",
        content: [
          { text: "See ", code: true },
          { text: "here", url: "https://example.org" },
        ],
      },
      { type: "code", text: "a < b && *c*" },
    ];
    expect(plainText(rich)).toBe(
      "Reading again feels like learning.\n\n• close the page,\n• write it down\n\n1. first\n2. second\n\nSee here\n\na < b && *c*",
    );
  });

  test("loses no word and escapes nothing", () => {
    expect(plainText([])).toBe("");
    fc.assert(fc.property(fc.string(), (text) => plainText(paragraph(text)) === text));
    const inline: fc.Arbitrary<Inline> = fc.record({ text: fc.string(), url: fc.constantFrom(undefined, "https://example.org") });
    fc.assert(
      fc.property(fc.array(fc.array(inline)), (items) => {
        const lines = plainText([{ type: "list", ordered: true, items }]);
        expect(lines).toBe(items.map((item, i) => `${i + 1}. ${item.map(({ text }) => text).join("")}`).join("\n"));
      }),
    );
  });
});
