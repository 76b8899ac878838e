import type { Scores } from "./scores.ts";
import type { Verdicts } from "./verdicts.ts";

/** What people read: one line of headings and one for each row, the columns below each other. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((cells) => (cells[column] as string).length)));
  return lines.map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number))).join("  "),
  );
}

export type ScoredModel = Scores & { readonly microsPerAnswer: number };

export function scoreTable(models: Readonly<Record<string, ScoredModel>>): string[] {
  const rows = Object.entries(models).map(([name, { auc, logLoss, rmse, ece, microsPerAnswer }]) => [
    name,
    ...[auc, logLoss, rmse, ece].map((score) => figure(score, 4)),
    figure(microsPerAnswer, 2),
  ]);
  return table(["next answer", "AUC", "log loss", "RMSE", "ECE", "µs/answer"], rows);
}

export function decisionTable(decisions: Readonly<Record<string, Verdicts>>): string[] {
  const rows = Object.entries(decisions).map(([name, verdicts]) => [
    name,
    percent(verdicts.falseMastery),
    figure(verdicts.laterAccuracy, 3),
    percent(verdicts.laterAtLeast80),
    figure(verdicts.medianAnswers, 1),
    percent(verdicts.decided),
    String(verdicts.judged),
  ]);
  return table(["mastery decision", "false", "later accuracy", "later ≥ 80 %", "median answers", "decided", "pairs judged"], rows);
}

const figure = (value: number, digits: number): string => (Number.isNaN(value) ? "–" : value.toFixed(digits));
const percent = (share: number): string => (Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`);
