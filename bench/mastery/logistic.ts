import { sigmoid } from "../../src/core/domain/mastery/numbers.ts";

export type Weights = readonly [number, number, number];

export interface Example {
  readonly features: Weights;
  readonly right: boolean;
}

const ROUNDS_AT_MOST = 30;
const ENOUGH = 1e-7;

/** Logistic regression by Newton's method. Each weight is held at `centre` as by a normal belief with variance 1. */
export function fitLogistic(examples: readonly Example[], centre: Weights): Weights {
  let weights = centre;
  for (let round = 0; examples.length > 0 && round < ROUNDS_AT_MOST; round++) {
    const step = newtonStep(examples, weights, centre);
    weights = [weights[0] + step[0], weights[1] + step[1], weights[2] + step[2]];
    if (Math.max(...step.map(Math.abs)) < ENOUGH) break;
  }
  return weights;
}

function newtonStep(examples: readonly Example[], [a, b, c]: Weights, centre: Weights): Weights {
  const slope = [centre[0] - a, centre[1] - b, centre[2] - c] as [number, number, number];
  // The curvature is symmetric: its diagonal and the three sums beside it.
  let [aa, bb, cc, ab, ac, bc] = [1, 1, 1, 0, 0, 0];
  for (const { features, right } of examples) {
    const [x, y, z] = features;
    const chance = sigmoid(a * x + b * y + c * z);
    const error = (right ? 1 : 0) - chance;
    const spread = chance * (1 - chance);
    slope[0] += error * x;
    slope[1] += error * y;
    slope[2] += error * z;
    aa += spread * x * x;
    bb += spread * y * y;
    cc += spread * z * z;
    ab += spread * x * y;
    ac += spread * x * z;
    bc += spread * y * z;
  }
  return solve([aa, ab, ac], [ab, bb, bc], [ac, bc, cc], slope);
}

/** Three equations with three unknowns, by Cramer's rule: the curvature is never singular, because each weight is held. */
function solve(a: Weights, b: Weights, c: Weights, right: Weights): Weights {
  const whole = determinant(a, b, c);
  // The matrix is symmetric, so replacing a row is replacing a column.
  return [determinant(right, b, c) / whole, determinant(a, right, c) / whole, determinant(a, b, right) / whole];
}

const determinant = (a: Weights, b: Weights, c: Weights): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
