import { byId } from "./dom.ts";

let waiting: Promise<void> = Promise.resolve();
let asked = 0;
let begun = 0;

/** How many acts this page has begun: what comes after another act is another story. */
export const actsBegun = (): number => begun;

/**
 * Acts at every press of the button. A press while something else is under way waits its turn and is never lost; the same button is marked
 * as busy and not pressed twice meanwhile.
 */
export function onPress(button: HTMLElement, words: string, work: () => Promise<unknown>): void {
  button.addEventListener("click", () => void oneAtATime(button, () => act(words, work)));
}

/** Marks the button as busy while the work runs, and does not begin it again meanwhile. Disabling it would take the keyboard away. */
export async function oneAtATime(button: HTMLElement, work: () => Promise<unknown>): Promise<void> {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    await work();
  } finally {
    button.ariaDisabled = null;
  }
}

/** Does one thing after the other, showing in words what is under way and what went wrong. Resolves whether the work succeeded. */
export function act(words: string, work: () => Promise<unknown>): Promise<boolean> {
  asked += 1;
  reflect();
  return queue(async () => {
    begun += 1;
    byId("status").textContent = words;
    const succeeded = await succeeds(work);
    asked -= 1;
    reflect();
    return succeeded;
  });
}

/** The same without a word, for small things like ticking a box. */
export function actQuietly(work: () => Promise<unknown>): Promise<boolean> {
  return queue(() => succeeds(work));
}

export function showProblem(words: string | undefined): void {
  byId("problem-words").textContent = words ?? "";
  byId("problem").hidden = words === undefined;
}

/** Acts keep the order they were asked in: a box ticked just before "Submit" must arrive before it. */
function queue(work: () => Promise<boolean>): Promise<boolean> {
  const result = waiting.then(work);
  waiting = result.then(() => undefined);
  return result;
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    showProblem(undefined);
    return true;
  } catch (error) {
    showProblem((error as Error).message);
    return false;
  }
}

function reflect(): void {
  byId("app").setAttribute("aria-busy", String(asked > 0));
  if (asked === 0) byId("status").textContent = "";
}
