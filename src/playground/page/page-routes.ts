import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { DESTINATIONS, destination } from "../destinations.ts";
import { guardLoopback } from "../guard.ts";
import type { FakeSlack } from "../slack/fake-slack.ts";
import { NotOnScreen } from "../slack/find-target.ts";
import type { TimeMachine } from "../time-machine.ts";
import { learnerRoutes, userOf } from "./learner-routes.ts";
import { Live } from "./live.ts";
import { toLiveEvent } from "./live-event.ts";
import { learnerOf, Problem } from "./page-acts.ts";
import { pageFiles } from "./page-files.ts";
import type { ClockState, PageState, ShownChannel } from "./page-types.ts";

const SHOWN_LEDGER_ENTRIES = 300;

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

/**
 * The browser page, and what it asks for under `/page/`. Everything it does goes through the fake, as a person's acts would. `general` is
 * the id of the channel it shows.
 */
export function pageRoutes(fake: FakeSlack, general: string, timeMachine: TimeMachine): (server: FastifyInstance) => Promise<void> {
  return async (server) => {
    server.addHook("onRequest", guardLoopback);
    server.addHook("onSend", async (_request, reply) => void reply.headers(HEADERS));
    server.setErrorHandler(sayInWords);
    pageFiles(server);
    learnerRoutes(server, fake, general, () => timeMachine.isOnline());
    const live = new Live();
    const clock = clockRoutes(server, fake, timeMachine, live);
    server.get("/page/state", async (): Promise<PageState> => {
      const learners = fake.users.filter((user) => !user.deleted).map(learnerOf);
      const ledger = fake.ledger.all().slice(-SHOWN_LEDGER_ENTRIES);
      return { botUser: fake.app.botUserId, channel: channelOf(fake, general), learners, clock: clock(), ledger };
    });
    server.get("/page/live", (_request, reply) => live.join(reply));
    const stop = fake.onChange((change) => {
      const event = toLiveEvent(change, fake, general);
      if (event) live.tell(event);
    });
    // Open streams would keep the server from closing.
    server.addHook("preClose", async () => {
      stop();
      live.close();
    });
  };
}

/** Time travel and the off switch; gives the way to read the clock. */
function clockRoutes(server: FastifyInstance, fake: FakeSlack, timeMachine: TimeMachine, live: Live): () => ClockState {
  let travelling = false;
  const clock = (): ClockState => ({ now: timeMachine.now(), online: timeMachine.isOnline(), travelling });
  const changed = (): ClockState => {
    live.tell({ type: "clock", clock: clock() });
    return clock();
  };

  server.post("/page/travel", async (request) => {
    const { to, learner } = z.object({ to: z.enum(DESTINATIONS), learner: z.string() }).parse(request.body);
    const target = destination(to, timeMachine.now(), userOf(fake, learner).tz);
    if (travelling) throw new Problem(409, "A journey is already under way.");
    travelling = true;
    changed();
    await timeMachine.travel(target).finally(() => {
      travelling = false;
      changed();
    });
    return clock();
  });

  server.post("/page/online", async (request) => {
    const { online } = z.object({ online: z.boolean() }).parse(request.body);
    await (online ? timeMachine.online() : timeMachine.offline());
    return changed();
  });

  return clock;
}

function channelOf(fake: FakeSlack, id: string): ShownChannel {
  return { id, name: fake.channels.find((channel) => channel.id === id)?.name ?? id };
}

function sayInWords(error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) return reply.code(error.status).send({ error: error.message });
  if (error instanceof NotOnScreen) return reply.code(409).send({ error: "This is no longer on the screen; look at the newest messages." });
  if (error instanceof z.ZodError) return reply.code(400).send({ error: error.issues.map(({ message }) => message).join(" ") });
  const { statusCode = 500, message } = error as Error & { statusCode?: number };
  return reply.code(statusCode).send({ error: `Something went wrong in the playground: ${message}` });
}
