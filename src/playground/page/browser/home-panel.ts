import type { SlackView } from "../../slack/slack-objects.ts";
import { byId, el } from "./dom.ts";
import { redraw } from "./redraw.ts";
import { renderBlocks } from "./render-blocks.ts";

const NOTHING_YET = "Nothing here yet. Fundi fills this page when it is opened.";

/** The app's own page for the chosen learner. */
export function showHome(learner: string, view: SlackView | undefined): void {
  const home = byId("home");
  const content = view
    ? renderBlocks(view.blocks, { learner, where: { view: "home" }, state: view.state.values })
    : [el("p", { class: "empty" }, NOTHING_YET)];
  if (redraw(home, ...content) === "focus lost") byId("panel-home").focus({ preventScroll: true });
}
