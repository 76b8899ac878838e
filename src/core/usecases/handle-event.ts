import type { EventKey } from "../domain/ids.ts";
import type { Again, Inbox, Platform, Ports, ReceivedEvent, Signal } from "../ports.ts";
import { handleSignal } from "./handle-signal.ts";

/** How each platform's stored events are read; nothing for one that asks nothing of us. */
export type Readers = Readonly<Partial<Record<Platform, (event: ReceivedEvent) => Signal | undefined>>>;

/** Works on one stored event until it is done. Every effect has an identity of its own, so doing it twice changes nothing. */
export async function handleEvent(ports: Ports & { readonly inbox: Inbox; readonly readers: Readers }, key: EventKey): Promise<Again | undefined> {
  const event = await ports.inbox.read(key);
  if (!event) return undefined;
  const signal = ports.readers[event.platform]?.(event);
  const again = signal && (await handleSignal(ports, { ...signal, receivedAt: event.receivedAt }));
  if (!again) await ports.inbox.finish(key);
  return again;
}
