import type { Learner } from "../page-types.ts";
import { act, oneAtATime, showProblem } from "./busy.ts";
import { byId, el } from "./dom.ts";
import { server } from "./server.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The form that makes a learner. `created` is called when there is one. */
export function setUpNewcomerForm(created: (learner: Learner) => Promise<void>, cancelled: () => void): void {
  const form = byId<HTMLFormElement>("newcomer");
  const name = byId<HTMLInputElement>("name");
  const zone = byId<HTMLInputElement>("zone");
  const submit = byId<HTMLButtonElement>("newcomer-submit");
  const boxes = DAYS.map((_, i) => el("input", { type: "checkbox", checked: i < 5 }));
  byId("days").append(...DAYS.map((day, i) => el("label", {}, boxes[i], day)));
  byId("zones").append(...Intl.supportedValuesOf("timeZone").map((value) => el("option", { value })));
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // A list shows only what fits the text in the field; without this one would have to empty it by hand to search.
  zone.addEventListener("focus", () => zone.select());

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const days = boxes.flatMap((box, i) => (box.checked ? [i + 1] : []));
    void oneAtATime(submit, () => create(name.value, zone.value.trim(), days));
  });
  byId("newcomer-cancel").addEventListener("click", cancelled);

  const create = async (typedName: string, typedZone: string, days: readonly number[]) => {
    say(undefined);
    let problem: string | undefined;
    await act("Fundi is saying hello…", async () => {
      try {
        const made = await server.create(typedName, typedZone, days);
        ({ problem } = made);
        name.value = "";
        await created(made.learner);
      } catch (error) {
        say((error as Error).message);
      }
    });
    if (problem !== undefined) showProblem(problem);
  };
}

function say(problem: string | undefined): void {
  const words = byId("newcomer-problem");
  words.textContent = problem ?? "";
  words.hidden = problem === undefined;
  if (problem?.includes("name")) byId("name").focus();
  if (problem?.includes("zone")) byId("zone").focus();
}
