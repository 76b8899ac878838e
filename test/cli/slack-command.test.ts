import { describe, expect, test, vi } from "vitest";
import { InputError } from "../../src/command.ts";
import { slackCommand } from "../../src/slack-command.ts";

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  expect(await slackCommand(args).finally(() => log.mockRestore())).toBe(0);
  return lines.join("\n");
}

describe("slack manifest", () => {
  test("prints exactly the JSON that Slack takes, for the given address", async () => {
    const made = JSON.parse(await run("manifest", "--url", "https://learn.acme.example/"));
    expect(made.settings.event_subscriptions.request_url).toBe("https://learn.acme.example/slack/events");
    expect(made.settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: false });
  });

  test("--many is for whoever installs it themselves, --socket needs no address", async () => {
    const many = JSON.parse(await run("manifest", "--url", "https://learn.acme.example/fundi", "--many"));
    expect(many.oauth_config.redirect_urls).toEqual(["https://learn.acme.example/fundi/slack/oauth_redirect"]);
    expect(JSON.parse(await run("manifest", "--socket")).settings.socket_mode_enabled).toBe(true);
  });

  test("takes http for this machine only", async () => {
    expect(await run("manifest", "--url", "http://localhost:3000")).toContain("http://localhost:3000/slack/events");
    await expect(run("manifest", "--url", "http://learn.acme.example")).rejects.toThrow(/must be an https address/);
  });

  test.each([
    [[], "slack : write slack manifest"],
    [["manifesto"], "slack manifesto: write slack manifest"],
    [["manifest"], "how will Slack reach Fundi?"],
    [["manifest", "--socket", "--many"], "how will Slack reach Fundi?"],
    [["manifest", "--url", "learn.acme.example"], "must be an https address"],
    [["manifest", "--url", "https://a.example/?x=1"], "without a query"],
    [["manifest", "--url"], "url"],
  ])("%j is answered in one line", async (args, line) => {
    const failed = await run(...args).catch((error: Error) => error);
    expect(failed).toBeInstanceOf(InputError);
    expect((failed as Error).message).toContain(line);
    expect((failed as Error).message).not.toContain("\n");
  });
});
