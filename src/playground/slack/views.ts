import type { ViewDraft } from "./blocks/check-view.ts";
import { newViewHash, newViewId } from "./ids.ts";
import type { AppIdentity, SlackView } from "./slack-objects.ts";

export const MAX_STACK = 3;

export type ViewPlace = "home" | "modal";
export interface ViewChange {
  readonly kind: "view";
  readonly user: string;
  readonly place: ViewPlace;
}

/** What the client says about a modal that stays open: beside inputs, by block id, or above them all. */
export interface ModalProblems {
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble?: string;
}

const NO_PROBLEMS: ModalProblems = { errors: {} };

/** The Home of every user and the modals open before them, the last one on top. What is filled in on them is the client's. */
export class Views {
  readonly #app: AppIdentity;
  readonly #now: () => number;
  readonly #changed: (change: ViewChange) => void;
  readonly #homes = new Map<string, SlackView>();
  readonly #stacks = new Map<string, readonly SlackView[]>();
  readonly #problems = new Map<string, ModalProblems>();

  constructor(app: AppIdentity, now: () => number, changed: (change: ViewChange) => void) {
    this.#app = app;
    this.#now = now;
    this.#changed = changed;
  }

  homeOf(user: string): SlackView | undefined {
    return this.#homes.get(user);
  }

  /** The modals open before the user, the last one on top. */
  stackOf(user: string): readonly SlackView[] {
    return this.#stacks.get(user) ?? [];
  }

  modalOf(user: string): SlackView | undefined {
    return this.stackOf(user).at(-1);
  }

  /** Of the modal on top. */
  problemsOf(user: string): ModalProblems {
    return this.#problems.get(this.modalOf(user)?.id ?? "") ?? NO_PROBLEMS;
  }

  find(fits: (view: SlackView) => boolean): { readonly user: string; readonly view: SlackView } | undefined {
    for (const [user, home] of this.#homes) if (fits(home)) return { user, view: home };
    for (const [user, stack] of this.#stacks) {
      const view = stack.find(fits);
      if (view) return { user, view };
    }
    return undefined;
  }

  publish(user: string, draft: ViewDraft): SlackView {
    const was = this.#homes.get(user);
    const id = was?.id ?? newViewId();
    const home = this.#shown(draft, { id, root: id, previous: null });
    this.#homes.set(user, home);
    this.#changed({ kind: "view", user, place: "home" });
    return home;
  }

  /** Takes the place of what was open. */
  open(user: string, draft: ViewDraft): SlackView {
    const id = newViewId();
    const view = this.#shown(draft, { id, root: id, previous: null });
    this.#stack(user, [view]);
    return view;
  }

  /** On top of what is open, which must be something. */
  push(user: string, draft: ViewDraft): SlackView {
    const stack = this.stackOf(user);
    const top = stack.at(-1);
    if (!top || stack.length >= MAX_STACK) throw new Error(`A view cannot be pushed on a stack of ${stack.length}`);
    const view = this.#shown(draft, { id: newViewId(), root: top.root_view_id, previous: top.id });
    this.#stack(user, [...stack, view]);
    return view;
  }

  /** The same view with other content and another hash. */
  update(user: string, was: SlackView, draft: ViewDraft): SlackView {
    if (was.type === "home") return this.publish(user, draft);
    const view = this.#shown(draft, { id: was.id, root: was.root_view_id, previous: was.previous_view_id });
    this.#stack(
      user,
      this.stackOf(user).map((open) => (open.id === was.id ? view : open)),
    );
    return view;
  }

  /** Shows what was below, if anything was. */
  close(user: string, viewId: string): void {
    const at = this.stackOf(user).findIndex((view) => view.id === viewId);
    if (at >= 0) this.#stack(user, this.stackOf(user).slice(0, at));
  }

  closeAll(user: string): void {
    this.#stack(user, []);
  }

  complain(user: string, viewId: string, problems: ModalProblems): void {
    this.#problems.set(viewId, problems);
    this.#changed({ kind: "view", user, place: "modal" });
  }

  #stack(user: string, stack: readonly SlackView[]): void {
    for (const { id } of this.stackOf(user)) this.#problems.delete(id);
    this.#stacks.set(user, stack);
    this.#changed({ kind: "view", user, place: "modal" });
  }

  #shown(draft: ViewDraft, { id, root, previous }: { id: string; root: string; previous: string | null }): SlackView {
    const { teamId, appId, botId } = this.#app;
    const modal = draft.type === "modal" ? draft : undefined;
    return {
      id,
      team_id: teamId,
      type: draft.type,
      blocks: draft.blocks,
      private_metadata: draft.private_metadata ?? "",
      callback_id: draft.callback_id ?? "",
      state: { values: {} },
      hash: newViewHash(this.#now()),
      title: modal?.title ?? null,
      close: modal?.close ?? null,
      submit: modal?.submit ?? null,
      clear_on_close: modal?.clear_on_close ?? false,
      notify_on_close: modal?.notify_on_close ?? false,
      submit_disabled: modal?.submit_disabled ?? false,
      previous_view_id: previous,
      root_view_id: root,
      app_id: appId,
      external_id: draft.external_id ?? "",
      app_installed_team_id: teamId,
      bot_id: botId,
    };
  }
}
