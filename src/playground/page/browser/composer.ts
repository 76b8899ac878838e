import { act } from "./busy.ts";
import { byId, el } from "./dom.ts";
import { server } from "./server.ts";

/** The words Fundi understands, each with what it is for. */
const COMMANDS: readonly (readonly [word: string, purpose: string])[] = [
  ["learn", "Today's lesson"],
  ["quiz", "Review questions"],
  ["progress", "How far I am"],
  ["why", "What the badge still needs"],
  ["prove", "Show that you know it already"],
  ["courses", "Courses to choose from"],
  ["settings", "Time, days and zone"],
  ["pause", "No lessons for a while"],
  ["resume", "Lessons again"],
  ["help", "What Fundi can do"],
  ["stop", "Leave Fundi"],
];

/** Where the learner types: a message, or a command that begins with a slash. */
export function setUpComposer(currentLearner: () => string | undefined): void {
  const text = byId<HTMLTextAreaElement>("text");
  const form = byId<HTMLFormElement>("composer");

  const grow = () => {
    text.rows = Math.min(5, text.value.split("\n").length);
  };
  const send = async () => {
    const [learner, typed] = [currentLearner(), text.value.trim()];
    if (learner === undefined || typed === "") return;
    const isCommand = typed.startsWith("/");
    const sent = await act("Waiting for Fundi…", () => (isCommand ? server.command(learner, typed) : server.say(learner, typed)));
    // A direct message stands in the chat even when Fundi did not take it; a failed command would have to be typed again.
    if (sent || !isCommand) text.value = "";
    grow();
    text.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  byId("commands").append(...COMMANDS.map(([word, purpose]) => commandChip(word, purpose, text)));
}

function commandChip(word: string, purpose: string, text: HTMLTextAreaElement): HTMLElement {
  const chip = el("button", { type: "button", class: "chip", title: purpose, "aria-label": `/fundi ${word}: ${purpose}` }, word);
  chip.addEventListener("click", () => {
    text.value = `/fundi ${word}`;
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  });
  return chip;
}
