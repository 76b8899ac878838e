import { flagArgument, textArgument } from "../api-arguments.ts";
import { dndStatus, userObject } from "../user-object.ts";
import { type Arguments, failed, type MethodResult, type MethodWorld } from "./method.ts";

export function userInfo({ workspace }: MethodWorld, args: Arguments): MethodResult {
  const user = workspace.users.get(textArgument(args["user"]) ?? "");
  if (!user) return failed("user_not_found");
  const shown = userObject(workspace.app, user);
  return { answer: { ok: true, user: flagArgument(args["include_locale"]) ? { ...shown, locale: user.locale } : shown } };
}

export function dndInfo({ workspace, now }: MethodWorld, args: Arguments): MethodResult {
  const user = workspace.users.get(textArgument(args["user"]) ?? "");
  return user ? { answer: { ok: true, ...dndStatus(user, now()) } } : failed("user_not_found");
}
