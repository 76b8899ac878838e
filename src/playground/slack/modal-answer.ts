import { z } from "zod";
import type { AppAnswer } from "./app-door.ts";
import { checkView, type ViewDraft } from "./blocks/check-view.ts";
import type { SlackView } from "./slack-objects.ts";
import { MAX_STACK, type Views } from "./views.ts";

const TROUBLE = "We had some trouble connecting. Try again?";

const replySchema = z.discriminatedUnion("response_action", [
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal("update"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("push"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("clear") }),
]);

type Reply = z.infer<typeof replySchema>;

/**
 * Does what the answer to a `view_submission` says. An answer that says nothing Slack knows is a bug of the app and throws, so that
 * a test cannot miss it; in Slack the person would only see that there was trouble.
 */
export function playSubmissionAnswer(views: Views, user: string, view: SlackView, answer: AppAnswer): void {
  const body = answer.body.trim();
  if (answer.outcome !== "acknowledged") views.complain(user, view.id, { errors: {}, trouble: TROUBLE });
  else if (body === "" || body === "{}") views.close(user, view.id);
  else playReply(views, user, view, replyIn(body));
}

function playReply(views: Views, user: string, view: SlackView, reply: Reply): void {
  switch (reply.response_action) {
    case "errors":
      views.complain(user, view.id, { errors: errorsOn(view, reply.errors) });
      break;
    case "update":
      views.update(user, stillOpen(views, user, view), modalIn(reply.view));
      break;
    case "push":
      if (views.stackOf(user).length >= MAX_STACK) throw unusable(`a stack holds ${MAX_STACK} views`);
      views.push(user, modalIn(reply.view));
      break;
    case "clear":
      views.closeAll(user);
      break;
  }
}

function replyIn(body: string): Reply {
  const parsed = replySchema.safeParse(parseJson(body));
  if (!parsed.success) throw unusable(z.prettifyError(parsed.error));
  return parsed.data;
}

function errorsOn(view: SlackView, errors: Record<string, string>): Record<string, string> {
  const inputs = view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  const strangers = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
  if (strangers.length > 0) throw unusable(`no input block has the id ${strangers.join(", ")}; there is: ${inputs.join(", ")}`);
  if (Object.keys(errors).length === 0) throw unusable("there are no errors in its errors");
  return errors;
}

function modalIn(view: unknown): ViewDraft {
  const checked = checkView(view, "modal");
  if (!checked.ok) throw unusable(`${checked.error} ${(checked.messages ?? []).join(" ")}`);
  return checked.draft;
}

/** As it is now: the app may have updated it while it was answering. */
function stillOpen(views: Views, user: string, view: SlackView): SlackView {
  const now = views.stackOf(user).find(({ id }) => id === view.id);
  if (!now) throw unusable("its view is no longer open");
  return now;
}

function unusable(reason: string): Error {
  return new Error(`The app's answer to view_submission cannot be used: ${reason}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
