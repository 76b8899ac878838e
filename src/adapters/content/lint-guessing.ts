import { shortestPath } from "../../core/domain/mastery/decision.ts";
import { chanceOfGuessing, STRANGER } from "../../core/domain/mastery/guess-chance.ts";
import { practised } from "../../core/domain/mastery/model.ts";
import type { MasteryRule } from "../../core/domain/mastery/rule.ts";
import { guessFloor } from "../../core/domain/mastery/terms.ts";
import type { OutcomeDraft } from "./course-file.ts";
import { error, type Finding, quoted, warning } from "./problem.ts";
import type { AnswerDraft, QuestionDraft } from "./question-draft.ts";

/** A badge that luck earns more often says nothing; what is more than the usual rule allows is worth a look. */
const GUESSED = { error: 0.01, warning: 0.002 };
/** No readable question is easier to guess than true or false. */
const EASIEST = 1 / 2;

/** What a badge is worth: it cannot be guessed, and it can be earned. Learning-design rule L19. */
export function lintBadge({ id, rule }: OutcomeDraft, questions: readonly QuestionDraft[]): Finding[] {
  return rule ? [...lintGuessing(id, rule.value, questions, rule.line), ...lintReach(id, rule.value, rule.line)] : [];
}

function lintGuessing(id: string, rule: MasteryRule, questions: readonly QuestionDraft[], line: number): Finding[] {
  const floors = questions.map(({ answer }) => floorOf(answer));
  // What cannot be read has a remark of its own.
  if (floors.some((floor) => floor > EASIEST)) return [];
  const chance = rememberedChance(rule, floors);
  if (chance <= GUESSED.warning) return [];
  const what = `pure guessing would earn the badge of ${quoted(id)} in ${Number((100 * chance).toPrecision(2))} % of cases`;
  const remedy = "raise minAnswers, confidence or target, or write more questions with three options or open answers instead of true/false";
  return [chance > GUESSED.error ? error(line, what, remedy) : warning(line, what, remedy)];
}

/** Whoever answers everything right should get there before the questions run out. */
function lintReach(id: string, rule: MasteryRule, line: number): Finding[] {
  const beginner = { ...STRANGER, mastery: practised(STRANGER.mastery, 0) };
  if (shortestPath(rule, beginner, 0)) return [];
  return [warning(line, `the badge of ${quoted(id)} takes more than twenty right answers in a row`, "lower what its mastery rule asks for")];
}

function floorOf(answer: AnswerDraft): number {
  return answer.kind === "unreadable" ? 1 : guessFloor(answer);
}

const REMEMBERED_AT_MOST = 1_000;
const remembered = new Map<string, number>();

/** Each takes thousands of steps of the model, and most outcomes are alike. */
function rememberedChance(rule: MasteryRule, floors: readonly number[]): number {
  const key = JSON.stringify([rule, floors.toSorted((a, b) => b - a)]);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  const chance = chanceOfGuessing(rule, floors);
  remembered.set(key, chance);
  return chance;
}
