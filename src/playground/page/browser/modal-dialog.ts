import type { ShownModal } from "../page-types.ts";
import { act, oneAtATime, onPress, showProblem } from "./busy.ts";
import { closeDialog, onEscape, openDialog } from "./dialogs.ts";
import { byId, el } from "./dom.ts";
import { redraw } from "./redraw.ts";
import { renderBlocks } from "./render-blocks.ts";
import { handOver } from "./render-fields.ts";
import { server } from "./server.ts";

/** The modal that stands before the chosen learner, if one does. It closes when Slack says so and not before. */
export class ModalDialog {
  readonly #dialog = byId<HTMLDialogElement>("modal");
  readonly #body = byId("modal-body");
  readonly #title = byId("modal-title");
  readonly #submit = byId("modal-submit");
  readonly #close = byId("modal-close");
  #shown: ShownModal | undefined;
  #learner = "";
  /** After sending, what is wrong is shown to the keyboard as well. */
  #wasSent = false;

  constructor() {
    byId("modal-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void oneAtATime(this.#submit, () => this.#send());
    });
    onPress(this.#close, "Closing…", () => server.close(this.#learner));
    onEscape(this.#dialog, () => this.#close.click());
    // Only a browser that does not ask first gets here with a modal still open.
    this.#dialog.addEventListener("close", () => this.#shown && this.#close.click());
  }

  show(learner: string, modal: ShownModal | undefined): void {
    const was = this.#shown;
    this.#learner = learner;
    this.#shown = modal;
    if (modal) this.#draw(modal, was?.view.id === modal.view.id);
    else if (was) closeDialog(this.#dialog);
  }

  #draw(modal: ShownModal, isSameAsBefore: boolean): void {
    const { view, errors, trouble } = modal;
    this.#title.textContent = view.title?.text ?? "";
    this.#close.textContent = view.close?.text ?? (view.submit ? "Cancel" : "Close");
    this.#submit.textContent = view.submit?.text ?? "";
    this.#submit.hidden = view.submit === null;
    const blocks = renderBlocks(view.blocks, { learner: this.#learner, where: { view: "modal" }, state: view.state.values, errors });
    const focus = redraw(this.#body, ...(trouble ? [el("p", { class: "problem", role: "alert" }, trouble)] : []), ...blocks);
    if (!this.#dialog.open) showProblem(undefined);
    openDialog(this.#dialog);
    if (!isSameAsBefore) this.#begin();
    else if (focus === "focus lost") this.#title.focus();
    if (this.#wasSent && Object.keys(errors).length > 0) this.#showWrong();
  }

  /** The first thing to fill in, else the title: what is to be read comes before the buttons. */
  #begin(): void {
    this.#wasSent = false;
    this.#body.scrollTop = 0;
    const first = this.#body.querySelector<HTMLElement>("input, select, textarea, button") ?? this.#title;
    first.focus({ preventScroll: true });
  }

  #showWrong(): void {
    this.#wasSent = false;
    this.#body.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }

  async #send(): Promise<void> {
    handOver(this.#body);
    this.#wasSent = true;
    await act("Waiting for Fundi…", () => server.submit(this.#learner));
  }
}
