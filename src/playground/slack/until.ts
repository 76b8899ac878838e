/** What was waited for, once it is there. */
export type Seen<Found> = Exclude<Found, undefined | null | false>;

/** Waits until `look` gives something, looking again whenever the subscription rings. */
export function until<Found>(subscribe: (listener: () => void) => () => void, look: () => Found, timeoutMs: number): Promise<Seen<Found>> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const settle = (how: () => void) => {
      clearTimeout(timer);
      stop();
      how();
    };
    const timer = setTimeout(() => settle(() => reject(new Error(`Nothing came within ${timeoutMs} ms: ${look.toString()}`))), timeoutMs);
    const glance = () => {
      try {
        const found = look();
        if (isSeen(found)) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error as Error));
      }
    };
    stop = subscribe(glance);
    glance();
  });
}

function isSeen<Found>(found: Found): found is Seen<Found> {
  return found !== undefined && found !== null && found !== false;
}
