import type { Arguments } from "./methods/method.ts";

/** The scope a method needs. Those that are not listed need none. */
const SCOPES: Readonly<Record<string, string>> = {
  "chat.delete": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.postMessage": "chat:write",
  "chat.update": "chat:write",
  "conversations.open": "im:write",
  "dnd.info": "dnd:read",
  "users.info": "users:read",
};

/** All that Fundi's methods need. */
export const FUNDI_SCOPES = ["chat:write", "commands", "im:write", "im:history", "users:read", "dnd:read"];

/** Reading needs a scope of its own for each kind of conversation. */
export function scopeFor(method: string, args: Arguments): string | undefined {
  if (method !== "conversations.history") return SCOPES[method];
  return String(args["channel"] ?? "").startsWith("C") ? "channels:history" : "im:history";
}
