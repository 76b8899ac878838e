import fc from "fast-check";
import { expect, test } from "vitest";
import { gathered } from "../../../src/adapters/store/gather.ts";

const later = (): Promise<void> => new Promise((done) => setImmediate(done));

test("what is asked while a call is under way goes together with the next one, in order and never more than allowed", async () => {
  const calls: number[][] = [];
  const double = gathered<number, number>(3, async (inputs) => {
    calls.push([...inputs]);
    await later();
    return inputs.map((input) => input * 2);
  });
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(double))).toEqual([2, 4, 6, 8, 10, 12]);
  expect(calls).toEqual([[1], [2, 3, 4], [5, 6]]);
});

test("one bad input spoils no other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (inputs, atMost) => {
      const square = gathered<number, number>(atMost, async (some) => {
        await later();
        if (some.includes(7)) throw new Error("seven");
        return some.map((n) => n * n);
      });
      const results = await Promise.allSettled(inputs.map(square));
      for (const [i, result] of results.entries()) {
        if (inputs[i] === 7) expect(result).toMatchObject({ status: "rejected" });
        else expect(result).toEqual({ status: "fulfilled", value: (inputs[i] as number) ** 2 });
      }
    }),
    { numRuns: 50 },
  );
});

test("after a failure it goes on", async () => {
  let isBroken = true;
  const ask = gathered<string, string>(10, async (some) => {
    if (isBroken) throw new Error("away");
    return [...some];
  });
  await expect(ask("a")).rejects.toThrow("away");
  isBroken = false;
  expect(await ask("b")).toBe("b");
});
