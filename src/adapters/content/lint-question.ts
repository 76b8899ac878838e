import { plainText } from "../../core/domain/rich-text.ts";
import { error, type Finding, quoted } from "./problem.ts";
import { type ChoiceDraft, folded, isChoice, type OptionDraft, type OrderingDraft, type QuestionDraft } from "./question-draft.ts";
import type { Written, WrittenText } from "./written.ts";

const STEM_CHARACTERS = 300;
const SITUATION_CHARACTERS = 600;
/** Fits a chat button. */
const OPTION_CHARACTERS = 75;
const BECAUSE_CHARACTERS = { least: 20, most: 800 };
/** Beyond nine, typing one digit no longer names an option. */
const OPTIONS = { least: 2, most: 9 };
const STEPS = { least: 3, most: 6 };

const CATCH_ALL = /\bof the above\b|^(?:all|none|both|neither|any) of (?:these|them)\W*$/i;

/** What makes a question unusable: each an error. Learning-design rules L1, L3, L12 and L13. */
export function lintQuestion(question: QuestionDraft): Finding[] {
  const { answer, because, stem, situation, line } = question;
  return [
    ...lintText(stem, STEM_CHARACTERS, "question", line),
    ...(situation ? lintText(situation, SITUATION_CHARACTERS, "situation", line) : []),
    ...(because ? lintBecause(because) : []),
    ...(isChoice(answer) ? lintChoice(answer, line) : []),
    ...(answer.kind === "ordering" ? lintOrdering(answer, line) : []),
  ];
}

function lintText(text: WrittenText, most: number, name: string, questionLine: number): Finding[] {
  const words = plainText(text.rich).trim();
  if (words === "") return [error(questionLine, `the ${name} has no words`, `write the ${name} before its options or its answer`)];
  return tooLong(words, most, `the ${name}`, text.line);
}

function tooLong(text: string, most: number, name: string, line: number): Finding[] {
  return text.length > most ? [error(line, `${name} has ${text.length} characters`, `shorten it to ${most}`)] : [];
}

function lintBecause({ value, line }: Written<string>): Finding[] {
  const { least, most } = BECAUSE_CHARACTERS;
  if (value.length < least) return [error(line, `the because ${quoted(value)} is too short`, `say why in at least ${least} characters`)];
  return tooLong(value, most, "the because", line);
}

function lintChoice(choice: ChoiceDraft, line: number): Finding[] {
  return [
    ...lintCount(choice.options.length, OPTIONS, "options", line),
    ...lintKeys(choice, line),
    ...lintDistinct(
      choice.options.map(({ text, line }) => ({ value: text, line })),
      "option",
    ),
    ...lintDistinct(
      choice.options.flatMap(({ because }) => because ?? []),
      "because",
    ),
    ...choice.options.flatMap(lintOption),
  ];
}

function lintCount(count: number, { least, most }: { least: number; most: number }, name: string, line: number): Finding[] {
  return count < least || count > most ? [error(line, `the question has ${count} ${name}`, `write ${least} to ${most}`)] : [];
}

function lintKeys({ kind, options }: ChoiceDraft, line: number): Finding[] {
  const keys = options.filter(({ right }) => right).length;
  if (keys === 0) return [error(line, "no option is right", "mark the right one with - [x]")];
  if (keys === options.length) return [error(line, "every option is right", "mark the wrong ones with - [ ]")];
  if (keys === 1 || kind === "multiple") return [];
  const remedy = kind === "scenario" ? "mark one, or move the situation into the question for a multiple choice" : "mark one with - [x]";
  return [error(line, `${keys} options are right`, remedy)];
}

function lintOption({ text, because, line }: OptionDraft): Finding[] {
  if (text === "") return [error(line, "an option has no words", "write them after the box, or remove it")];
  return [
    ...tooLong(text, OPTION_CHARACTERS, `the option ${quoted(text)}`, line),
    ...(CATCH_ALL.test(text) ? [error(line, `${quoted(text)} can be guessed without knowing`, "write an option of its own")] : []),
    ...(because
      ? lintBecause(because)
      : [error(line, `${quoted(text)} has no because`, "write it under the option, indented: two spaces, a hyphen, its words")]),
  ];
}

function lintOrdering({ steps }: OrderingDraft, line: number): Finding[] {
  return [...lintCount(steps.length, STEPS, "steps", line), ...lintDistinct(steps, "step"), ...steps.flatMap((step) => lintStep(step))];
}

function lintStep({ value, line }: Written<string>): Finding[] {
  if (value === "") return [error(line, "a step has no words", "write them, or remove it")];
  return tooLong(value, OPTION_CHARACTERS, `the step ${quoted(value)}`, line);
}

/** Reports the second of two texts that say the same. */
function lintDistinct(texts: readonly Written<string>[], name: string): Finding[] {
  const seen = new Set<string>();
  return texts.flatMap(({ value, line }) => {
    const key = folded(value);
    const isNew = key === "" || !seen.has(key);
    seen.add(key);
    return isNew ? [] : [error(line, `${quoted(value)} stands twice`, `give every ${name} words of its own`)];
  });
}
