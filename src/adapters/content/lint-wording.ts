import { type Finding, quoted, warning } from "./problem.ts";
import { type ChoiceDraft, isChoice, type OptionDraft, type QuestionDraft } from "./question-draft.ts";
import type { Passage, Written } from "./written.ts";

const SENTENCE_WORDS = 25;
const USUAL_OPTIONS = { least: 3, most: 5 };
const KEY_TO_DISTRACTORS = 1.25;
/** Below this the eye sees no difference: "Yes" is half as long again as "No". */
const VISIBLE_CHARACTERS = 5;

const ABSOLUTE = /\b(?:always|never|all|none|only|must)\b/i;
/** `at least` is no negation. */
const NEGATIVE = /\b(?:not|cannot|except|\p{L}+n['’]t|(?<!\bat )least)\b/giu;
const WHICH_IS_TRUE = /\bwhich\b[^.?!]*\b(?:is|are) (?:true|false|correct)\b/i;
/** Captured, so that splitting keeps the space between sentences and every sentence finds its line. */
const BETWEEN_SENTENCES = /((?<=[.!?…]["”’)]*)\s+(?=["“‘(]*[\p{Lu}\p{N}]))/u;

/** What gives an answer away or makes a question hard to read: advice. Learning-design rules L2, L4, L7, L8, L9 and L11. */
export function lintWording(question: QuestionDraft, english: boolean): Finding[] {
  const { answer, line } = question;
  const passages = passagesOf(question);
  return [
    ...passages.flatMap(lintSentences),
    ...(isChoice(answer) ? [...lintOptionCount(answer, line), ...lintKeyLength(answer)] : []),
    ...(english ? question.stem.passages.flatMap(lintStemWords) : []),
    ...(english && isChoice(answer) ? lintAbsolutes(answer.options) : []),
  ];
}

/** A long sentence does not survive a telephone and a busy head. Each one is reported on the line it begins. */
export function lintSentences(passage: Passage): Finding[] {
  return sentencesOf(passage).flatMap(({ text, line }) => {
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    return words > SENTENCE_WORDS ? [warning(line, `a sentence has ${words} words`, `split it: ${SENTENCE_WORDS} are enough`)] : [];
  });
}

function sentencesOf({ text, line }: Passage): Passage[] {
  let at = line;
  return text.split(BETWEEN_SENTENCES).map((part) => {
    const sentence = { text: part, line: at };
    at += part.split("\n").length - 1;
    return sentence;
  });
}

function passagesOf({ situation, stem, answer, because }: QuestionDraft): Passage[] {
  const options = isChoice(answer) ? answer.options.flatMap((option) => [option, ...toPassages(option.because)]) : [];
  const steps = answer.kind === "ordering" ? answer.steps.flatMap(toPassages) : [];
  return [...(situation?.passages ?? []), ...stem.passages, ...options, ...steps, ...toPassages(because)];
}

const toPassages = (written: Written<string> | undefined): Passage[] => (written ? [{ text: written.value, line: written.line }] : []);

function lintOptionCount({ kind, options }: ChoiceDraft, line: number): Finding[] {
  const { least, most } = USUAL_OPTIONS;
  if (kind === "true-false" || (options.length >= least && options.length <= most)) return [];
  return [warning(line, `the question has ${options.length} options`, "three are best; four or five if every wrong one is plausible")];
}

function lintKeyLength({ kind, options }: ChoiceDraft): Finding[] {
  const [key] = options.filter(({ right }) => right);
  const keyLength = meanLength(options.filter(({ right }) => right));
  const distractorLength = meanLength(options.filter(({ right, text }) => !right && text !== ""));
  const conspicuous = keyLength > KEY_TO_DISTRACTORS * distractorLength && keyLength - distractorLength >= VISIBLE_CHARACTERS;
  if (kind === "true-false" || !key || distractorLength === 0 || !conspicuous) return [];
  return [warning(key.line, `the right option ${quoted(key.text)} is much longer than the wrong ones`, "shorten it, or make the wrong ones as full")];
}

const meanLength = (options: readonly OptionDraft[]): number => options.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, options.length);

function lintAbsolutes(options: readonly OptionDraft[]): Finding[] {
  const cue = (option: OptionDraft) => ABSOLUTE.exec(option.text)?.[0];
  if (options.some((option) => option.right && cue(option))) return [];
  return options
    .filter((option) => !option.right && cue(option))
    .map((option) => warning(option.line, `only wrong options say ${quoted(cue(option) ?? "")}`, "say it without, or in a right option too"));
}

function lintStemWords(passage: Passage): Finding[] {
  const asking = askingSentences(passage);
  const negative = asking.flatMap(({ text }) => text.match(NEGATIVE) ?? []).find((word) => word !== word.toUpperCase());
  return [
    ...(negative
      ? [warning(passage.line, `${quoted(negative)} is easily missed`, `write it in capitals, ${negative.toUpperCase()}, or ask without it`)]
      : []),
    ...(asking.some(({ text }) => WHICH_IS_TRUE.test(text))
      ? [warning(passage.line, "the question asks which is true", "ask about one thing, so that it can be answered without the options")]
      : []),
  ];
}

/** The sentences that ask; all of them when none ends in a question mark. */
function askingSentences(passage: Passage): Passage[] {
  const sentences = sentencesOf(passage);
  const questions = sentences.filter(({ text }) => /\?["”’)]*$/.test(text.trim()));
  return questions.length > 0 ? questions : sentences;
}
