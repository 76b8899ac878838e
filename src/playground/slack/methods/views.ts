import { textArgument } from "../api-arguments.ts";
import { checkView, type ViewDraft } from "../blocks/check-view.ts";
import type { SlackView } from "../slack-objects.ts";
import { MAX_STACK } from "../views.ts";
import { type Arguments, failed, type MethodResult, type MethodWorld } from "./method.ts";

export function openView(world: MethodWorld, args: Arguments): MethodResult {
  return withTrigger(world, args, (user, draft) => shown(world, user, world.views.open(user, draft)));
}

export function pushView(world: MethodWorld, args: Arguments): MethodResult {
  return withTrigger(world, args, (user, draft) => {
    const open = world.views.stackOf(user).length;
    if (open === 0) return failed("not_found");
    return open >= MAX_STACK ? failed("push_limit_reached") : shown(world, user, world.views.push(user, draft));
  });
}

export function updateView(world: MethodWorld, args: Arguments): MethodResult {
  const [viewId, externalId] = [textArgument(args["view_id"]), textArgument(args["external_id"])];
  if (viewId === undefined && externalId === undefined) return missing("view_id");
  const found = world.views.find((view) => (viewId === undefined ? view.external_id === externalId : view.id === viewId));
  if (!found) return failed("not_found");
  const { user, view: was } = found;
  const checked = checkedDraft(world, args, was.type, was);
  if (!checked.ok) return checked.result;
  return isConflict(args, was) ? failed("hash_conflict") : shown(world, user, world.views.update(user, was, checked.draft));
}

export function publishView(world: MethodWorld, args: Arguments): MethodResult {
  const user = world.workspace.users.get(textArgument(args["user_id"]) ?? "");
  if (!user || user.deleted) return failed("user_not_found");
  const was = world.views.homeOf(user.id);
  const checked = checkedDraft(world, args, "home", was);
  if (!checked.ok) return checked.result;
  return isConflict(args, was) ? failed("hash_conflict") : shown(world, user.id, world.views.publish(user.id, checked.draft));
}

/** A view that Slack would refuse does not use the trigger up. */
function withTrigger(world: MethodWorld, args: Arguments, show: (user: string, draft: ViewDraft) => MethodResult): MethodResult {
  const trigger = textArgument(args["trigger_id"]);
  if (trigger === undefined) return missing("trigger_id");
  const checked = checkedDraft(world, args, "modal");
  if (!checked.ok) return checked.result;
  const redeemed = world.triggers.redeem(trigger);
  return redeemed.ok ? show(redeemed.user, checked.draft) : failed(redeemed.error);
}

type Drafted = { readonly ok: true; readonly draft: ViewDraft } | { readonly ok: false; readonly result: MethodResult };

/** `was`: the view it takes the place of, whose `external_id` it may keep. */
function checkedDraft({ views }: MethodWorld, args: Arguments, type: ViewDraft["type"], was?: SlackView): Drafted {
  const checked = checkView(args["view"], type);
  if (!checked.ok) return { ok: false, result: failed(checked.error, checked.messages) };
  const { external_id } = checked.draft;
  const isTaken = external_id && views.find((view) => view.external_id === external_id && view.id !== was?.id);
  return isTaken ? { ok: false, result: failed("duplicate_external_id") } : { ok: true, draft: checked.draft };
}

/** The app knew another state of the view than the one that is shown. */
function isConflict(args: Arguments, was: SlackView | undefined): boolean {
  const hash = textArgument(args["hash"]);
  return hash !== undefined && hash !== was?.hash;
}

function shown({ fillings }: MethodWorld, user: string, view: SlackView): MethodResult {
  const answered = fillings.shown(user, view);
  return { answer: { ok: true, view: answered }, user, view: answered };
}

function missing(name: string): MethodResult {
  return failed("invalid_arguments", [`[ERROR] missing required field: ${name}`]);
}
