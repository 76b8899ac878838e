import { describe, expect, test } from "vitest";
import { scoresOf, scoresWhere } from "../../bench/mastery/scores.ts";
import { mulberry32 } from "../../src/core/domain/chance.ts";

const scores = (predictions: number[], right: number[]) => scoresOf(Float64Array.from(predictions), Uint8Array.from(right));

describe("Scores are what one gets by hand", () => {
  test("for four answers", () => {
    const { auc, logLoss, rmse, ece } = scores([0.9, 0.6, 0.65, 0.2], [1, 1, 0, 0]);
    // Of the four pairs of a right and a wrong answer, only .6 stands below .65.
    expect(auc).toBe(3 / 4);
    expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, 12);
    expect(rmse).toBeCloseTo(Math.sqrt((0.01 + 0.16 + 0.4225 + 0.04) / 4), 12);
    // .6 and .65 share a bin: 1.25 expected, 1 observed.
    expect(ece).toBeCloseTo((0.1 + 0.25 + 0.2) / 4, 12);
  });

  test("where predictions are equal: half a point for each pair", () => {
    expect(scores([0.5, 0.5, 0.5], [1, 0, 0]).auc).toBe(0.5);
    expect(scores([0.5, 0.5, 0.7], [1, 0, 1]).auc).toBe(0.75);
  });

  test("for certainty: a wrong one costs no more than 1 : 1000, and it belongs to the last bin", () => {
    const { logLoss, ece } = scores([1, 0], [0, 0]);
    expect(logLoss).toBeCloseTo(-(Math.log(0.001) + Math.log(0.999)) / 2, 12);
    expect(ece).toBe(0.5);
  });

  test("for some of the rows", () => {
    const chosen = scoresWhere(Uint8Array.of(1, 0, 1), Float64Array.of(0.2, 0.9, 0.8), Uint8Array.of(1, 0, 0));
    expect(chosen).toEqual(scores([0.2, 0.8], [1, 0]));
    expect(chosen.auc).toBe(0);
  });

  test("and no number at all where only right answers are", () => {
    expect(scores([0.2, 0.8], [1, 1]).auc).toBeNaN();
  });
});

test("The order of training is the published one: mulberry32", () => {
  const chance = mulberry32(1);
  expect([chance(), chance()]).toEqual([0.6270739405881613, 0.002735721180215478]);
});
