import type { AccountId, CourseId, Instant, LearnerId } from "../domain/ids.ts";
import type { Learner, Pause } from "../domain/learner.ts";
import type { Quiet } from "../domain/quiet.ts";
import type { View } from "../views/view.ts";
import type { Address } from "./chat.ts";

/** A learner where they can be reached now. */
export interface Person {
  readonly learner: Learner;
  readonly account: AccountId;
  readonly address: Address;
  readonly quiet?: Quiet;
}

export type LearnerChange = Partial<
  Pick<Learner, "name" | "zone" | "zoneChosen" | "region" | "locale" | "localeChosen" | "workingDays" | "deliveryMinute" | "unanswered">
> & {
  readonly pause?: Pause | null;
  readonly nextSessionAt?: Instant | null;
};

export interface People {
  /** Somebody who acts: whoever was thought to be gone is here again. */
  find(address: Address): Promise<Person | undefined>;
  /** Somebody we are told about, here or gone. */
  known(address: Address): Promise<Person | undefined>;
  /** Makes learner and account, and the workspace with its organisation when it is new, and plans the welcome. Idempotent by address. */
  join(newcomer: { readonly address: Address; readonly learner: Omit<Learner, "id" | "organisation"> }, welcome: View, at: Instant): Promise<Person>;
  change(learner: LearnerId, change: LearnerChange, by: "learner" | "fundi", at: Instant): Promise<Learner>;
  enrol(learner: LearnerId, course: CourseId, nextSessionAt: Instant | undefined, at: Instant): Promise<"enrolled" | "already">;
  /** When the person does not want to be disturbed there. */
  setQuiet(account: AccountId, quiet: Quiet): Promise<void>;
  /** Ends all sending to somebody whose account was closed. */
  gone(account: AccountId, at: Instant): Promise<void>;
  /** Deletes what is kept of people who were only in workspaces that left before then, some of them at a time. Returns how many. */
  purgeLeft(before: Instant): Promise<number>;
  /** Ends all sending to a workspace at once. */
  leave(address: Pick<Address, "platform" | "workspace">, at: Instant): Promise<void>;
}
