import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, type Installation as SlackInstallation } from "@slack/bolt";
import type { Instant } from "../../../core/domain/ids.ts";
import type { Installation } from "../../../core/ports.ts";
import { callOptions, type Reach, reasonOf, silent } from "../call-options.ts";
import { allowStyle, html, type Page, show } from "./page.ts";
import { NEEDED_SCOPES, OPTIONAL_SCOPES, SCOPES } from "./scopes.ts";

interface InstallOptions extends Reach {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that travels through the installer's browser. */
  readonly stateSecret: string;
  /** How browsers reach Fundi; no slash at the end. */
  readonly publicUrl: string;
  /** Keeps it; only when that is done the installer is told so. */
  readonly installed: (installation: Installation) => Promise<void>;
  readonly warn: (line: string) => void;
  readonly now?: () => Instant;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const INSTALL_PATH = "/slack/install";
const REDIRECT_PATH = "/slack/oauth_redirect";

/** The two pages by which an admin installs Fundi in their workspace, by path. Slack's own InstallProvider does the OAuth behind them. */
export function installPages(options: InstallOptions): Readonly<Record<string, Handler>> {
  const installer = installerOf(options);
  const redirectUri = `${options.publicUrl}${REDIRECT_PATH}`;
  const scopes = [...NEEDED_SCOPES, ...OPTIONAL_SCOPES];
  return {
    [INSTALL_PATH]: async (request, response) => {
      allowStyle(response);
      await installer.handleInstallPath(request, response, undefined, { scopes, redirectUri });
    },
    [REDIRECT_PATH]: (request, response) =>
      installer.handleCallback(request, response, {
        success: (installation, _options, _request, answer) => show(answer, 200, welcome(installation)),
        failure: (error, _options, _request, answer) => {
          const { status, page, told } = failed(error, errorIn(request));
          if (told) options.warn(told);
          show(answer, status, page);
        },
      }),
  };
}

/** The receiver is never started: it is the public way to Slack's InstallProvider. */
function installerOf({ clientId, clientSecret, stateSecret, publicUrl, installed, now = Date.now, ...reach }: InstallOptions) {
  const { installer } = new HTTPReceiver({
    signingSecret: "",
    signatureVerification: false,
    clientId,
    clientSecret,
    stateSecret,
    redirectUri: `${publicUrl}${REDIRECT_PATH}`,
    logger: silent(),
    installationStore: {
      storeInstallation: (installation) => installed(toInstallation(installation, now())),
      fetchInstallation: async () => Promise.reject(new Error("tokens are looked up elsewhere")),
    },
    installerOptions: {
      redirectUriPath: REDIRECT_PATH,
      clientOptions: callOptions(reach),
      renderHtmlForInstallPath: (url) => html(invitation(url)),
      ...(reach.apiUrl && { authorizationUrl: new URL("/oauth/v2/authorize", reach.apiUrl).href }),
    },
  });
  if (!installer) throw new Error("Bolt's HTTPReceiver came without an installer");
  return installer;
}

function toInstallation({ team, enterprise, isEnterpriseInstall, bot }: SlackInstallation, at: Instant): Installation {
  const place = isEnterpriseInstall ? enterprise : team;
  if (!place || !bot) throw new Error("Slack named no workspace or gave no bot token");
  return {
    workspace: place.id,
    name: place.name ?? place.id,
    botUser: bot.userId,
    scopes: bot.scopes,
    token: bot.token,
    ...(bot.refreshToken !== undefined && { refreshToken: bot.refreshToken }),
    ...(bot.expiresAt !== undefined && { expiresAt: bot.expiresAt * 1000 }),
    installedAt: at,
  };
}

function invitation(url: string): Page {
  return {
    title: "Add Fundi to Slack",
    paragraphs: [
      "Fundi brings each of your people one short lesson and a few questions a day, as a direct message.",
      "Slack will ask you to allow these; what is optional can be left out:",
    ],
    list: SCOPES.map(({ scope, needed, why }) => `${scope}${needed ? "" : " (optional)"}: ${why}`),
    link: { text: "Add to Slack", url },
  };
}

function welcome({ team, enterprise, appId, isEnterpriseInstall }: SlackInstallation): Page {
  const name = (isEnterpriseInstall ? enterprise?.name : team?.name) ?? "your workspace";
  const url = appId && team ? `https://slack.com/app_redirect?${new URLSearchParams({ app: appId, team: team.id })}` : undefined;
  return {
    title: `Fundi is installed in ${name}`,
    paragraphs: ["Open Slack and write to Fundi: say hello, and it offers you its courses. Anybody in your workspace can do the same."],
    ...(url && { link: { text: "Open Fundi in Slack", url } }),
  };
}

const AGAIN: Page["link"] = { text: "Start again", url: INSTALL_PATH };

/** Slack's own name for what went wrong on its pages. */
function errorIn({ url = "/" }: IncomingMessage): string | undefined {
  const name = new URL(url, "http://localhost").searchParams.get("error") ?? "";
  return /^\w{1,60}$/.test(name) && name !== "access_denied" ? name : undefined;
}

/** What the installer reads, and what operators are told of it. */
function failed(error: Error & { readonly code?: string }, name?: string): { readonly status: number; readonly page: Page; readonly told?: string } {
  if (name) return problem(403, "Fundi was not installed", `Slack did not allow it, and calls the reason ${name}. Nothing was changed.`);
  switch (error.code) {
    case "slack_oauth_installer_authorization_error":
      return problem(403, "Fundi was not installed", "You, or Slack, did not allow it. Nothing was changed.");
    case "slack_oauth_invalid_state":
    case "slack_oauth_missing_state":
    case "slack_oauth_missing_code":
      return problem(
        400,
        "This page cannot be opened by itself",
        "An installation begins and ends in the same browser, within ten minutes, with cookies allowed.",
      );
    default:
      return {
        ...problem(
          502,
          "Fundi could not be installed",
          "It is not your mistake, and Fundi's operators find the reason in its log. Nothing was changed.",
        ),
        told: `an installation failed: ${detail(error)}`,
      };
  }
}

const problem = (status: number, title: string, why: string) => ({ status, page: { title, paragraphs: [why], link: AGAIN } });

/** A failed call says why in Slack's words; anything else in its own. */
function detail(error: Error & { readonly code?: string }): string {
  return error.code?.startsWith("slack_webapi_")
    ? `Slack says ${reasonOf(error)}; compare SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL with your app's settings`
    : error.message;
}
