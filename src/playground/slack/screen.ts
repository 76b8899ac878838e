import { NotOnScreen, type Surface } from "./find-target.ts";
import type { KeptMessage, SlackUser, SlackView, Target } from "./slack-objects.ts";
import type { Views } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** Where a user can find what a target names, oldest first. A modal lies over everything but what is asked for by name. */
export function surfacesFor(workspace: Workspace, views: Views, user: SlackUser, target: Target): Surface[] {
  if (target.view === "home") return [onScreen(views.homeOf(user.id), `${user.name} has no Home: none was published`)];
  const modal = views.modalOf(user.id);
  if (target.view === "modal") return [onScreen(modal, `No modal is open before ${user.name}`)];
  const namesNoPlace = target.channel === undefined && target.ts === undefined;
  if (modal && namesNoPlace) return [{ kind: "view", view: modal }];
  const channel = workspace.channels.has(target.channel ?? "") ? (target.channel ?? "") : workspace.open(user.id).channel;
  return seenBy(workspace, user, channel).map((kept) => ({ kind: "message", kept }));
}

/** All the user sees in a direct message or channel, oldest first. */
function seenBy(workspace: Workspace, user: SlackUser, channelId: string): KeptMessage[] {
  mustBeIn(workspace, user, channelId);
  return workspace.messagesIn(channelId).filter(({ onlyFor }) => onlyFor === undefined || onlyFor === user.id);
}

/** Throws when the channel is not the user's to see. */
export function mustBeIn(workspace: Workspace, user: SlackUser, channelId: string): void {
  const isIn = workspace.channels.get(channelId)?.members.includes(user.id) ?? workspace.ownerOf(channelId) === user.id;
  if (!isIn) throw new NotOnScreen(`${user.name} is not in ${channelId}`);
}

function onScreen(view: SlackView | undefined, otherwise: string): Surface {
  if (!view) throw new NotOnScreen(otherwise);
  return { kind: "view", view };
}
