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
  "conversations.history": "Reads the direct message",
  "conversations.open": "Opens a direct message",
  response_url: "Answers a click",
  "users.info": "Asks who somebody is",
};

const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: "The chat was opened",
  app_uninstalled: "The app was removed",
  message: "A message was written",
};

export function ledgerLine(entry: LedgerEntry): LedgerLine {
  return entry.kind === "call" ? callLine(entry) : deliveryLine(entry);
}

function callLine(call: CallEntry): LedgerLine {
  const words = CALLS[call.method] ?? `Calls ${call.method}`;
  const what = call.message ? `${words}: “${shortened(call.message.text)}”` : words;
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
  if (what === "click") return "A click";
  if (what === "command") return `The command ${name}`;
  return EVENTS[name] ?? `The event ${name}`;
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
