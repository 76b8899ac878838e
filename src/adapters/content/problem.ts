/** One thing an author should mend: where it is, what is wrong and how to put it right. */
export interface Problem {
  /** Relative to the courses folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  /** An error keeps its course from being taught; a warning is advice. */
  readonly level: "error" | "warning";
  readonly what: string;
  readonly remedy: string;
}

/** A problem in a file the caller knows. */
export type Finding = Omit<Problem, "file">;
export type Report = (finding: Finding) => void;

const QUOTED_CHARACTERS = 40;

export const error = (line: number, what: string, remedy: string): Finding => ({ line, level: "error", what, remedy });
export const warning = (line: number, what: string, remedy: string): Finding => ({ line, level: "warning", what, remedy });

/** One line for a terminal: `file:line: what, remedy`. */
export function formatProblem({ file, line, level, what, remedy }: Problem): string {
  return `${file}:${line}: ${level === "warning" ? "warning: " : ""}${what}, ${remedy}`;
}

/** By file, then by line: the order in which an author works. What is wrong twice on one line is said once. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...distinct.values()].sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
}

/** An author's words inside a message: on one line, short, and unable to command a terminal. */
export function quoted(text: string): string {
  const line = oneLine(text);
  return `"${line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS - 1)}…` : line}"`;
}

export function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, " ").trim();
}

/** The same order on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
