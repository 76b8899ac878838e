import { type Attributes, byId, type Child, el } from "./dom.ts";

let waiting: Promise<void> = Promise.resolve();
let underWay = 0;
let begun = 0;

/** How many acts this page has begun: what comes after another act is another story. */
export const actsBegun = (): number => begun;

/** A button that acts: disabled while something is under way. */
export function actButton(attributes: Attributes, ...children: readonly Child[]): HTMLButtonElement {
  const button = el("button", { type: "button", "data-act": true, ...attributes }, ...children);
  button.disabled = underWay > 0;
  return button;
}

/** Does one thing after the other, showing in words what is under way and what went wrong. Resolves whether the work succeeded. */
export function act(words: string, work: () => Promise<unknown>): Promise<boolean> {
  return queue(async () => {
    begin(words);
    try {
      return await succeeds(work);
    } finally {
      end();
    }
  });
}

/** The same without locking the page, for small things like ticking a box. */
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

let focused: Element | null = null;

/** Whether the keyboard stands inside this part of the page, or stood there before the act under way took its focus. */
export function holdsFocus(part: Element): boolean {
  return part.contains(document.activeElement) || (underWay > 0 && part.contains(focused));
}

function begin(words: string): void {
  underWay += 1;
  begun += 1;
  byId("status").textContent = words;
  focused = document.activeElement;
  reflect();
}

function end(): void {
  underWay -= 1;
  if (underWay === 0) byId("status").textContent = "";
  reflect();
  // A disabled button loses the focus; give it back so that a keyboard user does not start at the top again.
  if (document.activeElement === document.body && focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
}

function reflect(): void {
  byId("app").setAttribute("aria-busy", String(underWay > 0));
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-act]")) button.disabled = underWay > 0;
}
