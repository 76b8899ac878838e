import { byId } from "./dom.ts";

/**
 * Opens the dialog over the page, which cannot be reached meanwhile. What is under way and what went wrong is said inside it, because
 * nobody is told of what stands behind.
 */
export function openDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) return;
  dialog.showModal();
  const notice = byId("notice");
  if (!dialog.contains(notice)) dialog.querySelector(".dialog-notice")?.append(notice);
}

export function closeDialog(dialog: HTMLDialogElement): void {
  if (dialog.contains(byId("notice"))) byId("composer").before(byId("notice"));
  dialog.close();
  // The button it came from may be gone.
  if (document.activeElement === document.body) visiblePanel()?.focus({ preventScroll: true });
}

function visiblePanel(): HTMLElement | null {
  const panel = document.querySelector<HTMLElement>("[role=tabpanel]:not([hidden])");
  return panel?.querySelector<HTMLElement>(".messages") ?? panel;
}

/** Escape is a wish that the caller fulfils: the browser itself never closes the dialog. */
export function onEscape(dialog: HTMLDialogElement, work: () => void): void {
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || (event.target as Element).closest("[popover]")) return;
    event.preventDefault();
    work();
  });
  // A phone's way back comes without a key.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    work();
  });
}
