import type { types } from "@slack/bolt";
import { z } from "zod";
import type { ItemId } from "../../core/domain/ids.ts";
import { never } from "../../core/domain/never.ts";
import { paragraph } from "../../core/domain/rich-text.ts";
import type { MessageRef } from "../../core/ports.ts";
import type { AnswerForm, FilledIn, FormField } from "../../core/views/answer-form.ts";
import { chunks, plain, wordsOr } from "./controls.ts";
import { ANSWER_FORM, FIELD, FIELD_ELEMENT, fieldId } from "./ids.ts";
import { clean, cut, ink } from "./ink.ts";
import { LIMITS } from "./limits.ts";
import { renderWords } from "./words.ts";

const LONGEST_ID = 400;

/** A form as a modal. What comes back with it says which question it answers and in which message that stands. */
export function renderForm(form: AnswerForm, message: MessageRef): types.ModalView {
  const { item, title, question, submit, cancel, field } = form;
  const mistake = field.type === "order" ? cut(clean(field.mistake), 300) : undefined;
  const origin: FormOrigin = { ...cutIds({ item, ...message }), ...(mistake && { mistake }) };
  return {
    type: "modal",
    callback_id: ANSWER_FORM,
    title: plain(cut(wordsOr(title), LIMITS.viewTitle)),
    submit: plain(cut(wordsOr(submit), LIMITS.viewTitle)),
    close: plain(cut(wordsOr(cancel), LIMITS.viewTitle)),
    private_metadata: JSON.stringify(origin),
    blocks: [...renderWords({ type: "rich", content: paragraph(question) }, 0, ink(LIMITS.formWords)), ...inputs(field)],
  };
}

/** Ids of ours are never this long; one that is names nothing when it comes back. */
const cutIds = ({ item, conversation, message }: { item: string } & MessageRef) => ({
  item: item.slice(0, LONGEST_ID),
  conversation: conversation.slice(0, LONGEST_ID),
  message: message.slice(0, LONGEST_ID),
});

function inputs(field: FormField): types.InputBlock[] {
  switch (field.type) {
    case "several":
      return several(field);
    case "order":
      return field.labels.map((label, n) =>
        input(n, label, {
          type: "static_select",
          action_id: FIELD_ELEMENT,
          placeholder: plain(cut(wordsOr(label), LIMITS.placeholder)),
          options: options(field.options),
        }),
      );
    case "number":
      return [input(0, field.label, { type: "number_input", action_id: FIELD_ELEMENT, is_decimal_allowed: true }, field.hint)];
    case "words":
      return [input(0, field.label, { type: "plain_text_input", action_id: FIELD_ELEMENT, max_length: LIMITS.typedAnswer }, field.hint)];
    default:
      return never(field);
  }
}

/** Slack itself asks for at least one tick, where all boxes are in one group. */
function several({ label, options: texts }: Extract<FormField, { type: "several" }>): types.InputBlock[] {
  const groups = chunks(options(texts), LIMITS.boxesPerGroup);
  return groups.map((some, n) => ({
    ...input(n, n === 0 ? label : "…", { type: "checkboxes", action_id: FIELD_ELEMENT, options: some }),
    optional: groups.length > 1,
  }));
}

function input(n: number, label: string, element: types.InputBlock["element"], hint?: string): types.InputBlock {
  const shownHint = hint && cut(clean(hint), LIMITS.inputLabel);
  return {
    type: "input",
    block_id: fieldId(n),
    label: plain(cut(wordsOr(label), LIMITS.inputLabel)),
    element,
    ...(shownHint && { hint: plain(shownHint) }),
  };
}

const options = (texts: readonly string[]): types.PlainTextOption[] =>
  texts.map((text, position) => ({ text: plain(cut(wordsOr(text), LIMITS.optionText)), value: String(position) }));

// ── What comes back ─────────────────────────────────────────────────────────────────────────────────────────────

const id = z
  .string()
  .max(LONGEST_ID)
  .regex(/^[\x21-\x7e]+$/);
const mistake = z
  .string()
  .max(300)
  .transform((text) => clean(text));
const formOrigin = z.object({ item: id.transform((text) => text as ItemId), conversation: id, message: id, mistake: mistake.optional() });
type FormOrigin = z.input<typeof formOrigin>;

/** Nothing for a form that is not ours. */
export function readOrigin(privateMetadata: string): z.output<typeof formOrigin> | undefined {
  try {
    return formOrigin.safeParse(JSON.parse(privateMetadata)).data;
  } catch {
    return undefined;
  }
}

const position = z.object({ value: z.string().regex(/^\d{1,3}$/) });
const held = z.object({
  selected_options: z.array(position).max(100).optional(),
  selected_option: position.nullish(),
  value: z.string().max(3_000).nullish(),
});

/** What each field holds, in the order of the fields; bounded, whatever comes. */
export function heldIn(values: unknown): { readonly positions: number[]; readonly typed?: string; readonly block: string }[] {
  if (typeof values !== "object" || values === null) return [];
  const fields = Object.entries(values as Record<string, Record<string, unknown>>).filter(([block]) => FIELD.test(block));
  return fields
    .sort(([a], [b]) => Number(a.slice(6)) - Number(b.slice(6)))
    .slice(0, LIMITS.fields)
    .flatMap(([block, elements]) => {
      const { data } = held.safeParse(elements?.[FIELD_ELEMENT]);
      return data ? [{ block, ...heldBy(data) }] : [];
    });
}

function heldBy({ selected_options, selected_option, value }: z.infer<typeof held>): { positions: number[]; typed?: string } {
  const chosen = selected_options ?? (selected_option ? [selected_option] : []);
  return { positions: chosen.map((option) => Number(option.value)), ...(value != null && { typed: clean(value) }) };
}

export function filledIn(fields: ReturnType<typeof heldIn>): FilledIn {
  const typed = fields.find((field) => field.typed !== undefined)?.typed;
  return typed === undefined ? { positions: fields.flatMap(({ positions }) => positions) } : { typed };
}

/** The fields that repeat what another holds already. */
export function repeatedFields(fields: ReturnType<typeof heldIn>): string[] {
  const single = fields.filter(({ positions }) => positions.length === 1);
  return single.filter(({ positions }, i) => single.findIndex((other) => other.positions[0] === positions[0]) < i).map(({ block }) => block);
}
