import { describe, expect, test } from "vitest";
import { fitByEm, UNFITTED } from "../../bench/mastery/bkt-em.ts";
import { type Example, fitLogistic } from "../../bench/mastery/logistic.ts";
import { mulberry32 } from "../../src/core/domain/chance.ts";
import { sigmoid } from "../../src/core/domain/mastery/numbers.ts";

describe("The baselines find the numbers that made the answers", () => {
  test("BKT: known before, learned, guessed, slipped", () => {
    const chance = mulberry32(5);
    const truth = { known: 0.3, learn: 0.2, guess: 0.25, slip: 0.08 };
    const sequences = Array.from({ length: 3000 }, () => {
      let isKnown = chance() < truth.known;
      return Array.from({ length: 10 }, () => {
        const right = chance() < (isKnown ? 1 - truth.slip : truth.guess);
        isKnown ||= chance() < truth.learn;
        return right;
      });
    });
    const found = fitByEm(sequences);
    for (const name of ["known", "learn", "guess", "slip"] as const) expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(0.03);
  });

  test("BKT stays usable where nothing was seen, or only right answers", () => {
    expect(fitByEm([])).toEqual(UNFITTED);
    const { guess, slip } = fitByEm([[true, true, true], [true]]);
    expect(slip).toBeGreaterThan(0);
    expect(guess).toBeLessThanOrEqual(0.5);
  });

  test("PFA: the weights of its logistic regression", () => {
    const chance = mulberry32(6);
    const examples = Array.from({ length: 20_000 }, (): Example => {
      const features = [1, Math.log(1 + Math.floor(8 * chance())), Math.log(1 + Math.floor(5 * chance()))] as const;
      return { features, right: chance() < sigmoid(-0.4 + 0.9 * features[1] - 0.5 * features[2]) };
    });
    const [base, perRight, perWrong] = fitLogistic(examples, [0, 0, 0]);
    expect(Math.abs(base + 0.4)).toBeLessThan(0.1);
    expect(Math.abs(perRight - 0.9)).toBeLessThan(0.1);
    expect(Math.abs(perWrong + 0.5)).toBeLessThan(0.1);
  });

  test("PFA keeps what holds for all outcomes where one has no answers", () => {
    expect(fitLogistic([], [0.5, 0.3, -0.2])).toEqual([0.5, 0.3, -0.2]);
  });
});
