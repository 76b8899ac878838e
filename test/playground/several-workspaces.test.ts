import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FakeSlack } from "../../src/playground/slack/fake-slack.ts";
import { slackRoutes } from "../../src/playground/slack/slack-routes.ts";
import { home } from "./a-modal.ts";
import { startTinyApp } from "./tiny-app.ts";

let app: Awaited<ReturnType<typeof startTinyApp>>;
const server = () => fastify({ forceCloseConnections: true });
let host: ReturnType<typeof server>;
let url: string;
let fakes: Record<"red" | "blue", FakeSlack>;

beforeEach(async () => {
  app = await startTinyApp();
  host = server();
  fakes = { red: workspace("red"), blue: workspace("blue") };
  for (const [name, fake] of Object.entries(fakes)) await host.register(slackRoutes(fake), { prefix: `/${name}` });
  await host.listen({ host: "127.0.0.1", port: 0 });
  url = `http://127.0.0.1:${(host.server.address() as AddressInfo).port}`;
  for (const [name, fake] of Object.entries(fakes)) fake.publicUrl = `${url}/${name}`;
});
afterEach(async () => {
  await Promise.all(Object.values(fakes).map((fake) => fake.close()));
  await host.close();
  await app.close();
});

function workspace(name: string): FakeSlack {
  const NAME = name.toUpperCase();
  const ids = { teamId: `T${NAME}`, teamDomain: name, teamName: name, botId: `B${NAME}`, botUserId: `UBOT${NAME}` };
  return new FakeSlack({ app: ids, botToken: `xoxb-${name}`, signingSecret: "s", requestUrl: app.requestUrl, publicUrl: "", now: Date.now });
}

async function call(name: string, method: string, args: object, token = `xoxb-${name}`): Promise<Record<string, any>> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return (await (await fetch(`${url}/${name}/api/${method}`, { method: "POST", headers, body: JSON.stringify(args) })).json()) as Record<string, any>;
}

it("Two workspaces on one server know only their own tokens, people and ids", async () => {
  for (const fake of Object.values(fakes)) fake.addUser({ id: "U1", name: "Thandi", tz: "UTC" });
  expect((await call("red", "auth.test", {}, "xoxb-blue"))["error"]).toBe("invalid_auth");
  expect(await call("blue", "auth.test", {})).toMatchObject({ team_id: "TBLUE", user_id: "UBOTBLUE", bot_id: "BBLUE" });
  expect(await call("blue", "chat.postMessage", { channel: "U1", text: "Hi" })).toMatchObject({ message: { team: "TBLUE", bot_id: "BBLUE" } });
  expect((await call("blue", "views.publish", { user_id: "U1", view: home() }))["view"]).toMatchObject({ team_id: "TBLUE", bot_id: "BBLUE" });
  expect([fakes.red.messagesOf("U1"), fakes.red.homeOf("U1")]).toEqual([[], undefined]);

  await fakes.blue.openHome("U1");
  expect(app.received.at(-1)!.body).toMatchObject({ team_id: "TBLUE", authorizations: [{ team_id: "TBLUE", user_id: "UBOTBLUE" }] });
  await fakes.blue.shortcut("U1", "s");
  expect(app.received.at(-1)!.body).toMatchObject({ team: { id: "TBLUE", domain: "blue" }, user: { team_id: "TBLUE" } });
  await fakes.blue.command("U1", "/fundi");
  const replyUrl = app.received.at(-1)!.body["response_url"] as string;
  expect(replyUrl).toContain("/blue/hooks/commands/TBLUE/");
  expect((await fetch(replyUrl.replace("/blue/", "/red/"), { method: "POST", body: JSON.stringify({ text: "?" }) })).status).toBe(404);
  expect((await fetch(replyUrl, { method: "POST", body: JSON.stringify({ text: "Help" }) })).status).toBe(200);
});
