import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { FakeSlack } from "./fake-slack.ts";
import { FUNDI_SCOPES } from "./scopes.ts";

const question = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string().optional(),
  state: z.string().optional(),
  /** Of the playground: who agrees. */
  user: z.string().optional(),
  decision: z.enum(["allow", "cancel"]).optional(),
});

type Question = z.infer<typeof question>;

const SECURITY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** `/oauth/v2/authorize`: asks whether the app may be installed, and sends the browser back with the decision. */
export function oauthRoutes(server: FastifyInstance, fake: FakeSlack): void {
  server.get("/oauth/v2/authorize", async (request, reply) => {
    const asked = question.safeParse(request.query);
    if (!asked.success) return reply.code(400).send({ ok: false, error: "bad_redirect_uri" });
    if (!fake.oauth?.knowsClient(asked.data.client_id)) return reply.code(400).send({ ok: false, error: "invalid_client_id" });
    if (asked.data.decision) return reply.redirect(decided(fake, asked.data).href, 302);
    return reply.type("text/html; charset=utf-8").header("content-security-policy", SECURITY).send(page(fake.app.teamName, asked.data));
  });
}

function decided(fake: FakeSlack, { decision, scope, state, redirect_uri, user }: Question): URL {
  const back = new URL(redirect_uri);
  if (decision === "allow" && fake.oauth) {
    const scopes = scope ? scope.split(/[\s,]+/) : FUNDI_SCOPES;
    const agreeing = user ?? fake.users.find(({ deleted }) => !deleted)?.id ?? "U0ADMIN";
    back.searchParams.set("code", fake.oauth.consent({ scopes, redirectUri: redirect_uri, user: agreeing }));
  } else {
    back.searchParams.set("error", "access_denied");
  }
  if (state !== undefined) back.searchParams.set("state", state);
  return back;
}

function page(team: string, asked: Question): string {
  const link = (decision: string) => escaped(`?${new URLSearchParams({ ...asked, decision }).toString()}`);
  return `<!doctype html>
<html lang="en">
<title>Install the app</title>
<h1>May the app be installed in ${escaped(team)}?</h1>
<p>It asks for: ${escaped(asked.scope ?? FUNDI_SCOPES.join(","))}</p>
<p><a href="${link("allow")}">Allow</a> <a href="${link("cancel")}">Cancel</a></p>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
