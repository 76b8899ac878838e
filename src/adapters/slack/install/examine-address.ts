import { createHmac, randomUUID } from "node:crypto";

/** What came back from an address: `refused` is a signature that was not taken. `says` is for people. */
export type AddressFound = { readonly kind: "works" } | { readonly kind: "refused" | "elsewhere" | "unreachable"; readonly says: string };

interface Look {
  /** No slash at the end. */
  readonly url: string;
  readonly timeoutMs: number;
}

/**
 * Asks `/slack/events` as Slack does when the address is entered in its settings. That it answers shows that the address leads to a Fundi that knows the same
 * signing secret; that Slack signs with it, only Slack can show.
 */
export async function examineEvents({ url, timeoutMs, signingSecret }: Look & { readonly signingSecret: string }): Promise<AddressFound> {
  const challenge = randomUUID();
  const body = JSON.stringify({ type: "url_verification", challenge });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  const headers = { "content-type": "application/json", "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
  return look(`${url}/slack/events`, { method: "POST", headers, body, signal: AbortSignal.timeout(timeoutMs) }, async (answer) => {
    if (answer.status === 401) return { kind: "refused", says: "HTTP 401" };
    const told = answer.ok ? ((await answer.json().catch(() => undefined)) as { challenge?: unknown } | undefined) : undefined;
    return told?.challenge === challenge ? { kind: "works" } : { kind: "elsewhere", says: `HTTP ${answer.status}` };
  });
}

export async function examineHealth({ url, timeoutMs }: Look): Promise<AddressFound> {
  return look(`${url}/healthz`, { signal: AbortSignal.timeout(timeoutMs) }, async (answer) => {
    const text = (await answer.text()).slice(0, 100).trim();
    return answer.ok && text === "ok" ? { kind: "works" } : { kind: "elsewhere", says: `HTTP ${answer.status}` };
  });
}

async function look(url: string, request: RequestInit, read: (answer: Response) => Promise<AddressFound>): Promise<AddressFound> {
  try {
    return await read(await fetch(url, { ...request, redirect: "manual" }));
  } catch (error) {
    const { name, cause } = error as Error;
    const code = (cause as { code?: unknown } | undefined)?.code;
    return { kind: "unreachable", says: name === "TimeoutError" ? "no answer in time" : typeof code === "string" ? code : "no answer" };
  }
}
