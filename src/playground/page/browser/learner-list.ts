import type { Learner } from "../page-types.ts";
import { byId, el } from "./dom.ts";
import { redraw } from "./redraw.ts";

/** The learners to choose from; the chosen one is marked for eyes and for screen readers. */
export function showLearners(learners: readonly Learner[], chosen: string | undefined, choose: (learner: Learner) => void): void {
  const items = learners.map((learner) => {
    const city = learner.zone.split("/").at(-1)?.replaceAll("_", " ");
    const words = [el("span", { class: "name", dir: "auto" }, learner.name), el("span", { class: "small" }, city)];
    const face = el("span", { class: "initial", "aria-hidden": "true" }, initial(learner.name));
    const current = learner.id === chosen ? "true" : undefined;
    const button = el(
      "button",
      { type: "button", class: "learner", "aria-current": current, "data-key": learner.id },
      face,
      el("span", { class: "who" }, ...words),
    );
    button.addEventListener("click", () => choose(learner));
    return el("li", {}, button);
  });
  redraw(byId("learners"), ...items);
  // On a phone the list scrolls sideways and the chosen one may stand outside.
  byId("learners").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The first letter as a person sees it, not half of a surrogate pair. */
export function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name);
  return (first?.segment ?? "?").toUpperCase();
}
