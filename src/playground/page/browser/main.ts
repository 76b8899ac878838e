import type { Learner, LiveEvent } from "../page-types.ts";
import { actQuietly, showProblem } from "./busy.ts";
import { ClockPanel } from "./clock-panel.ts";
import { setUpComposer } from "./composer.ts";
import { Conversation } from "./conversation.ts";
import { byId } from "./dom.ts";
import { showLearners } from "./learner-list.ts";
import { LedgerPanel } from "./ledger-panel.ts";
import { setUpNewcomerForm } from "./newcomer-form.ts";
import { listen, server } from "./server.ts";

let learners: Learner[] = [];
let chosen: Learner | undefined;
/** What happened in the chosen chat while its messages were on their way: they may or may not show it already. */
let meanwhile: LiveEvent[] | undefined;

const conversation = new Conversation();
const clock = new ClockPanel(() => chosen);
const ledger = new LedgerPanel();

setUpComposer(() => chosen?.id);
setUpNewcomerForm(join, () => void showChat());
byId("add-learner").addEventListener("click", () => showForm());
byId("problem-close").addEventListener("click", () => showProblem(undefined));
listen(
  take,
  () => void loadAll(),
  () => showProblem("The playground does not answer; trying again… Is it still running?"),
);

/** At the start and after every interruption: the live stream tells only what happens while it is open. */
async function loadAll(): Promise<void> {
  await actQuietly(async () => {
    const state = await server.state();
    learners = [...state.learners];
    ledger.setLearners(learners);
    ledger.set(state.ledger);
    const wanted = chosen?.id ?? location.hash.slice(1);
    chosen = learners.find(({ id }) => id === wanted) ?? learners[0];
    clock.set(state.clock);
    if (chosen) await showChat();
    else showForm();
  });
}

function take(event: LiveEvent): void {
  switch (event.type) {
    case "message":
    case "removed":
      if (event.learner === chosen?.id) takeMessage(event);
      break;
    case "learner":
      addLearner(event.learner);
      break;
    case "ledger":
      ledger.add(event.entry);
      break;
    case "clock":
      clock.set(event.clock);
      break;
  }
}

function takeMessage(event: LiveEvent & { type: "message" | "removed" }): void {
  if (meanwhile) meanwhile.push(event);
  else if (event.type === "message") conversation.put(event.shown);
  else conversation.remove(event.ts);
}

function addLearner(learner: Learner): void {
  if (learners.some(({ id }) => id === learner.id)) return;
  learners.push(learner);
  ledger.setLearners(learners);
  listLearners();
}

/** A learner was just made and has looked at the chat already. */
async function join(learner: Learner): Promise<void> {
  addLearner(learner);
  chosen = learner;
  await showChat();
  byId("text").focus();
}

/** Choosing a learner is opening their chat, and Slack tells the app of that. */
async function choose(learner: Learner): Promise<void> {
  chosen = learner;
  await actQuietly(async () => {
    await showChat();
    await server.open(learner.id);
  });
}

async function showChat(): Promise<void> {
  if (!chosen) return showForm();
  const learner = chosen;
  history.replaceState(null, "", `#${learner.id}`);
  view("chat");
  listLearners();
  clock.show();
  const missed: LiveEvent[] = [];
  meanwhile = missed;
  const messages = await server.messages(learner.id).finally(() => {
    if (meanwhile === missed) meanwhile = undefined;
  });
  // Somebody may have chosen another learner while the messages came.
  if (chosen !== learner) return;
  conversation.show(learner, messages);
  missed.forEach(take);
}

function showForm(): void {
  view("form");
  const isFirst = learners.length === 0;
  byId("welcome-title").textContent = isFirst ? "Meet Fundi" : "New learner";
  byId("welcome-words").hidden = !isFirst;
  byId("newcomer-cancel").hidden = isFirst;
  listLearners();
  byId("name").focus();
}

function view(name: "chat" | "form"): void {
  byId("app").dataset["view"] = name;
  byId("welcome").hidden = name !== "form";
  byId("conversation").hidden = name !== "chat";
}

function listLearners(): void {
  byId("add-learner").hidden = learners.length === 0;
  showLearners(learners, chosen?.id, (learner) => void choose(learner));
}
