import { deleteMessage, postEphemeral, postMessage, updateMessage } from "./methods/chat.ts";
import { authTest, oauthAccess, openSocket } from "./methods/connect.ts";
import { history, openConversation } from "./methods/conversations.ts";
import type { Method } from "./methods/method.ts";
import { dndInfo, userInfo } from "./methods/users.ts";
import { openView, publishView, pushView, updateView } from "./methods/views.ts";

/** The part of Slack's Web API that Fundi uses. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["api.test", (_, args) => ({ answer: { ok: true, args } })],
  ["apps.connections.open", openSocket],
  ["auth.test", authTest],
  ["chat.delete", deleteMessage],
  ["chat.postEphemeral", postEphemeral],
  ["chat.postMessage", postMessage],
  ["chat.update", updateMessage],
  ["conversations.history", history],
  ["conversations.open", openConversation],
  ["dnd.info", dndInfo],
  ["oauth.v2.access", oauthAccess],
  ["users.info", userInfo],
  ["views.open", openView],
  ["views.publish", publishView],
  ["views.push", pushView],
  ["views.update", updateView],
]);
