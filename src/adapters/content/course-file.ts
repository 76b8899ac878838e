import type { MasteryRule } from "../../core/domain/mastery/rule.ts";
import type { Report } from "./problem.ts";
import { type CourseFacts, courseSheet } from "./schemas.ts";
import type { Written } from "./written.ts";
import { readYaml } from "./yaml-sheet.ts";

/** A course.yaml as far as it could be read. */
export interface CourseSheet {
  /** Only when it has no error. */
  readonly facts?: CourseFacts;
  /** English unless it says otherwise: rules about words know English only. */
  readonly language: string;
  /** Nothing when no list of outcomes could be read. */
  readonly outcomes?: readonly OutcomeDraft[];
  readonly orderLine: number;
}

/** What the rules between outcomes look at. */
export interface OutcomeDraft {
  readonly id: string;
  readonly line: number;
  readonly statement?: Written<string>;
  readonly prerequisites: readonly Written<string>[];
  /** Only when the file has no error; on the outcome's line when it is the usual rule. */
  readonly rule?: Written<MasteryRule>;
}

type Fields = Readonly<Record<string, unknown>>;
type LineOf = (path: readonly PropertyKey[]) => number;

export function readCourseFile(text: string, report: Report): CourseSheet {
  const { value, raw, lineOf } = readYaml(text, courseSheet, report);
  const { language, outcomes } = asFields(raw);
  return {
    facts: value,
    language: typeof language === "string" ? language : "en",
    outcomes: Array.isArray(outcomes)
      ? outcomes.flatMap((outcome, i) => readOutcome(asFields(outcome), i, lineOf).map((draft) => ({ ...draft, rule: readRule(value, i, lineOf) })))
      : undefined,
    orderLine: lineOf(["order"]),
  };
}

function readOutcome(fields: Fields, index: number, lineOf: LineOf): OutcomeDraft[] {
  if (typeof fields.id !== "string") return [];
  const prerequisites = Array.isArray(fields.prerequisites) ? fields.prerequisites : [];
  return [
    {
      id: fields.id,
      line: lineOf(["outcomes", index, "id"]),
      statement: typeof fields.statement === "string" ? { value: fields.statement, line: lineOf(["outcomes", index, "statement"]) } : undefined,
      prerequisites: prerequisites.flatMap((value: unknown, i) =>
        typeof value === "string" ? [{ value, line: lineOf(["outcomes", index, "prerequisites", i]) }] : [],
      ),
    },
  ];
}

function readRule(facts: CourseFacts | undefined, index: number, lineOf: LineOf): Written<MasteryRule> | undefined {
  const rule = facts?.outcomes[index]?.mastery;
  return rule && { value: rule, line: lineOf(["outcomes", index, "mastery"]) };
}

const asFields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
