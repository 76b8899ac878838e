import { describe, expect, it } from "vitest";
import { checkView } from "../../src/playground/slack/blocks/check-view.ts";
import { divider, home, modal, plain, textInput } from "./a-modal.ts";

const long = (length: number) => "x".repeat(length);
const section = (text: string) => ({ type: "section", text: plain(text) });
const button = { type: "button", text: plain("Go") };
const titles = { title: plain(long(24)), submit: plain(long(24)), close: plain(long(24)) };

const good: [string, "modal" | "home", object][] = [
  [
    "a modal with everything at its limit",
    "modal",
    modal(Array(100).fill(divider), { ...titles, private_metadata: long(3000), callback_id: long(255), external_id: long(255) }),
  ],
  ["a modal that asks and has a button to answer with", "modal", modal([textInput("a")])],
  ["a modal that only tells and has none", "modal", modal([divider], { submit: undefined })],
  ["a Home of a hundred blocks", "home", home(Array(100).fill(divider))],
  ["more text than a message may hold", "home", home(Array(10).fill(section(long(3000))))],
];

const bad: [string, "modal" | "home", unknown][] = [
  ["nothing", "modal", undefined],
  ["what is no view", "modal", "{oops"],
  ["a modal without a title", "modal", modal([divider], { title: undefined })],
  ["a title of 25 characters", "modal", modal([divider], { title: plain(long(25)) })],
  ["a title in mrkdwn", "modal", modal([divider], { title: { type: "mrkdwn", text: "*Hi*" } })],
  ["a submit button of 25 characters", "modal", modal([divider], { submit: plain(long(25)) })],
  ["a close button of 25 characters", "modal", modal([divider], { close: plain(long(25)) })],
  ["a modal that asks without a button to answer with", "modal", modal([textInput("a")], { submit: undefined })],
  ["a modal of 101 blocks", "modal", modal(Array(101).fill(divider))],
  ["a modal without blocks", "modal", modal([])],
  ["a Home of 101 blocks", "home", home(Array(101).fill(divider))],
  ["a Home with a title", "home", home([divider], { title: plain("Home") })],
  ["a modal as a Home", "home", modal([divider])],
  ["a Home as a modal", "modal", home()],
  ["private_metadata of 3,001 characters", "modal", modal([divider], { private_metadata: long(3001) })],
  ["a callback_id of 256 characters", "modal", modal([divider], { callback_id: long(256) })],
  ["an external_id of 256 characters", "home", home([divider], { external_id: long(256) })],
  ["an unknown block", "modal", modal([{ type: "markdown", text: "*Hi*" }])],
  ["an unknown property", "modal", modal([divider], { colour: "red" })],
  ["a block_id used twice", "modal", modal([textInput("a"), textInput("a")])],
];

describe("A view is accepted as", () => {
  it.each(good)("%s", (_, type, view) => {
    expect(checkView(view, type)).toMatchObject({ ok: true });
  });
});

describe("A view is refused as", () => {
  it.each(bad)("%s", (_, type, view) => {
    expect(checkView(view, type)).toMatchObject({ ok: false, error: "invalid_arguments", messages: [expect.stringMatching(/^\[ERROR\] /)] });
  });

  it("more than 250 kB", () => {
    const full = home(Array(100).fill(section(long(2600))));
    expect(checkView(full, "home")).toEqual({ ok: false, error: "view_too_large" });
  });

  it("wrong, saying where", () => {
    const checked = checkView(modal([divider, section("")]), "modal");
    expect(!checked.ok && checked.messages).toEqual(["[ERROR] must be more than 0 characters [json-pointer:/view/blocks/1/text/text]"]);
  });
});

describe("A view", () => {
  it("gets an id for every block and element that has none", () => {
    const checked = checkView(home([{ type: "actions", elements: [button, button] }]), "home");
    const [block] = (checked.ok && checked.draft.blocks) || [];
    const elements = block?.type === "actions" ? block.elements : [];
    expect(new Set([block?.block_id, ...elements.map((element) => element.action_id)]).size).toBe(3);
  });
});
