/**
 * Puts new content in place of the old. The keyboard stays where it was, with what is half typed there: elements are the same when their
 * `data-key` is. Tells whether the focus was in this part and has lost its place.
 */
export function redraw(part: HTMLElement, ...content: readonly Node[]): "fine" | "focus lost" {
  const active = document.activeElement;
  const before = active instanceof HTMLElement && part.contains(active) ? active : undefined;
  part.replaceChildren(...content);
  if (!before) return "fine";
  const { key } = before.dataset;
  const after = [...part.querySelectorAll<HTMLElement>("[data-key]")].find(({ dataset }) => key !== undefined && dataset["key"] === key);
  if (!after) return "focus lost";
  keepTyped(before, after);
  after.focus({ preventScroll: true });
  return "fine";
}

function keepTyped(before: HTMLElement, after: HTMLElement): void {
  if (!isTypedInto(before) || !isTypedInto(after)) return;
  after.value = before.value;
  // Number and time fields have no selection.
  if (before.selectionStart !== null) after.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function isTypedInto(element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !["checkbox", "radio"].includes(element.type));
}
