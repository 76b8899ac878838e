import { z } from "zod";
import { never } from "../../core/domain/never.ts";
import { decodeAction } from "../../core/views/action.ts";
import { heldIn, readOrigin } from "./form.ts";
import { ANSWER_FORM, FIELD_ELEMENT, SHORTCUTS } from "./ids.ts";
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

const channelId = z
  .string()
  .regex(/^[CG][\w-]{1,60}$/)
  .nullish()
  .catch(undefined);

/** A truth, or in a form the word for it. */
const flag = z
  .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")])
  .nullish()
  .catch(undefined);

const workspace = z.object({ id }).nullish();

const dmMessage = z.object({ type: z.literal("message"), channel_type: z.literal("im"), user: id, channel: id, ts: id, text: typed });
const homeOpened = z.object({ type: z.literal("app_home_opened"), user: id, channel: optionalId, tab: optionalId });
const name = z
  .string()
  .nullish()
  .transform((text) => clean(cut(text ?? "", 200)));
const userChange = z.object({
  type: z.literal("user_change"),
  user: z.object({
    id,
    deleted: z.boolean().nullish(),
    is_bot: z.boolean().nullish(),
    tz: optionalId,
    locale: optionalId,
    name,
    real_name: name,
    profile: z.object({ display_name: name, real_name: name }).nullish(),
  }),
});
const seconds = z.number().nonnegative().max(1e11).nullish();
const dndUpdated = z.object({
  type: z.literal("dnd_updated_user"),
  user: id,
  dnd_status: z.object({
    dnd_enabled: z.boolean().nullish(),
    next_dnd_start_ts: seconds,
    next_dnd_end_ts: seconds,
    snooze_enabled: z.boolean().nullish(),
    snooze_endtime: seconds,
  }),
});
const uninstalled = z.object({ type: z.literal("app_uninstalled") });
const tokensRevoked = z.object({ type: z.literal("tokens_revoked"), tokens: z.object({ bot: z.array(id).min(1).max(100) }) });

const eventPayload = z.object({
  type: z.literal("event_callback"),
  event_id: id,
  team_id: optionalId,
  enterprise_id: optionalId,
  authorizations: z
    .array(z.object({ team_id: id.nullish(), enterprise_id: id.nullish(), is_enterprise_install: flag }))
    .max(100)
    .nullish(),
  event: z.discriminatedUnion("type", [dmMessage, homeOpened, userChange, dndUpdated, uninstalled, tokensRevoked]),
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
  is_enterprise_install: flag,
  user: z.object({ id, team_id: optionalId }),
  container: z.object({ channel_id: optionalId, message_ts: optionalId, view_id: optionalId }),
  /** Exactly the press we read: a payload names one. */
  actions: z.tuple([press]),
  response_url: replyUrl,
  trigger_id: optionalId,
});

const submission = z.object({
  type: z.literal("view_submission"),
  team: workspace,
  enterprise: workspace,
  is_enterprise_install: flag,
  user: z.object({ id, team_id: optionalId }),
  view: z.object({
    id,
    hash: id,
    callback_id: z.literal(ANSWER_FORM),
    private_metadata: z
      .string()
      .max(3_000)
      .refine((text) => readOrigin(text) !== undefined),
    state: z.object({ values: z.unknown().transform(bareFields) }),
  }),
});

const person = { team: workspace, enterprise: workspace, is_enterprise_install: flag, user: z.object({ id, team_id: optionalId }), trigger_id: id };
const shortcut = z.object({ type: z.literal("shortcut"), callback_id: z.literal(SHORTCUTS.learn), ...person });
const messageAction = z.object({
  type: z.literal("message_action"),
  callback_id: z.literal(SHORTCUTS.teach),
  ...person,
  message: z.object({ text: typed }),
  /** A direct message between two people is named nowhere. */
  channel: z.object({ id: channelId }).nullish(),
  response_url: replyUrl,
});

/** A form, which has no `type` of its own. */
const commandPayload = z.object({
  type: z.literal("command"),
  team_id: optionalId,
  enterprise_id: optionalId,
  is_enterprise_install: flag,
  user_id: id,
  trigger_id: id,
  text: typed,
  /** Kept of a channel only: the rest can be a direct message between two people. */
  channel_id: channelId,
  response_url: replyUrl,
});

export const slackPayload = z.discriminatedUnion("type", [eventPayload, actionsPayload, submission, shortcut, messageAction, commandPayload]);

/** What the inbox stores of one of Slack's events. */
export type SlackPayload = z.infer<typeof slackPayload>;

/** The state of our own fields only, and of those only what they hold. */
function bareFields(values: unknown): Record<string, unknown> {
  return Object.fromEntries(
    heldIn(values).map(({ block, positions, typed: text }) => [
      block,
      {
        [FIELD_ELEMENT]:
          text === undefined ? { selected_options: positions.map((value) => ({ value: String(value) })) } : { value: cut(text, 1_000) },
      },
    ]),
  );
}

/** Where Fundi is installed: a team, or the enterprise when it is installed for all of that. */
export function workspaceOf(payload: SlackPayload): string | undefined {
  switch (payload.type) {
    case "event_callback": {
      const installed = payload.authorizations?.[0];
      const enterprise = installed?.enterprise_id ?? payload.enterprise_id;
      return installedAt(installed?.is_enterprise_install, enterprise, installed?.team_id ?? payload.team_id);
    }
    case "block_actions":
    case "view_submission":
    case "shortcut":
    case "message_action":
      return installedAt(payload.is_enterprise_install, payload.enterprise?.id, payload.team?.id ?? payload.user.team_id);
    case "command":
      return installedAt(payload.is_enterprise_install, payload.enterprise_id, payload.team_id);
    default:
      return never(payload);
  }
}

type Id = string | null | undefined;

const installedAt = (everywhere: boolean | null | undefined, enterprise: Id, team: Id): string | undefined =>
  (everywhere ? (enterprise ?? team) : (team ?? enterprise)) ?? undefined;
