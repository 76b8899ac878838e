import { describe, expect, onTestFinished, test, vi } from "vitest";
import { slackSocket } from "../../../src/adapters/slack/socket.ts";
import type { RawReply } from "../../../src/core/ports.ts";
import { type Answered, no, tinySlack } from "./install/tiny-slack.ts";
import { TinySocket } from "./tiny-socket.ts";

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 10_000 };
const TOKEN = "xapp-1-A1-2-abc";

type Body = Readonly<Record<string, unknown>>;

async function stage(options: { intake?: (body: Body) => Promise<RawReply>; refuse?: Answered } = {}) {
  const server = await TinySocket.open();
  const ticket = (): Answered => ({ body: { ok: true, url: server.url } });
  const slack = await tinySlack(() => options.refuse ?? ticket());
  const taken: Body[] = [];
  const warnings: string[] = [];
  const keep = async (body: Body): Promise<RawReply> => {
    taken.push(body);
    return { status: 200 };
  };
  const socket = slackSocket({
    ...{ appToken: TOKEN, apiUrl: slack.apiUrl, againMs: 10 },
    intake: options.intake ?? keep,
    warn: (line) => void warnings.push(line),
  });
  onTestFinished(() => socket.stop());
  return { server, slack, taken, warnings, socket, ticket };
}

const EVENT = { type: "event_callback", event_id: "Ev1", team_id: "T1", event: { type: "app_home_opened", user: "U1" } };
const COMMAND = { command: "/fundi", text: "learn", team_id: "T1", user_id: "U1", trigger_id: "1.2.a" };

describe("By Socket Mode", () => {
  test("Fundi asks for a connection with its app-level token, and is ready when Slack says hello", async () => {
    const { socket, slack, server, warnings } = await stage();
    await socket.start();
    expect(slack.asked).toEqual([{ method: "apps.connections.open", token: TOKEN, fields: {} }]);
    expect({ opened: server.opened, warnings }).toEqual({ opened: 1, warnings: [] });
  });

  test("an event, a click and a command are taken in as by HTTP, and acknowledged", async () => {
    const { socket, server, taken } = await stage();
    await socket.start();
    const click = { type: "block_actions", team: { id: "T1" }, actions: [] };
    for (const [envelope_id, type, payload] of [
      ["1", "events_api", EVENT],
      ["2", "interactive", click],
      ["3", "slash_commands", COMMAND],
    ] as const) {
      server.send({ envelope_id, type, payload, accepts_response_payload: type !== "events_api" });
      expect(await server.next()).toEqual({ envelope_id, payload: {} });
    }
    expect(taken).toEqual([EVENT, click, { ...COMMAND, type: "command" }]);
  });

  test("nothing is acknowledged before it is kept", async () => {
    const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
    const { promise: came, resolve: come } = Promise.withResolvers<void>();
    const { socket, server } = await stage({
      intake: async () => {
        come();
        await kept;
        return { status: 200 };
      },
    });
    await socket.start();
    server.send({ envelope_id: "1", type: "events_api", payload: EVENT });
    await came;
    expect(server.received).toEqual([]);
    const acknowledged = server.next();
    keep();
    expect(await acknowledged).toEqual({ envelope_id: "1", payload: {} });
  });

  test("what could not be kept is not acknowledged: Slack sends it again", async () => {
    let tries = 0;
    const { socket, server } = await stage({ intake: async () => ({ status: ++tries === 1 ? 503 : 200 }) });
    await socket.start();
    server.send({ envelope_id: "1", type: "events_api", payload: EVENT });
    await vi.waitFor(() => expect(tries).toBe(1), PATIENT);
    server.send({ envelope_id: "1", type: "events_api", payload: EVENT, retry_attempt: 1, retry_reason: "timeout" });
    expect(await server.next()).toEqual({ envelope_id: "1", payload: {} });
    expect(server.received).toHaveLength(1);
  });

  test("what is malformed is acknowledged and dropped: it would come again for nothing", async () => {
    const { socket, server } = await stage({ intake: async () => ({ status: 400, body: { never: "sent" } }) });
    await socket.start();
    server.send({ envelope_id: "1", type: "events_api", payload: EVENT });
    expect(await server.next()).toEqual({ envelope_id: "1", payload: {} });
  });

  test("what has not the shape of an event breaks nothing: the next one is taken", async () => {
    const { socket, server, taken, warnings } = await stage();
    await socket.start();
    for (const odd of [
      { envelope_id: "1", type: "events_api", payload: { type: "app_rate_limited" } },
      { type: "warning" },
      { type: "events_api" },
      {},
      null,
    ]) {
      server.send(odd as object);
    }
    server.send({ envelope_id: "2", type: "events_api", payload: EVENT });
    expect(await server.next()).toEqual({ envelope_id: "2", payload: {} });
    expect(taken).toEqual([EVENT]);
    expect(new Set(warnings)).toEqual(new Set(["a message came by Socket Mode that has not the shape of an event; it was left out"]));
  });

  test("an answer travels with the acknowledgement", async () => {
    const answer = { response_action: "errors", errors: { answer: "Please write a number." } };
    const { socket, server } = await stage({ intake: async () => ({ status: 200, body: answer }) });
    await socket.start();
    server.send({ envelope_id: "1", type: "interactive", payload: { type: "view_submission" }, accepts_response_payload: true });
    expect(await server.next()).toEqual({ envelope_id: "1", payload: answer });
  });
});

