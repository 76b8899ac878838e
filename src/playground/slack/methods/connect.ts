import { type Arguments, failed, type MethodResult, type MethodWorld } from "./method.ts";

export function authTest({ workspace: { app } }: MethodWorld): MethodResult {
  const { teamDomain, teamName, teamId, botUserId, botId } = app;
  const answer = {
    ok: true,
    url: `https://${teamDomain}.slack.com/`,
    team: teamName,
    user: "fundi",
    team_id: teamId,
    user_id: botUserId,
    bot_id: botId,
  };
  return { answer: { ...answer, is_enterprise_install: false } };
}

/** Needs no token but the app's id and secret. */
export function oauthAccess({ oauth }: MethodWorld, args: Arguments): MethodResult {
  return oauth ? { answer: oauth.access(args) } : failed("invalid_client_id");
}

/** For Socket Mode. The server behind the address is somebody else's. */
export function openSocket({ socketUrl }: MethodWorld): MethodResult {
  return socketUrl ? { answer: { ok: true, url: socketUrl() } } : failed("feature_not_enabled");
}
