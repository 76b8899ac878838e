import type { CourseId, LessonId, OutcomeId, QuestionId } from "./ids.ts";
import type { MasteryRule } from "./mastery/rule.ts";
import type { RichText } from "./rich-text.ts";

/** A course as its author wrote it: outcomes to master, lessons in the order they are taught. */
export interface Course {
  readonly id: CourseId;
  readonly title: string;
  /** BCP 47, e.g. `en`. */
  readonly language: string;
  /** One sentence a learner reads before enrolling. */
  readonly description: string;
  /** Place in the list of courses; the lowest is the first-day course. */
  readonly order: number;
  readonly outcomes: readonly Outcome[];
  readonly lessons: readonly Lesson[];
}

/** What a learner will be able to do: the unit of mastery and of a badge. */
export interface Outcome {
  readonly id: OutcomeId;
  readonly title: string;
  /** Starts with an observable verb. */
  readonly statement: string;
  /** Expected learning time, practice included. */
  readonly notionalMinutes: number;
  readonly prerequisites: readonly OutcomeId[];
  readonly rule: MasteryRule;
  readonly credential: CredentialText;
}

/** What the outcome's badge will say beyond its title. */
export interface CredentialText {
  readonly description: string;
  readonly tags: readonly string[];
  readonly alignments: readonly Source[];
}

/** One idea, at most 1,200 characters and three minutes. */
export interface Lesson {
  readonly id: LessonId;
  readonly outcome: OutcomeId;
  readonly title: string;
  readonly minutes: number;
  readonly body: RichText;
  readonly sources: readonly Source[];
  readonly questions: readonly Question[];
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

export type Difficulty = "easy" | "medium" | "hard";

interface QuestionFacts {
  readonly id: QuestionId;
  readonly outcome: OutcomeId;
  /** At most 300 characters as plain text. */
  readonly stem: RichText;
  readonly source: Source;
  readonly difficulty: Difficulty;
  /** Shown on demand; whoever used it has proved less. At most 300 characters. */
  readonly hint?: string;
}

export interface Option {
  /** At most 75 characters: it fits a chat button. */
  readonly text: string;
  readonly right: boolean;
  /** Why this option is right or wrong, shown to whoever chose it. */
  readonly because: string;
}

export interface ChoiceQuestion extends QuestionFacts {
  readonly kind: "single" | "multiple" | "true-false";
  readonly options: readonly Option[];
}

/** A choice inside a situation: what would you do? */
export interface ScenarioQuestion extends QuestionFacts {
  readonly kind: "scenario";
  readonly situation: RichText;
  readonly options: readonly Option[];
}

export interface OrderingQuestion extends QuestionFacts {
  readonly kind: "ordering";
  /** In the right order. */
  readonly steps: readonly string[];
  readonly because: string;
}

export interface NumericQuestion extends QuestionFacts {
  readonly kind: "numeric";
  readonly value: number;
  /** Accepted distance from `value`, in the same unit. */
  readonly tolerance: number;
  readonly unit: string;
  readonly because: string;
}

export interface ShortTextQuestion extends QuestionFacts {
  readonly kind: "short-text";
  /** Any of these, compared without case, accents, punctuation and surrounding space. */
  readonly accepted: readonly string[];
  readonly because: string;
}

export type Question = ChoiceQuestion | ScenarioQuestion | OrderingQuestion | NumericQuestion | ShortTextQuestion;
export type QuestionKind = Question["kind"];
