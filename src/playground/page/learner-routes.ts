import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { AppAnswer } from "../slack/app-door.ts";
import type { FakeSlack } from "../slack/fake-slack.ts";
import type { SlackUser } from "../slack/slack-objects.ts";
import { createLearner, newLearner, Problem, whatWentWrong } from "./page-acts.ts";
import type { ShownMessage } from "./page-types.ts";

const SHOWN_MESSAGES = 300;

const said = z.object({ text: z.string().trim().min(1, "Type something first.").max(4_000, "A message has at most 4,000 characters.") });
const pressed = z.object({ ts: z.string(), block_id: z.string(), action_id: z.string() });
const ticked = pressed.extend({ positions: z.array(z.int().min(0)).max(100) });
const filled = pressed.extend({ text: z.string().max(3_000) });

interface WithId {
  Params: { id: string };
}

/** What learners do. Each request ends when the app has acknowledged; what the app then says comes by the live stream. */
export function learnerRoutes(server: FastifyInstance, fake: FakeSlack, isOnline: () => boolean): void {
  const act = (path: string, perform: (user: SlackUser, body: unknown) => Promise<AppAnswer | undefined>) =>
    server.post<WithId>(`/page/learners/:id/${path}`, async (request) => {
      const answer = await perform(userOf(fake, request.params.id), request.body);
      const problem = whatWentWrong(answer, path === "open" || path === "say" ? "event" : "click", isOnline());
      if (problem !== undefined) throw new Problem(502, problem);
      return {};
    });

  server.post("/page/learners", async (request) => createLearner(fake, isOnline, newLearner.parse(request.body)));
  server.get<WithId>("/page/learners/:id/messages", async (request): Promise<ShownMessage[]> => {
    const user = userOf(fake, request.params.id);
    return fake
      .messagesOf(user)
      .slice(-SHOWN_MESSAGES)
      .map((kept) => ({ ...kept, state: fake.stateOn(user, kept) }));
  });

  act("open", (user) => fake.openDm(user));
  act("say", (user, body) => fake.say(user, said.parse(body).text));
  act("command", (user, body) => {
    const [, command = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(said.parse(body).text) ?? [];
    if (command !== "/fundi") throw new Problem(400, `There is no command ${command}; Fundi answers to /fundi.`);
    return fake.command(user, command, text);
  });
  act("click", (user, body) => fake.click(user, pressed.parse(body)));
  act("tick", (user, body) => {
    const { positions, ...target } = ticked.parse(body);
    return fake.tick(user, target, positions);
  });
  act("fill", (user, body) => {
    const { text, ...target } = filled.parse(body);
    return fake.fill(user, target, text);
  });
}

export function userOf(fake: FakeSlack, id: string): SlackUser {
  const user = fake.users.find((candidate) => candidate.id === id);
  if (!user) throw new Problem(404, "There is no such learner any more.");
  return user;
}
