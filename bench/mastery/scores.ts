/** How good predictions are; nothing can be said without at least one answer right and one wrong. */
export interface Scores {
  /** Chance that a right answer was given a higher prediction than a wrong one. */
  readonly auc: number;
  readonly logLoss: number;
  readonly rmse: number;
  /** Expected calibration error: by how much predictions and shares right differ, over ten bins. */
  readonly ece: number;
}

export function scoresOf(predictions: Float64Array, right: Uint8Array): Scores {
  return {
    auc: areaUnderCurve(predictions, right),
    logLoss: mean(predictions, right, (p, y) => -Math.log(y ? clipped(p) : 1 - clipped(p))),
    rmse: Math.sqrt(mean(predictions, right, (p, y) => (p - y) ** 2)),
    ece: calibrationError(predictions, right),
  };
}

/** The scores of the rows marked with a 1. */
export function scoresWhere(marks: Uint8Array, predictions: Float64Array, right: Uint8Array): Scores {
  const isMarked = (_: number, row: number): boolean => marks[row] === 1;
  return scoresOf(predictions.filter(isMarked), right.filter(isMarked));
}

const CLIP = 0.001;
const clipped = (p: number): number => Math.min(1 - CLIP, Math.max(CLIP, p));

function mean(predictions: Float64Array, right: Uint8Array, of: (p: number, y: number) => number): number {
  let sum = 0;
  for (const [row, p] of predictions.entries()) sum += of(p, right[row] as number);
  return sum / predictions.length;
}

/** Mann–Whitney: equal predictions share the mean of their ranks. */
function areaUnderCurve(predictions: Float64Array, right: Uint8Array): number {
  const order = Uint32Array.from(predictions.keys()).sort((a, b) => (predictions[a] as number) - (predictions[b] as number));
  const valueAt = (rank: number): number => predictions[order[rank] as number] as number;
  let rankSum = 0;
  let rights = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let rightsHere = 0;
    for (end = start; end < order.length && valueAt(end) === valueAt(start); end++) rightsHere += right[order[end] as number] as number;
    rankSum += rightsHere * ((start + 1 + end) / 2);
    rights += rightsHere;
  }
  return (rankSum - (rights * (rights + 1)) / 2) / (rights * (order.length - rights));
}

const BINS = 10;

function calibrationError(predictions: Float64Array, right: Uint8Array): number {
  const surplus = new Float64Array(BINS);
  for (const [row, p] of predictions.entries()) {
    const bin = Math.min(BINS - 1, Math.floor(BINS * p));
    surplus[bin] = (surplus[bin] as number) + p - (right[row] as number);
  }
  return surplus.reduce((sum, difference) => sum + Math.abs(difference), 0) / predictions.length;
}
