import fc from "fast-check";
import { COMMAND_WORDS } from "../../../src/core/domain/command.ts";
import type { CourseId, GroupQuizId, ItemId, LessonId, OutcomeId, SessionId } from "../../../src/core/domain/ids.ts";
import type { Inline, RichBlock } from "../../../src/core/domain/rich-text.ts";
import type { MessageRef } from "../../../src/core/ports.ts";
import type { Action } from "../../../src/core/views/action.ts";
import type { AnswerForm, FormField } from "../../../src/core/views/answer-form.ts";
import type { Button, MenuOption, ShownOption, View, ViewBlock } from "../../../src/core/views/view.ts";

const HOSTILE = [
  "<!channel>",
  "<!here|here>",
  "<@U1>",
  "<@W1|boss>",
  "<!subteam^S1>",
  "<#C1|general>",
  "@everyone @channel",
  "<https://evil.example|https://bank.example>",
  "&lt;!channel&gt;",
  "javascript:alert(1)",
  "=cmd|' /C calc'!A0",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "*bold* _it_ ~no~ `code` :smile:",
  "```\n> quote\n```",
  "שלום עולם",
  "\u202eסוף\u202c مرحبا",
  "👩🏽‍🚀👨‍👩‍👧‍👦🇿🇦",
  "Zal\u0334\u0335\u0336go",
  "\ud800 half \udfff",
  "\u0000\u0007\u001b[31m",
  "\u200b\ufeff",
  "&&&&<<<<>>>>",
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...HOSTILE), { maxLength: 20 }).map((parts) => parts.join(" ")) },
  { weight: 1, arbitrary: fc.constantFrom("x", "é", "🦉", "&", "<", "ש").map((letter) => letter.repeat(10_000)) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "\n\n", "\t") },
);
const url = fc.oneof(
  fc.constantFrom(
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    "data:text/html,<b>",
    "http://a.example",
    "https://a.example/?q=<!channel>",
    "mailto:a@b.example",
    "//x",
    "",
  ),
  fc.webUrl({ validSchemes: ["https", "http", "ftp"] }),
  fc.constant(`https://a.example/${"%20".repeat(2_000)}`),
  text,
);

const flag = fc.constantFrom(true as const, undefined);
const inline: fc.Arbitrary<Inline> = fc.record({ text, bold: flag, italic: flag, code: flag, url: fc.option(url, { nil: undefined }) });
const inlines = fc.array(inline, { maxLength: 5 });

const richBlock: fc.Arbitrary<RichBlock> = fc.oneof(
  fc.record({ type: fc.constant("paragraph" as const), content: inlines }),
  fc.record({ type: fc.constant("quote" as const), content: inlines }),
  fc.record({ type: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(inlines, { maxLength: 5 }) }),
  fc.record({ type: fc.constant("code" as const), text }),
);

/** As long as ids can be, and made of what ids are made of. */
const item = fc.constantFrom("L1/2026-11-02/1/1", `${"l".repeat(300)}/2026-11-02/1/1`) as fc.Arbitrary<ItemId>;
const fixed: readonly Action[] = [
  { type: "start", session: "L1/2026-11-02/1" as SessionId },
  { type: "enrol", course: "learn-how-to-learn" as CourseId },
  { type: "read", lesson: "learn-how-to-learn/retrieve" as LessonId },
  { type: "why", outcome: "learn-how-to-learn/recall" as OutcomeId },
  { type: "prove", outcome: "learn-how-to-learn/recall" as OutcomeId },
  { type: "group-answer", quiz: "slack:T1:command:1.2.3" as GroupQuizId, choice: 1 },
  { type: "reveal", quiz: "slack:T1:command:1.2.3" as GroupQuizId },
  { type: "command", word: "settings", rest: "days mon tue wed thu fri sat sun" },
];
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant("answer" as const), item, choice: fc.nat(99) }),
  fc.record({ type: fc.constantFrom("fill" as const, "unsure" as const, "hint" as const, "dispute" as const), item }),
  fc.constantFrom(...fixed),
  fc.record({ type: fc.constant("command" as const), word: fc.constantFrom(...COMMAND_WORDS) }),
);

const button: fc.Arbitrary<Button> = fc.record({ label: text, action, primary: flag, description: fc.option(text, { nil: undefined }) });
const option: fc.Arbitrary<ShownOption> = fc.record({ number: fc.nat(99).map(String), text, mark: fc.option(text, { nil: undefined }) });

const menuOption: fc.Arbitrary<MenuOption> = fc.record({ label: text, action, chosen: flag });

/** As many fields and options as any course brings, and more. */
const several = fc.array(text, { minLength: 1, maxLength: 25 });
const field: fc.Arbitrary<FormField> = fc.oneof(
  fc.record({ type: fc.constant("several" as const), label: text, options: several }),
  several.chain((options) =>
    fc.record({
      type: fc.constant("order" as const),
      labels: fc.array(text, { minLength: options.length, maxLength: options.length }),
      options: fc.constant(options),
      mistake: text,
    }),
  ),
  fc.record({ type: fc.constantFrom("number" as const, "words" as const), label: text, hint: text }),
);

const form: fc.Arbitrary<AnswerForm> = fc.record({
  item,
  title: text,
  question: text,
  open: text,
  openDescription: text,
  submit: text,
  cancel: text,
  field,
});

/** A form, and the message it is opened from. */
export const hostileForm: fc.Arbitrary<{ readonly form: AnswerForm; readonly message: MessageRef }> = fc.record({
  form,
  message: fc.constantFrom({ conversation: "D1", message: "1793610000.000200" }, { conversation: "D".repeat(255), message: "1".repeat(255) }),
});

const block: fc.Arbitrary<ViewBlock> = fc.oneof(
  fc.record({ type: fc.constant("heading" as const), text }),
  fc.record({ type: fc.constant("text" as const), text }),
  fc.record({ type: fc.constant("rich" as const), content: fc.array(richBlock, { maxLength: 6 }) }),
  fc.record({ type: fc.constant("options" as const), options: fc.array(option, { maxLength: 12 }) }),
  fc.record({ type: fc.constant("verdict" as const), right: fc.boolean(), text }),
  fc.record({ type: fc.constant("form" as const), form }),
  fc.record({ type: fc.constant("menu" as const), label: text, options: fc.array(menuOption, { maxLength: 120 }) }),
  fc.record({ type: fc.constant("grid" as const), text }),
  fc.record({ type: fc.constant("buttons" as const), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.record({ type: fc.constant("source" as const), label: text, source: fc.record({ title: text, url }) }),
  fc.record({ type: fc.constant("note" as const), text }),
  fc.constant({ type: "divider" as const }),
);

/** Any view at all, with the worst that authors, learners and attackers put into texts. */
export const hostileView: fc.Arbitrary<View> = fc.record({
  fallback: text,
  blocks: fc.oneof(
    { weight: 9, arbitrary: fc.array(block, { maxLength: 10 }) },
    { weight: 1, arbitrary: fc.array(block, { minLength: 40, maxLength: 70 }) },
  ),
});