describe("A connection that ends", () => {
  test.each([
    ["is cut", (server: TinySocket) => server.cut()],
    ["is closed by Slack, which does so every few hours", (server: TinySocket) => server.send({ type: "disconnect", reason: "refresh_requested" })],
  ])("because it %s is opened again, and goes on as before", async (_, end) => {
    const { socket, server, taken } = await stage();
    await socket.start();
    const again = server.connected();
    end(server);
    await again;
    server.send({ envelope_id: "1", type: "events_api", payload: EVENT });
    expect(await server.next()).toEqual({ envelope_id: "1", payload: {} });
    expect(taken).toEqual([EVENT]);
  });

  test("is not opened again once Fundi stops", async () => {
    const { socket, server, slack } = await stage();
    await socket.start();
    await socket.stop();
    await new Promise((later) => setTimeout(later, 60));
    expect({ opened: server.opened, asked: slack.asked.length }).toEqual({ opened: 1, asked: 1 });
  });

  test("while Slack refuses new ones is tried again until it takes them, and nothing breaks", async () => {
    const { socket, server, slack, warnings, ticket } = await stage();
    await socket.start();
    slack.answer = () => no("internal_error");
    server.cut();
    await vi.waitFor(() => expect(warnings.length).toBeGreaterThan(1), PATIENT);
    expect(warnings[0]).toBe("Slack cannot be reached by Socket Mode (internal_error); it is tried again");
    const again = server.connected();
    slack.answer = ticket;
    await again;
  });
});

describe("At the start", () => {
  test.each(["invalid_auth", "not_allowed_token_type"])(
    "a token that Slack refuses as %s is said in one sentence, without the token",
    async (error) => {
      const { socket } = await stage({ refuse: no(error) });
      const failed = await socket.start().catch((thrown: Error) => thrown.message);
      expect(failed).toBe(
        `Slack does not take SLACK_APP_TOKEN (${error}): copy it anew from https://api.slack.com/apps → your app → “Basic Information” → ` +
          "“App-Level Tokens”; it needs the scope connections:write.",
      );
    },
  );

  test("a Slack that cannot be reached keeps nobody from starting: it is tried again", async () => {
    const { socket, slack, server, warnings, ticket } = await stage();
    slack.answer = () => ({ status: 503, body: {} });
    await socket.start();
    expect(warnings).toEqual(["Slack cannot be reached by Socket Mode (HTTP 503); it is tried again"]);
    const connected = server.connected();
    slack.answer = ticket;
    await connected;
  });
});
