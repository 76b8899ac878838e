import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { AppAnswer } from "../slack/app-door.ts";
import type { FakeSlack } from "../slack/fake-slack.ts";
import type { KeptMessage, SlackUser } from "../slack/slack-objects.ts";
import { createLearner, newLearner, Problem, whatWentWrong, zoneName } from "./page-acts.ts";
import { screenOf } from "./screen.ts";

/** Slack tries these again by itself; everything else has to be done again. */
const EVENTS = ["open", "say", "home", "zone", "snooze"];
const DAY_MINUTES = 24 * 60;

const where = { view: z.enum(["home", "modal"]).optional(), channel: z.string().optional(), ts: z.string().optional() };
const pressed = z.object({ ...where, block_id: z.string(), action_id: z.string() });
const ticked = pressed.extend({ positions: z.array(z.int().min(0)).max(100) });
const filled = pressed.extend({ text: z.string().max(3_000) });
const selected = pressed.extend({ choice: z.union([z.string().max(100), z.int().min(0)]) });
const said = z.object({
  text: z.string().trim().min(1, "Type something first.").max(4_000, "A message has at most 4,000 characters."),
  channel: z.string().optional(),
});
const shortcut = z.object({ callback_id: z.string().min(1).max(255) });
const onMessage = shortcut.extend({ channel: z.string().optional(), ts: z.string() });

interface WithId {
  Params: { id: string };
}

type Perform = (user: SlackUser, body: unknown) => Promise<AppAnswer | undefined> | undefined;

/** What learners do. Each request ends when the app has acknowledged; what the app then says comes by the live stream. */
export function learnerRoutes(server: FastifyInstance, fake: FakeSlack, channel: string, isOnline: () => boolean): void {
  server.post("/page/learners", async (request) => createLearner(fake, isOnline, newLearner.parse(request.body)));
  server.get<WithId>("/page/learners/:id/screen", async (request) => screenOf(fake, userOf(fake, request.params.id), channel));

  for (const [path, perform] of Object.entries({ ...written(fake), ...onBlocks(fake), ...calledUp(fake), ...onAccount(fake) }))
    server.post<WithId>(`/page/learners/:id/${path}`, async (request) => {
      const answer = await perform(userOf(fake, request.params.id), request.body);
      const problem = whatWentWrong(answer, EVENTS.includes(path) ? "event" : "click", isOnline());
      if (problem !== undefined) throw new Problem(502, problem);
      return {};
    });
}

function written(fake: FakeSlack): Record<string, Perform> {
  return {
    open: (user) => fake.openDm(user),
    home: (user) => fake.openHome(user),
    say: (user, body) => {
      const { text, channel } = said.parse(body);
      if (channel === undefined) return fake.say(user, text);
      fake.sayIn(user, channel, text);
      return undefined;
    },
    command: (user, body) => {
      const { text: typed, channel } = said.parse(body);
      const [, command = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      if (command !== "/fundi") throw new Problem(400, `There is no command ${command}; Fundi answers to /fundi.`);
      return fake.command(user, command, text, { channel });
    },
  };
}

function onBlocks(fake: FakeSlack): Record<string, Perform> {
  return {
    click: (user, body) => fake.click(user, pressed.parse(body)),
    tick: (user, body) => {
      const { positions, ...target } = ticked.parse(body);
      return fake.tick(user, target, positions);
    },
    fill: (user, body) => {
      const { text, ...target } = filled.parse(body);
      return fake.fill(user, target, text);
    },
    select: (user, body) => {
      const { choice, ...target } = selected.parse(body);
      return fake.select(user, target, choice);
    },
    submit: (user) => fake.submit(user),
    close: (user) => fake.closeModal(user),
  };
}

function calledUp(fake: FakeSlack): Record<string, Perform> {
  return {
    shortcut: (user, body) => fake.shortcut(user, shortcut.parse(body).callback_id),
    "message-shortcut": (user, body) => {
      const { callback_id, channel, ts } = onMessage.parse(body);
      return fake.messageShortcut(user, callback_id, messageAt(fake, user, { channel, ts }));
    },
  };
}

function onAccount(fake: FakeSlack): Record<string, Perform> {
  return {
    zone: (user, body) => fake.setZone(user, z.object({ zone: zoneName }).parse(body).zone),
    snooze: (user, body) => fake.snooze(user, z.object({ minutes: z.int().min(0).max(DAY_MINUTES) }).parse(body).minutes),
  };
}

function messageAt(fake: FakeSlack, user: SlackUser, { channel, ts }: { readonly channel?: string; readonly ts: string }): KeptMessage {
  const seen = channel === undefined ? fake.messagesOf(user) : [...fake.messagesIn(channel), ...fake.ephemeralsFor(user, channel)];
  const kept = seen.find(({ message }) => message.ts === ts);
  if (!kept) throw new Problem(409, "This message is no longer there.");
  return kept;
}

export function userOf(fake: FakeSlack, id: string): SlackUser {
  const user = fake.users.find((candidate) => candidate.id === id);
  if (!user) throw new Problem(404, "There is no such learner any more.");
  return user;
}
