import { describe, expect, it } from "vitest";
import { checkMessage } from "../../src/playground/slack/blocks/check-message.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const long = (length: number) => "x".repeat(length);
const option = (n: number) => ({ text: plain(`Option ${n}`), value: `${n}` });
const options = (count: number) => Array.from({ length: count }, (_, n) => option(n));
const button = (more: object = {}) => ({ type: "button", text: plain("Go"), ...more });
const boxes = (more: object = {}) => ({ type: "checkboxes", options: options(2), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const input = (element: object) => ({ type: "input", label: plain("Label"), element });
const rich = (...elements: object[]) => ({ type: "rich_text", elements });
const run = (text: string) => ({ type: "text", text });
const inlineSection = (...elements: object[]) => ({ type: "rich_text_section", elements });
const image = { type: "image", image_url: "https://example.org/a.png", alt_text: "A" };

const good: [string, object][] = [
  ["a header of 150 characters", { type: "header", text: plain(long(150)) }],
  ["a section of 3,000 characters", { type: "section", text: mrkdwn(long(3000)) }],
  ["a section with ten fields", { type: "section", fields: Array.from({ length: 10 }, () => plain("f")) }],
  ["a section with a button beside it", { type: "section", text: plain("t"), accessory: button() }],
  ["a context of pictures and words", { type: "context", elements: [image, mrkdwn("by")] }],
  ["a divider", { type: "divider" }],
  ["an image with words for it", image],
  ["25 buttons", actions(...Array.from({ length: 25 }, () => button()))],
  ["a button with everything", actions(button({ action_id: "a", value: long(2000), style: "primary", accessibility_label: long(75) }))],
  ["ten boxes, two of them ticked", actions(boxes({ options: options(10), initial_options: [option(0), option(9)] }))],
  ["radio buttons in an input", input({ type: "radio_buttons", options: options(10), initial_option: option(1) })],
  ["a select of a hundred", actions({ type: "static_select", placeholder: plain("Choose"), options: options(100) })],
  ["a select in groups", actions({ type: "static_select", option_groups: [{ label: plain(long(75)), options: options(100) }] })],
  ["a select of several with a most", input({ type: "multi_static_select", options: options(3), max_selected_items: 2 })],
  ["an overflow menu of five, beside a section", { type: "section", text: plain("t"), accessory: { type: "overflow", options: options(5) } }],
  ["a time beside a section", { type: "section", text: plain("t"), accessory: { type: "timepicker", initial_time: "23:59" } }],
  ["a time among actions", actions({ type: "timepicker" })],
  ["a number with limits", input({ type: "number_input", is_decimal_allowed: true, min_value: "-1", max_value: "2.5", initial_value: "0" })],
  ["a text input", input({ type: "plain_text_input", multiline: true, max_length: 3000 })],
  [
    "rich text of every kind",
    rich(
      inlineSection(
        { ...run("bold"), style: { bold: true } },
        { type: "link", url: "https://example.org", text: "there" },
        { type: "emoji", name: "wave" },
      ),
      { type: "rich_text_list", style: "ordered", elements: [inlineSection(run("one"))] },
      { type: "rich_text_quote", elements: [run("said")] },
      { type: "rich_text_preformatted", elements: [run("code")] },
    ),
  ],
];

const bad: [string, object][] = [
  ["a header of 151 characters", { type: "header", text: plain(long(151)) }],
  ["a header in mrkdwn", { type: "header", text: mrkdwn("h") }],
  ["an empty header", { type: "header", text: plain("") }],
  ["a section of 3,001 characters", { type: "section", text: plain(long(3001)) }],
  ["a section with nothing in it", { type: "section" }],
  ["eleven fields", { type: "section", fields: Array.from({ length: 11 }, () => plain("f")) }],
  ["a field of 2,001 characters", { type: "section", fields: [plain(long(2001))] }],
  ["a context of eleven", { type: "context", elements: Array.from({ length: 11 }, () => plain("c")) }],
  ["an empty context", { type: "context", elements: [] }],
  ["26 buttons", actions(...Array.from({ length: 26 }, () => button()))],
  ["no buttons", actions()],
  ["a button text of 76", actions(button({ text: plain(long(76)) }))],
  ["a button text in mrkdwn", actions(button({ text: mrkdwn("Go") }))],
  ["a button value of 2,001", actions(button({ value: long(2001) }))],
  ["a button url of 3,001", actions(button({ url: long(3001) }))],
  ["a button label for screen readers of 76", actions(button({ accessibility_label: long(76) }))],
  ["a button style that does not exist", actions(button({ style: "warning" }))],
  ["an action_id of 256", actions(button({ action_id: long(256) }))],
  ["a block_id of 256", { type: "divider", block_id: long(256) }],
  ["the same action_id twice in a block", actions(button({ action_id: "a" }), button({ action_id: "a" }))],
  ["an unknown property", { type: "divider", colour: "red" }],
  ["an unknown block", { type: "carousel" }],
  ["an unknown element", actions({ type: "slider" })],
  ["an image without words for it", { type: "image", image_url: "https://example.org/a.png" }],
  ["an image's words beyond 2,000", { ...image, alt_text: long(2001) }],
  ["an image address beyond 3,000", { ...image, image_url: `https://${long(3000)}` }],
  ["an image address that is none", { ...image, image_url: "javascript:alert(1)" }],
  ["eleven boxes", actions(boxes({ options: options(11) }))],
  ["no boxes", actions(boxes({ options: [] }))],
  ["a box ticked that is not offered", actions(boxes({ initial_options: [option(7)] }))],
  ["an option text of 76", actions(boxes({ options: [{ text: plain(long(76)), value: "1" }] }))],
  ["an option value of 76", actions(boxes({ options: [{ text: plain("a"), value: long(76) }] }))],
  ["an option description of 76", actions(boxes({ options: [{ ...option(1), description: plain(long(76)) }] }))],
  ["eleven radio buttons", actions({ type: "radio_buttons", options: options(11) })],
  ["a radio button chosen that is not offered", actions({ type: "radio_buttons", options: options(2), initial_option: option(7) })],
  ["a select of 101", actions({ type: "static_select", options: options(101) })],
  [
    "a select with options and groups",
    actions({ type: "static_select", options: options(1), option_groups: [{ label: plain("g"), options: options(1) }] }),
  ],
  ["a select with neither", actions({ type: "static_select" })],
  ["a select option in mrkdwn", actions({ type: "static_select", options: [{ text: mrkdwn("a"), value: "a" }] })],
  ["a group's label of 76", actions({ type: "static_select", option_groups: [{ label: plain(long(76)), options: options(1) }] })],
  [
    "a choice that is in no group",
    actions({ type: "static_select", option_groups: [{ label: plain("g"), options: options(1) }], initial_option: option(7) }),
  ],
  ["a select of several among actions", actions({ type: "multi_static_select", options: options(2) })],
  ["a most of none", input({ type: "multi_static_select", options: options(2), max_selected_items: 0 })],
  ["an overflow menu of six", actions({ type: "overflow", options: options(6) })],
  ["an overflow menu of none", actions({ type: "overflow", options: [] })],
  ["an overflow menu as an input", input({ type: "overflow", options: options(2) })],
  ["a time of 24:00", actions({ type: "timepicker", initial_time: "24:00" })],
  ["a time of 9:00", actions({ type: "timepicker", initial_time: "9:00" })],
  ["a number among actions", actions({ type: "number_input", is_decimal_allowed: true })],
  ["a number that does not say whether it may be a fraction", input({ type: "number_input" })],
  ["a number's limit that is no text", input({ type: "number_input", is_decimal_allowed: true, min_value: 1 })],
  ["a number's limits the wrong way round", input({ type: "number_input", is_decimal_allowed: true, min_value: "10", max_value: "9" })],
  ["a placeholder of 151", actions({ type: "static_select", placeholder: plain(long(151)), options: options(1) })],
  ["an input label of 2,001", { type: "input", label: plain(long(2001)), element: boxes() }],
  ["an input hint of 2,001", { ...input(boxes()), hint: plain(long(2001)) }],
  ["a button as an input", input(button())],
  ["an input that takes 3,001 characters", input({ type: "plain_text_input", max_length: 3001 })],
  ["a text input among actions", actions({ type: "plain_text_input" })],
  ["empty words in rich text", rich(inlineSection(run("")))],
  ["an unknown part of rich text", rich({ type: "rich_text_table", elements: [] })],
  ["a rich list of an unknown style", rich({ type: "rich_text_list", style: "roman", elements: [inlineSection(run("i"))] })],
  ["a confirmation title of 101", actions(button({ confirm: { title: plain(long(101)), text: plain("t"), confirm: plain("y"), deny: plain("n") } }))],
  ["a confirmation text of 301", actions(button({ confirm: { title: plain("t"), text: plain(long(301)), confirm: plain("y"), deny: plain("n") } }))],
  ["a confirmation button of 31", actions(button({ confirm: { title: plain("t"), text: plain("t"), confirm: plain(long(31)), deny: plain("n") } }))],
];

describe("Block Kit accepts", () => {
  it.each(good)("%s", (_, block) => {
    expect(checkMessage("text", [block])).toMatchObject({ ok: true });
  });
});

describe("Block Kit refuses", () => {
  it.each(bad)("%s", (_, block) => {
    const checked = checkMessage("text", [block]);
    expect(checked).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(!checked.ok && checked.messages?.[0]).toMatch(/^\[ERROR\] /);
  });

  it("51 blocks, saying where", () => {
    expect(checkMessage("text", Array(50).fill({ type: "divider" }))).toMatchObject({ ok: true });
    expect(checkMessage("text", Array(51).fill({ type: "divider" }))).toEqual({
      ok: false,
      error: "invalid_blocks",
      messages: ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"],
    });
  });

  it("a block_id used twice", () => {
    const twice = [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ];
    expect(checkMessage("text", twice)).toMatchObject({ error: "invalid_blocks", messages: ["[ERROR] block_id already exists: a"] });
  });

  it("more than 11,000 characters in all", () => {
    const section = { type: "section", text: plain(long(2750)) };
    expect(checkMessage("text", [section, section, section, section])).toMatchObject({ ok: true });
    expect(checkMessage("text", [section, section, section, section, { type: "header", text: plain("x") }])).toMatchObject({
      error: "invalid_blocks",
    });
  });

  it("what is no list", () => {
    expect(checkMessage("text", "[oops")).toMatchObject({ ok: false, error: "invalid_blocks_format" });
  });
});

describe("A message", () => {
  it("needs words outside its blocks", () => {
    expect(checkMessage(undefined, [{ type: "divider" }])).toEqual({ ok: false, error: "no_text" });
    expect(checkMessage("  ", undefined)).toEqual({ ok: false, error: "no_text" });
  });

  it("may have 4,000 characters of them", () => {
    expect(checkMessage(long(4000), undefined)).toMatchObject({ ok: true });
    expect(checkMessage(long(4001), undefined)).toEqual({ ok: false, error: "msg_too_long" });
  });

  it("gets an id for every block and element that has none", () => {
    const checked = checkMessage("text", [actions(button(), button())]);
    const [block] = (checked.ok && checked.draft.blocks) || [];
    const elements = block?.type === "actions" ? block.elements : [];
    expect(new Set([block?.block_id, ...elements.map((element) => element.action_id)]).size).toBe(3);
  });
});
