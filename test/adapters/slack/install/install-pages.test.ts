import { describe, expect, test } from "vitest";
import { installPages } from "../../../../src/adapters/slack/install/install-pages.ts";
import type { Installation } from "../../../../src/core/ports.ts";
import { type Answer, ask, serve } from "../../web/requests.ts";
import { type Answered, no, type TinySlack, tinySlack, whoAmI } from "./tiny-slack.ts";

const PUBLIC_URL = "https://fundi.example.com";
const CODE = "a-code-of-slack";
const START = Date.parse("2026-11-02T08:00Z");

const given = (more: object = {}): Answered => ({
  body: {
    ...{ ok: true, access_token: "xoxb-given", token_type: "bot", scope: "chat:write,commands", bot_user_id: "U0BOT", app_id: "A1" },
    ...{ team: { id: "T1", name: "Acme <& Co>" }, enterprise: null, authed_user: { id: "U1" }, is_enterprise_install: false },
    ...more,
  },
});

/** Fundi's pages on a real server, before a Slack that gives `answer` for a code. */
async function stage(answer: Answered = given(), installed?: (installation: Installation) => Promise<void>) {
  const kept: Installation[] = [];
  const warnings: string[] = [];
  const slack: TinySlack = await tinySlack(({ method }) => (method === "auth.test" ? whoAmI() : answer));
  const pages = installPages({
    ...{ clientId: "1.2", clientSecret: "the-client-secret", stateSecret: "a random text of length" },
    ...{ publicUrl: PUBLIC_URL, apiUrl: slack.apiUrl, now: () => START },
    installed: installed ?? (async (installation) => void kept.push(installation)),
    warn: (line) => void warnings.push(line),
  });
  const web = await serve({ pages });
  const open = (path: string, cookie?: string): Promise<Answer> => ask(`${web.url}${path}`, { headers: cookie ? { cookie } : {} });
  return { slack, kept, warnings, web, open };
}

/** What the first page leads to, and the cookie it leaves. */
async function begin(open: (path: string) => Promise<Answer>) {
  const page = await open("/slack/install");
  const url = new URL((/href="([^"]+)"/.exec(page.body)?.[1] ?? "").replaceAll("&amp;", "&"));
  const [cookie = ""] = page.headers["set-cookie"] ?? [];
  return { page, url, state: url.searchParams.get("state") ?? "", setCookie: cookie, cookie: cookie.split(";")[0] ?? "" };
}

const redirect = (query: Record<string, string>): string => `/slack/oauth_redirect?${new URLSearchParams(query)}`;

