import { expect, test } from "vitest";
import { rounds } from "../../rounds.ts";
import { expectHostileViewsToBeHarmless } from "./slack-rules.ts";

const VIEWS = rounds(1_000, 10_000);

test("W6, S4: any view becomes a message inside Slack's limits, with a text for screen readers and nothing active in it", {
  timeout: 300_000,
}, () => {
  const seen = expectHostileViewsToBeHarmless(VIEWS);
  console.info(`W6, S4 on Slack: ${seen} views`);
  expect(seen).toBe(VIEWS);
});
