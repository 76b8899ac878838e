import type { AppAnswer } from "./app-door.ts";
import type { Backstage } from "./backstage.ts";
import { NotOnScreen } from "./find-target.ts";
import { viewClosed, viewSubmission } from "./interaction-payloads.ts";
import { playSubmissionAnswer } from "./modal-answer.ts";
import { inputErrors } from "./modal-inputs.ts";
import type { SlackUser, SlackView } from "./slack-objects.ts";
import { activeUser, type UserRef } from "./user-ref.ts";

/** What people do with a modal as a whole. */
export class ModalActs {
  readonly #stage: Backstage;

  constructor(stage: Backstage) {
    this.#stage = stage;
  }

  /** Sends the modal on top, unless the client itself finds an input wanting; then plays the app's answer. */
  async submit(ref: UserRef): Promise<AppAnswer | undefined> {
    const { workspace, views, fillings, triggers, sender, now } = this.#stage;
    const { user, view } = this.#top(ref);
    if (view.submit === null) throw new NotOnScreen(`The modal ${view.title?.text} has nothing to submit it with`);
    const sent = fillings.shown(user.id, view);
    const errors = inputErrors(sent);
    views.complain(user.id, view.id, { errors });
    if (Object.keys(errors).length > 0) return undefined;
    const doing = { app: workspace.app, user, learningNow: now(), trigger: triggers.issue(user.id) };
    const answer = await sender.send(viewSubmission(doing, sent));
    playSubmissionAnswer(views, user.id, view, answer);
    return answer;
  }

  /** The app is told only if it asked to be. With `clear_on_close` the modals below close as well. */
  async close(ref: UserRef): Promise<AppAnswer | undefined> {
    const { workspace, views, fillings, sender, now } = this.#stage;
    const { user, view } = this.#top(ref);
    const closed = fillings.shown(user.id, view);
    if (view.clear_on_close) views.closeAll(user.id);
    else views.close(user.id, view.id);
    if (!view.notify_on_close) return undefined;
    return sender.send(viewClosed({ app: workspace.app, user, learningNow: now() }, closed, view.clear_on_close));
  }

  #top(ref: UserRef): { readonly user: SlackUser; readonly view: SlackView } {
    const { workspace, views } = this.#stage;
    const user = activeUser(workspace, ref);
    const view = views.modalOf(user.id);
    if (!view) throw new NotOnScreen(`No modal is open before ${user.name}`);
    return { user, view };
  }
}
