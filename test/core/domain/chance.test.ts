import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededChance, shuffledPositions } from "../../../src/core/domain/chance.ts";
import { anyText } from "./any-text.ts";

/** What chi-square exceeds once in 10,000 times, by degrees of freedom. */
const RARE: Readonly<Record<number, number>> = { 2: 18.42, 4: 23.51, 5: 25.74, 8: 31.83, 19: 52.39 };

/** The numbers from 0 to under `size` come equally often, by Pearson's chi-square. */
function expectEven(size: number, numbers: readonly number[]): void {
  const counts = Array<number>(size).fill(0);
  for (const n of numbers) counts[n] = (counts[n] as number) + 1;
  const expected = numbers.length / size;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(chiSquare, String(counts)).toBeLessThan(RARE[size - 1] as number);
}

/** Seeds as sessions make them: they differ in few characters. */
const SEEDS = Array.from({ length: 12_000 }, (_, i) => `learner-${Math.floor(i / 60)}/2026-03-${10 + (Math.floor(i / 3) % 20)}/1/${i % 3}`);

describe("Chance", () => {
  test("depends on the seed alone, also after an upgrade in the middle of the day", () => {
    const chance = seededChance("learner/2026-03-06/1/0");
    expect([chance(), chance(), chance()]).toEqual([0.41662344289943576, 0.9866641669068485, 0.873505708295852]);
    expect(shuffledPositions(5, "learner/2026-03-06/1/0")).toEqual([0, 1, 4, 3, 2]);
  });

  test("stays from 0 to under 1", () => {
    fc.assert(
      fc.property(anyText(), (seed) => {
        const x = seededChance(seed)();
        expect(x >= 0 && x < 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("is even within one seed and over the first numbers of many", () => {
    const chance = seededChance("one seed");
    const within = Array.from({ length: 20_000 }, () => Math.floor(chance() * 20));
    expectEven(20, within);
    const first = SEEDS.map((seed) => Math.floor(seededChance(seed)() * 20));
    expectEven(20, first);
  });
});

describe("Shuffled options", () => {
  test("keep every position once", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.string(), (length, seed) => {
        expect(shuffledPositions(length, seed).sort((a, b) => a - b)).toEqual([...Array(length).keys()]);
      }),
    );
  });

  test("put the right one equally often in every place", () => {
    for (const length of [3, 5]) {
      const orders = SEEDS.map((seed) => shuffledPositions(length, seed));
      for (const option of Array(length).keys()) {
        const places = orders.map((order) => order.indexOf(option));
        expectEven(length, places);
      }
    }
  });

  test("come in all six orders of three equally often", () => {
    const orders = ["012", "021", "102", "120", "201", "210"];
    const found = SEEDS.map((seed) => orders.indexOf(shuffledPositions(3, seed).join("")));
    expectEven(6, found);
  });

  test("of one question say nothing about those of the next in the same session", () => {
    const pairs = SEEDS.flatMap((seed, i) => (i % 3 === 2 ? [] : [[seed, SEEDS[i + 1] as string] as const]));
    const places = pairs.map(([one, next]) => shuffledPositions(3, one).indexOf(0) * 3 + shuffledPositions(3, next).indexOf(0));
    expectEven(9, places);
  });
});
