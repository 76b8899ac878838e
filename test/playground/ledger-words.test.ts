import { describe, expect, it } from "vitest";
import { ledgerLine } from "../../src/playground/page/browser/ledger-words.ts";
import type { NewEntry } from "../../src/playground/slack/ledger.ts";
import type { SlackView } from "../../src/playground/slack/slack-objects.ts";

const line = (entry: NewEntry) => Object.values(ledgerLine({ ...entry, seq: 1, at: 0, learningAt: 0 }));
const call = { kind: "call", method: "chat.postMessage", arguments: {}, answer: "ok", applied: true } as const;
const message = { type: "message", user: "U0FUNDI", text: "Today’s\nlesson", ts: "1.000000", team: "T" } as const;
const view = { type: "modal", title: { type: "plain_text", text: "Your answer" } } as SlackView;
const delivery = { kind: "delivery", what: "click", name: "go", key: "k", attempt: 0, outcome: "acknowledged", status: 200, ms: 12 } as const;

describe("A ledger entry reads", () => {
  it.each<[string, NewEntry, unknown[]]>([
    ["a post", { ...call, message }, ["from Fundi", "Posts: “Today’s lesson”", "done", true]],
    ["a refusal", { ...call, answer: "no_text", applied: false }, ["from Fundi", "Posts", "refused, no_text", false]],
    ["a lost reply", { ...call, fault: "drop-after" }, ["from Fundi", "Posts", "done (fault: drop-after)", false]],
    [
      "an unknown method",
      { ...call, method: "files.upload", answer: "unknown_method", applied: false },
      ["from Fundi", "Calls files.upload", "refused, unknown_method", false],
    ],
    ["a modal", { ...call, method: "views.open", view }, ["from Fundi", "Opens a modal: “Your answer”", "done", true]],
    ["a Home", { ...call, method: "views.publish", view: { ...view, title: null } }, ["from Fundi", "Publishes the Home", "done", true]],
    ["a question about quiet", { ...call, method: "dnd.info" }, ["from Fundi", "Asks whether somebody wants quiet", "done", true]],
    ["a sent modal", { ...delivery, what: "view", name: "view_submission" }, ["to Fundi", "A modal was sent", "acknowledged in 12 ms", true]],
    ["a shortcut", { ...delivery, what: "shortcut", name: "learn" }, ["to Fundi", "The shortcut “learn”", "acknowledged in 12 ms", true]],
    ["a click", delivery, ["to Fundi", "A click", "acknowledged in 12 ms", true]],
    [
      "a repeated event",
      { ...delivery, what: "event", name: "message", attempt: 1, outcome: "http_error", status: 503 },
      ["to Fundi", "A message was written, attempt 2", "error, HTTP 503", false],
    ],
    [
      "a command nobody heard",
      { ...delivery, what: "command", name: "/fundi", outcome: "connection_failed" },
      ["to Fundi", "The command /fundi", "not reached", false],
    ],
  ])("%s in words", (_, entry, words) => {
    expect(line(entry)).toEqual(words);
  });
});
