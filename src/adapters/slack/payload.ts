import { z } from "zod";
import { never } from "../../core/domain/never.ts";
import { decodeAction } from "../../core/views/action.ts";
import { TICK_BLOCK } from "./ids.ts";
import { clean, cut } from "./ink.ts";

/**
 * What we keep of Slack's events, in Slack's own shape: the schemas drop every field that is not named here, among them names, tokens and the whole
 * message around a button. Everything kept is bounded and can be stored as JSON.
 */
const id = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const optionalId = id.nullish().catch(undefined);
const typed = z
  .string()
  .nullish()
  .transform((text) => clean(cut(text ?? "", 8_000)));
const replyUrl = z
  .string()
  .regex(/^[\x21-\x7e]{1,3000}$/)
  .nullish()
  .catch(undefined);

/** An installation for a whole enterprise names no team. */
const workspace = z.object({ id }).nullish();

const dmMessage = z.object({ type: z.literal("message"), channel_type: z.literal("im"), user: id, channel: id, ts: id, text: typed });
const homeOpened = z.object({ type: z.literal("app_home_opened"), user: id, channel: optionalId });
const uninstalled = z.object({ type: z.literal("app_uninstalled") });
const tokensRevoked = z.object({ type: z.literal("tokens_revoked"), tokens: z.object({ bot: z.array(id).min(1).max(100) }) });

const eventPayload = z.object({
  type: z.literal("event_callback"),
  event_id: id,
  team_id: optionalId,
  enterprise_id: optionalId,
  authorizations: z
    .array(z.object({ team_id: id.nullish(), enterprise_id: id.nullish() }))
    .max(100)
    .nullish(),
  event: z.discriminatedUnion("type", [dmMessage, homeOpened, uninstalled, tokensRevoked]),
});

const press = z.object({
  action_id: id,
  block_id: id,
  action_ts: id,
  value: z
    .string()
    .max(2_000)
    .refine((value) => clean(value) === value && decodeAction(value) !== undefined),
});

const actionsPayload = z.object({
  type: z.literal("block_actions"),
  team: workspace,
  enterprise: workspace,
  user: z.object({ id, team_id: optionalId }),
  container: z.object({ channel_id: optionalId, message_ts: optionalId, view_id: optionalId }),
  /** Exactly the press we read: a payload names one. */
  actions: z.tuple([press]),
  state: z
    .object({ values: z.unknown().transform(ticks) })
    .nullish()
    .catch(undefined),
  response_url: replyUrl,
});

/** A form, which has no `type` of its own. Its channel is left out: it can be a direct message between two people. */
const commandPayload = z.object({
  type: z.literal("command"),
  team_id: optionalId,
  enterprise_id: optionalId,
  user_id: id,
  trigger_id: id,
  text: typed,
});

export const slackPayload = z.discriminatedUnion("type", [eventPayload, actionsPayload, commandPayload]);

/** What the inbox stores of one of Slack's events. */
export type SlackPayload = z.infer<typeof slackPayload>;

const tickGroup = z.object({ ticks: z.object({ selected_options: z.array(z.object({ value: z.string().regex(/^\d{1,3}$/) })).max(100) }) });
type TickGroup = z.infer<typeof tickGroup>;

/** The state of our tick boxes only; a message reports every box and menu it shows. */
function ticks(values: unknown): Record<string, TickGroup> {
  if (typeof values !== "object" || values === null) return {};
  const groups = Object.entries(values).flatMap(([block, state]) => {
    const group = TICK_BLOCK.test(block) ? tickGroup.safeParse(state) : undefined;
    return group?.success ? [[block, group.data] as const] : [];
  });
  return Object.fromEntries(groups.slice(0, 100));
}

/** Slack team, or the enterprise when the app is installed for all of it. */
export function workspaceOf(payload: SlackPayload): string | undefined {
  switch (payload.type) {
    case "event_callback": {
      const installed = payload.authorizations?.[0];
      return installed?.team_id ?? payload.team_id ?? installed?.enterprise_id ?? payload.enterprise_id ?? undefined;
    }
    case "block_actions":
      return payload.team?.id ?? payload.enterprise?.id ?? payload.user.team_id ?? undefined;
    case "command":
      return payload.team_id ?? payload.enterprise_id ?? undefined;
    default:
      return never(payload);
  }
}
