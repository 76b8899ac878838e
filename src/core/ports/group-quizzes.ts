import type { VersionedQuestion } from "../domain/catalogue.ts";
import type { GroupQuizId, Instant, VersionId } from "../domain/ids.ts";
import type { Channel, MessageRef } from "./chat.ts";

export interface NewGroupQuiz {
  readonly id: GroupQuizId;
  readonly channel: Channel;
  /** Who asked, in the platform's own id. */
  readonly askedBy: string;
  readonly locale: string;
  readonly question: VersionId;
  /** Shown position → authored position. */
  readonly order: readonly number[];
  readonly closesAt: Instant;
}

/** One question to a whole channel. */
export interface GroupQuiz extends Omit<NewGroupQuiz, "question"> {
  readonly shown: VersionedQuestion;
  readonly message?: MessageRef;
  /** Answers per shown option; none while it is open. */
  readonly counts: readonly number[];
  /** Answers so far. */
  readonly answers: number;
}

/** `counted`: the shown position that counts, which is the first this person chose. */
export type GroupAnswered = { readonly kind: "counted"; readonly counted: number; readonly isFirst: boolean } | { readonly kind: "closed" };

export interface GroupQuizzes {
  plan(quiz: NewGroupQuiz): Promise<void>;
  /** Whoever gets it posts it: it is given out once, and again only after `release`. */
  take(id: GroupQuizId): Promise<GroupQuiz | undefined>;
  release(id: GroupQuizId): Promise<void>;
  opened(id: GroupQuizId, message: MessageRef): Promise<void>;
  refused(id: GroupQuizId): Promise<void>;
  /** `message` is where the button was pressed: a question whose arrival was in doubt has then arrived. */
  answer(id: GroupQuizId, user: string, choice: number, message?: MessageRef): Promise<GroupAnswered | undefined>;
  /** The question when its live count has changed and was not written within `gapMs`; else how long to wait, or nothing to do. */
  draw(id: GroupQuizId, gapMs: number): Promise<GroupQuiz | { readonly againMs: number } | undefined>;
  /** Ends it and forgets who chose what. Nothing when it is not there or nobody can see it. */
  close(id: GroupQuizId): Promise<GroupQuiz | undefined>;
  find(id: GroupQuizId): Promise<GroupQuiz | undefined>;
  /** The answer stands in the channel. */
  revealed(id: GroupQuizId): Promise<void>;
  /** Whose time is over and whose answer is not shown yet. */
  due(now: Instant): Promise<readonly GroupQuizId[]>;
}
