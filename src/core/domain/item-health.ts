import type { QuestionId, VersionId } from "./ids.ts";

/** What the first answers of all learners say about one version of a question. */
export interface ItemFacts {
  readonly question: QuestionId;
  readonly version: VersionId;
  /** The question as plain text. */
  readonly stem: string;
  /** Learners who answered it at least once. */
  readonly attempts: number;
  /** Share 0–1 of first answers that were right. */
  readonly rightShare: number;
  /** Point-biserial: does whoever is right here know more of the rest of the course? −1 to 1; none where it cannot be told. */
  readonly discrimination?: number;
  /** In the author's order; none where the answer is typed. */
  readonly options: readonly ItemOption[];
  /** Learners who said that something is wrong with it, and nobody has looked yet. */
  readonly disputes: number;
  readonly state: "in-rotation" | "pulled" | "upheld" | "kept";
}

export interface ItemOption {
  readonly text: string;
  readonly right: boolean;
  /** Share 0–1 of first answers that chose it. */
  readonly chosen: number;
}

export type ItemFinding =
  | { readonly kind: "too-few-answers" }
  /** Those who know the rest get this one wrong: its key may be wrong. */
  | { readonly kind: "check-the-key" }
  | { readonly kind: "poor-discrimination" }
  | { readonly kind: "too-hard" }
  | { readonly kind: "too-easy" }
  | { readonly kind: "dead-distractor"; readonly option: string }
  | { readonly kind: "disputed"; readonly count: number };

/** Fewer first answers say nothing about a question. */
export const ENOUGH_ATTEMPTS = 30;
const HARD_BELOW = 0.2;
const EASY_ABOVE = 0.8;
const POOR_BELOW = 0.2;
const DEAD_BELOW = 0.05;

/** What an author should look at, the most urgent first. */
export function findingsOf(facts: ItemFacts): ItemFinding[] {
  const disputed: ItemFinding[] = facts.disputes > 0 ? [{ kind: "disputed", count: facts.disputes }] : [];
  if (facts.attempts < ENOUGH_ATTEMPTS) return [...disputed, { kind: "too-few-answers" }];
  return [...disputed, ...discriminationFindings(facts), ...difficultyFindings(facts), ...deadDistractors(facts)];
}

function discriminationFindings({ discrimination }: ItemFacts): ItemFinding[] {
  if (discrimination === undefined || discrimination >= POOR_BELOW) return [];
  return [{ kind: discrimination < 0 ? "check-the-key" : "poor-discrimination" }];
}

function difficultyFindings({ rightShare }: ItemFacts): ItemFinding[] {
  if (rightShare < HARD_BELOW) return [{ kind: "too-hard" }];
  return rightShare > EASY_ABOVE ? [{ kind: "too-easy" }] : [];
}

const deadDistractors = ({ options }: ItemFacts): ItemFinding[] =>
  options.filter(({ right, chosen }) => !right && chosen < DEAD_BELOW).map(({ text }) => ({ kind: "dead-distractor", option: text }));

/** A question that is likelier wrong than right is asked no more until its author has looked. */
export const isSuspect = ({ state, attempts, discrimination }: ItemFacts): boolean =>
  state === "in-rotation" && attempts >= ENOUGH_ATTEMPTS && discrimination !== undefined && discrimination < 0;
