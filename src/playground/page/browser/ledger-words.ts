import type { CallEntry, DeliveryEntry, LedgerEntry } from "../../slack/ledger.ts";

/** A ledger entry as a person reads it. Pure: knows no page. */
export interface LedgerLine {
  readonly direction: "to Fundi" | "from Fundi";
  readonly what: string;
  readonly result: string;
  readonly well: boolean;
}

const CALLS: Readonly<Record<string, string>> = {
  "auth.test": "Checks its token",
  "chat.delete": "Deletes a message",
  "chat.postEphemeral": "Posts for one person only",
  "chat.postMessage": "Posts",
  "chat.update": "Rewrites a message",
  "conversations.history": "Reads a conversation",
  "conversations.open": "Opens a direct message",
  "dnd.info": "Asks whether somebody wants quiet",
  response_url: "Answers a click",
  "users.info": "Asks who somebody is",
  "views.open": "Opens a modal",
  "views.publish": "Publishes the Home",
  "views.push": "Opens a modal over another",
  "views.update": "Rewrites a modal",
};

const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: "The chat or the Home was opened",
  app_uninstalled: "The app was removed",
  dnd_updated_user: "Somebody wants quiet, or no longer",
  message: "A message was written",
  tokens_revoked: "A token was taken back",
  user_change: "An account was changed",
};

const VIEWS: Readonly<Record<string, string>> = {
  view_submission: "A modal was sent",
  view_closed: "A modal was closed",
};

export function ledgerLine(entry: LedgerEntry): LedgerLine {
  return entry.kind === "call" ? callLine(entry) : deliveryLine(entry);
}

function callLine(call: CallEntry): LedgerLine {
  const words = CALLS[call.method] ?? `Calls ${call.method}`;
  const text = call.message?.text ?? call.view?.title?.text;
  const what = text === undefined ? words : `${words}: “${shortened(text)}”`;
  const heard = call.fault ? ` (fault: ${call.fault})` : "";
  return { direction: "from Fundi", what, result: `${call.applied ? "done" : `refused, ${call.answer}`}${heard}`, well: call.applied && !call.fault };
}

function deliveryLine(delivery: DeliveryEntry): LedgerLine {
  const attempt = delivery.attempt > 0 ? `, attempt ${delivery.attempt + 1}` : "";
  return {
    direction: "to Fundi",
    what: `${deliveryWords(delivery)}${attempt}`,
    result: outcomeWords(delivery),
    well: delivery.outcome === "acknowledged",
  };
}

function deliveryWords({ what, name }: DeliveryEntry): string {
  switch (what) {
    case "click":
      return "A click";
    case "command":
      return `The command ${name}`;
    case "shortcut":
      return `The shortcut “${name}”`;
    case "view":
      return VIEWS[name] ?? `About a modal: ${name}`;
    case "event":
    case "raw":
      return EVENTS[name] ?? `The event ${name}`;
  }
}

function outcomeWords({ outcome, status, ms }: DeliveryEntry): string {
  switch (outcome) {
    case "acknowledged":
      return `acknowledged in ${ms} ms`;
    case "http_error":
      return `error, HTTP ${status}`;
    case "http_timeout":
      return `no answer in ${ms} ms`;
    case "connection_failed":
      return "not reached";
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
