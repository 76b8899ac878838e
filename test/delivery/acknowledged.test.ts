import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rounds } from "../rounds.ts";
import { Stage } from "./stage.ts";
import type { CrashPoint } from "./worker-options.ts";

const CALLS = ["inbox.accept", "learning.answer", "slack.rewrite", "inbox.finish"];
const MORE_CALLS = ["inbox.read", "deliveries.claim", "slack.send", "deliveries.sent"];
const points: CrashPoint[] = [...CALLS, ...rounds([], MORE_CALLS)].flatMap((at) => (["before", "after"] as const).map((when) => ({ at, when })));

describe("an answer", { timeout: 120_000 }, () => {
  let stage: Stage;
  let users: string[];

  /** Every learner has a question on the screen. */
  beforeAll(async () => {
    stage = await Stage.open();
    users = await stage.addLearners(points.length);
    const worker = await stage.startWorker({ receives: true });
    const { fake } = stage.slack;
    fake.requestUrl = worker.requestUrl;
    await stage.drained(60_000);
    for (const user of users) await fake.click(user, { label: "Quiz me" });
    for (const user of users) await fake.until(() => reads(user, "Question 1 of 2"), 60_000);
    await stage.drained(60_000);
    // Below its own lesson an answer proves nothing: without it each counts as one.
    await stage.sql("UPDATE session SET lesson_id = NULL, lesson_version_id = NULL", []);
    await worker.kill();
  }, 180_000);
  afterAll(() => stage.close());

  const reads = (user: string, words: string): boolean => stage.slack.fake.messagesOf(user).some(({ message }) => message.text.includes(words));

  test.each(points)("A3: acknowledged and then killed $when $at: not lost, and not scored twice", async (crash) => {
    const user = users.pop() as string;
    const { fake } = stage.slack;
    const dying = await stage.startWorker({ crash, ticks: false, receives: true });
    fake.requestUrl = dying.requestUrl;
    const click = fake.clickPayload(user, { label: "2" });
    const answer = await fake.deliver(click);
    await dying.ended;
    const worker = await stage.startWorker({ ticks: false, receives: true });
    fake.requestUrl = worker.requestUrl;
    // Whoever reads that it did not work taps again; whoever was acknowledged need not.
    if (answer.outcome !== "acknowledged") await fake.deliver(click);
    await fake.until(() => (reads(user, "Right!") || reads(user, "Not quite.")) && reads(user, "Question 2 of 2"), 60_000);
    await stage.drained(60_000);
    await worker.kill();
    const counts = await stage.sql(
      "SELECT count(*)::int AS answers, (SELECT sum(answers)::int FROM mastery WHERE learner_id = $1) AS counted FROM answer WHERE learner_id = $1",
      [`l${user}`],
    );
    expect(counts).toEqual([{ answers: 1, counted: 1 }]);
    expect(fake.messagesOf(user).filter(({ message }) => message.text.includes("Question 2 of 2"))).toHaveLength(1);
  });
});