describe("Whoever wants Fundi in their workspace", () => {
  test("reads what it asks for and why, and goes on to Slack", async () => {
    const { open, slack } = await stage();
    const { page, url, state, setCookie } = await begin(open);
    expect(page.status).toBe(200);
    expect(page.body).toContain("<li>im:history (optional): to read what learners write to Fundi");
    expect(url.origin + url.pathname).toBe(`${new URL(slack.apiUrl).origin}/oauth/v2/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      scope: "chat:write,commands,im:write,users:read,im:history,dnd:read",
      client_id: "1.2",
      redirect_uri: `${PUBLIC_URL}/slack/oauth_redirect`,
      state,
    });
    expect(setCookie).toMatch(/; Secure; HttpOnly; .*Max-Age=600/);
  });

  test("comes back with a code: it is exchanged, the installation is kept, and the page says what to do next", async () => {
    const { open, slack, kept, warnings } = await stage();
    const { state, cookie } = await begin(open);
    const page = await open(redirect({ code: CODE, state }), cookie);
    expect(page.status).toBe(200);
    expect(page.body).toContain("<h1>Fundi is installed in Acme &lt;&amp; Co&gt;</h1>");
    expect(page.body).toContain("Open Slack and write to Fundi");
    expect(page.body).toContain('href="https://slack.com/app_redirect?app=A1&amp;team=T1"');
    expect(slack.asked).toEqual([
      {
        method: "oauth.v2.access",
        fields: { code: CODE, client_id: "1.2", client_secret: "the-client-secret", redirect_uri: `${PUBLIC_URL}/slack/oauth_redirect` },
      },
      { method: "auth.test", token: "xoxb-given", fields: {} },
    ]);
    const place = { workspace: "T1", name: "Acme <& Co>", botUser: "U0BOT" };
    expect(kept).toEqual([{ ...place, scopes: ["chat:write", "commands"], token: "xoxb-given", installedAt: START }]);
    expect(warnings).toEqual([]);
  });

  test("and whose app rotates tokens gets a pair with its end kept", async () => {
    const { open, kept } = await stage(given({ refresh_token: "xoxe-1-given", expires_in: 43_200 }));
    const { state, cookie } = await begin(open);
    await open(redirect({ code: CODE, state }), cookie);
    expect(kept).toEqual([expect.objectContaining({ refreshToken: "xoxe-1-given" })]);
    expect(Math.abs((kept[0]?.expiresAt ?? 0) - Date.now() - 43_200_000)).toBeLessThan(60_000);
  });

  test("and installs it for a whole enterprise is kept under the enterprise", async () => {
    const { open, kept } = await stage(given({ team: null, enterprise: { id: "E1", name: "Acme Group" }, is_enterprise_install: true }));
    const { state, cookie } = await begin(open);
    const page = await open(redirect({ code: CODE, state }), cookie);
    expect(page.body).toContain("Fundi is installed in Acme Group");
    expect(kept).toEqual([expect.objectContaining({ workspace: "E1", name: "Acme Group" })]);
  });

  test("two workspaces one after the other get their own tokens: nothing is carried over", async () => {
    const { open, slack, kept } = await stage();
    for (const team of ["T1", "T2"]) {
      slack.answer = ({ method }) => (method === "auth.test" ? whoAmI() : given({ access_token: `xoxb-${team}`, team: { id: team, name: team } }));
      const { state, cookie } = await begin(open);
      await open(redirect({ code: CODE, state }), cookie);
    }
    expect(kept.map(({ workspace, token }) => [workspace, token])).toEqual([
      ["T1", "xoxb-T1"],
      ["T2", "xoxb-T2"],
    ]);
    const tests = slack.asked.filter(({ method }) => method === "auth.test").map(({ token }) => token);
    expect(tests).toEqual(["xoxb-T1", "xoxb-T2"]);
    expect(slack.asked.filter(({ method, token }) => method === "oauth.v2.access" && token)).toEqual([]);
  });
});

describe("Whoever has not begun here installs nothing", () => {
  test.each([
    ["without a cookie, as when Slack's own pages started it", "", (state: string) => ({ code: CODE, state })],
    ["with another's state", "own", () => ({ code: CODE, state: "eyJhbGciOiJub25lIn0.e30." })],
    ["without a state", "own", () => ({ code: CODE })],
    ["without a code", "own", (state: string) => ({ state })],
    [
      "with a state that no Fundi signed, and a cookie to match",
      "slack-app-oauth-state=eyJhbGciOiJub25lIn0.e30.",
      () => ({ code: CODE, state: "eyJhbGciOiJub25lIn0.e30." }),
    ],
  ])("%s", async (_, cookie, query) => {
    const { open, slack, kept } = await stage();
    const begun = await begin(open);
    const page = await open(redirect(query(begun.state)), cookie === "own" ? begun.cookie : cookie);
    expect(page.status).toBe(400);
    expect(page.body).toContain('<a href="/slack/install">Start again</a>');
    expect(slack.asked).toEqual([]);
    expect(kept).toEqual([]);
  });

  test("with the state of ten minutes ago", async () => {
    const { open, slack } = await stage();
    const { state, cookie } = await begin(open);
    const { Date: RealDate } = globalThis;
    const later = RealDate.now() + 11 * 60_000;
    globalThis.Date = class extends RealDate {
      constructor(...args: [] | [number]) {
        super(args.length > 0 ? (args[0] as number) : later);
      }
    } as DateConstructor;
    const page = await open(redirect({ code: CODE, state }), cookie).finally(() => {
      globalThis.Date = RealDate;
    });
    expect(page.status).toBe(400);
    expect(slack.asked).toEqual([]);
  });

  test("by a mere look at the address: it is not a page for HEAD", async () => {
    const { web, slack } = await stage();
    const { cookie, state } = await begin((path) => ask(`${web.url}${path}`));
    expect((await ask(`${web.url}${redirect({ code: CODE, state })}`, { method: "HEAD", headers: { cookie } })).status).toBe(404);
    expect(slack.asked).toEqual([]);
  });
});

describe("What goes wrong is said with what to do", () => {
  test.each([
    ["access_denied", "did not allow it"],
    ["invalid_scope", "calls the reason invalid_scope"],
    ["<script>", "ends in the same browser"],
  ])("when Slack sends %s instead of a code", async (error, said) => {
    const { open, kept, warnings } = await stage();
    const { state, cookie } = await begin(open);
    const page = await open(redirect({ error, state }), cookie);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.body).toContain(said);
    expect(page.body).not.toContain("<script>");
    expect(page.body).toContain("Start again");
    expect([...kept, ...warnings]).toEqual([]);
  });

  test.each([
    ["refuses the client", no("bad_client_secret"), "bad_client_secret"],
    ["breaks down", { status: 500, body: {} }, "HTTP 500"],
  ])("when Slack %s: the installer is told that it is not theirs, operators which setting to compare", async (_, answer, reason) => {
    const { open, kept, warnings } = await stage(answer);
    const { state, cookie } = await begin(open);
    const page = await open(redirect({ code: CODE, state }), cookie);
    expect(page.status).toBe(502);
    expect(page.body).not.toContain(reason);
    expect(warnings).toEqual([
      `an installation failed: Slack says ${reason}; compare SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL with your app's settings`,
    ]);
    expect(kept).toEqual([]);
  });

  test("when it cannot be kept: nobody is told that it is installed", async () => {
    const { open, warnings } = await stage(given(), async () => {
      throw new Error("the database does not answer");
    });
    const { state, cookie } = await begin(open);
    const page = await open(redirect({ code: CODE, state }), cookie);
    expect(page.status).toBe(502);
    expect(page.body).not.toContain("is installed");
    expect(warnings).toEqual(["an installation failed: the database does not answer"]);
  });
});

test("every page forbids scripts, frames and being kept, and needs nothing from elsewhere", async () => {
  const { open } = await stage();
  const { page, state, cookie } = await begin(open);
  const done = await open(redirect({ code: CODE, state }), cookie);
  const failed = await open(redirect({ error: "access_denied" }));
  for (const { headers, body } of [page, done, failed]) {
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body).toContain("color-scheme:light dark");
    expect(body).not.toMatch(/<script|<img|<link|javascript:/i);
  }
});
