import type { Block } from "./blocks/block-kit.ts";
import type { NumberInput, PlainTextInput } from "./blocks/elements.ts";
import type { SlackView } from "./slack-objects.ts";

type Input = Block & { type: "input" };

/** What Slack's own client says beside inputs before it sends anything, by block id. */
export function inputErrors({ blocks, state }: SlackView): Record<string, string> {
  const inputs = blocks.filter((block) => block.type === "input");
  const errors = inputs.map((input) => [input.block_id ?? "", errorOf(input, state.values[input.block_id ?? ""]?.[input.element.action_id ?? ""])]);
  return Object.fromEntries(errors.filter(([, error]) => error !== undefined));
}

interface HeldByInput {
  readonly value?: string | null;
  readonly selected_option?: unknown;
  readonly selected_options?: readonly unknown[];
  readonly selected_time?: string | null;
}

function errorOf({ element, optional }: Input, state: unknown): string | undefined {
  const held = (state ?? {}) as HeldByInput;
  if (isEmpty(held)) return optional === true ? undefined : "Please complete this required field.";
  if (element.type === "number_input") return numberError(element, held.value ?? "");
  if (element.type === "plain_text_input") return textError(element, held.value ?? "");
  return undefined;
}

function isEmpty({ value, selected_option, selected_options = [], selected_time }: HeldByInput): boolean {
  return !value && !selected_option && selected_options.length === 0 && !selected_time;
}

function numberError({ is_decimal_allowed, min_value, max_value }: NumberInput, text: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return "Please enter a number.";
  if (!is_decimal_allowed && text.includes(".")) return "Please enter a whole number.";
  if (Number(text) < Number(min_value ?? -Infinity)) return `Please enter ${min_value} or more.`;
  if (Number(text) > Number(max_value ?? Infinity)) return `Please enter ${max_value} or less.`;
  return undefined;
}

function textError({ min_length = 0, max_length = 3000 }: PlainTextInput, text: string): string | undefined {
  if (text.length < min_length) return `Please enter at least ${min_length} characters.`;
  if (text.length > max_length) return `Please enter at most ${max_length} characters.`;
  return undefined;
}
