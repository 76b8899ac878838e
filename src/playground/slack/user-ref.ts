import { NotOnScreen } from "./find-target.ts";
import type { SlackUser } from "./slack-objects.ts";
import type { Workspace } from "./workspace.ts";

export type UserRef = string | { readonly id: string };

export const idOf = (ref: UserRef): string => (typeof ref === "string" ? ref : ref.id);

/** Who acts; throws for somebody who cannot. */
export function activeUser(workspace: Workspace, ref: UserRef): SlackUser {
  const user = workspace.users.get(idOf(ref));
  if (!user) throw new NotOnScreen(`No user ${idOf(ref)} in the playground`);
  if (user.deleted) throw new NotOnScreen(`${user.name} is deactivated and can do nothing in Slack`);
  return user;
}
