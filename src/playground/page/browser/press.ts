/** A press this long is no press any more. It also ends one whose end the page is never told of. */
const LONGEST_PRESS_MS = 3_000;
/** A finger's click comes a moment after the finger is gone. */
const CLICK_WITHIN_MS = 60;

let isDown = false;
/** When the press is over. A new press takes the place of the one before, whose end must not end it. */
let ends: number | undefined;
const waiting: (() => void)[] = [];

/**
 * Does the work now, or when nothing is being pressed. The browser makes a click only of a press that ends on the element it began on: what
 * is redrawn in between loses it without a trace.
 */
export function whenReleased(work: () => void): void {
  if (isDown) waiting.push(work);
  else work();
}

function down(event: PointerEvent): void {
  if (event.button !== 0 || !(event.target as Element).closest("button, a, label, summary")) return;
  isDown = true;
  endIn(LONGEST_PRESS_MS);
}

function endIn(ms: number): void {
  clearTimeout(ends);
  ends = window.setTimeout(release, ms);
}

function release(): void {
  isDown = false;
  for (const work of waiting.splice(0)) work();
}

document.addEventListener("pointerdown", down, true);
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => isDown && endIn(CLICK_WITHIN_MS), true);
