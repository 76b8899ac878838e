import { readSlackEvent } from "../../../src/adapters/slack/read-event.ts";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { Signal } from "../../../src/core/ports.ts";
import type { Transport } from "../../../src/playground/slack/app-door.ts";
import { memoryInbox, NOW_MS, SECRET, signedRequest } from "./requests.ts";
import { stage } from "./stage.ts";

/** A stage whose Slack tells us what people do, by the whole way in. */
export async function roundTrip() {
  const { inbox, events } = memoryInbox();
  const door = slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS });
  const transport: Transport = async ({ body, contentType }) => {
    const reply = await door(signedRequest(body, contentType));
    const outcome = reply.status === 200 ? "acknowledged" : "http_error";
    return { outcome, status: reply.status, body: reply.body ? JSON.stringify(reply.body) : "", contentType: "application/json", ms: 0 };
  };
  const on = await stage({}, { transport });
  /** What we were told last. */
  const told = (): Signal => {
    const event = events.at(-1);
    const signal = event && readSlackEvent(JSON.parse(JSON.stringify(event)), [on.fake.publicUrl]);
    if (!signal) throw new Error(`expected to be told something: ${JSON.stringify(event)}`);
    return signal;
  };
  return { ...on, told, events };
}
