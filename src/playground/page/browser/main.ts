import type { Learner, LiveEvent, PageState } from "../page-types.ts";
import { AccountDialog } from "./account-dialog.ts";
import { actQuietly, showProblem } from "./busy.ts";
import { Chat } from "./chat.ts";
import { ClockPanel } from "./clock-panel.ts";
import { byId } from "./dom.ts";
import { showLearners } from "./learner-list.ts";
import { LedgerPanel } from "./ledger-panel.ts";
import { learnName } from "./names.ts";
import { setUpNewcomerForm } from "./newcomer-form.ts";
import { whenReleased } from "./press.ts";
import { listen, server } from "./server.ts";

let learners: Learner[] = [];
let chosen: Learner | undefined;

const chat = new Chat();
const clock = new ClockPanel(() => chosen);
const account = new AccountDialog(() => clock.now());
const ledger = new LedgerPanel();

setUpNewcomerForm(join, () => void showChat());
byId("add-learner").addEventListener("click", () => showForm());
byId("problem-close").addEventListener("click", () => showProblem(undefined));
listen(
  (event) => whenReleased(() => take(event)),
  () => void loadAll(),
  () => showProblem("The playground does not answer; trying again… Is it still running?"),
);

/** At the start and after every interruption: the live stream tells only what happens while it is open. */
async function loadAll(): Promise<void> {
  await actQuietly(async () => {
    setAll(await server.state());
    const wanted = chosen?.id ?? location.hash.slice(1);
    chosen = learners.find(({ id }) => id === wanted) ?? learners[0];
    if (chosen) await showChat();
    else showForm();
  });
}

function setAll(state: PageState): void {
  learners = [...state.learners];
  for (const { id, name } of [...learners, state.channel, { id: state.botUser, name: "Fundi" }]) learnName(id, name);
  chat.setChannel(state.channel);
  ledger.setLearners(learners);
  ledger.set(state.ledger);
  clock.set(state.clock);
}

function take(event: LiveEvent): void {
  switch (event.type) {
    case "learner":
      knowLearner(event.learner);
      break;
    case "ledger":
      ledger.add(event.entry);
      break;
    case "clock":
      clock.set(event.clock);
      if (chosen) account.show(chosen);
      break;
    default:
      chat.take(event);
  }
}

/** A new one, or one who has changed. */
function knowLearner(learner: Learner): void {
  const at = learners.findIndex(({ id }) => id === learner.id);
  if (at < 0) learners.push(learner);
  else learners[at] = learner;
  learnName(learner.id, learner.name);
  ledger.setLearners(learners);
  if (learner.id === chosen?.id) changeChosen(learner, chosen);
  listLearners();
}

/** Every hour on the screen is another one in another zone. */
function changeChosen(learner: Learner, was: Learner): void {
  chosen = learner;
  account.show(learner);
  clock.show();
  if (learner.zone !== was.zone) void actQuietly(() => chat.show(learner));
}

/** A learner was just made and has looked at the chat already. */
async function join(learner: Learner): Promise<void> {
  knowLearner(learner);
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
  history.replaceState(null, "", `#${chosen.id}`);
  view("chat");
  listLearners();
  clock.show();
  account.show(chosen);
  await chat.show(chosen);
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
