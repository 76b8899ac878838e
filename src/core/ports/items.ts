import type { CourseId, Day, Instant, QuestionId, VersionId } from "../domain/ids.ts";
import type { ItemFacts } from "../domain/item-health.ts";
import type { RichText } from "../domain/rich-text.ts";
import type { Person } from "./people.ts";

/** Somebody who reported a question that stays as it is. */
export interface Reporter {
  readonly person: Person;
  readonly version: VersionId;
  readonly stem: RichText;
}

/** The questions as their authors care for them. */
export interface Items {
  /** Of every question that is taught, in teaching order; of one course where it is named. */
  health(course?: CourseId): Promise<readonly ItemFacts[]>;
  /** True for the first who asks on a day. */
  isFirstLookOf(day: Day): Promise<boolean>;
  /** Asked no more until a new version comes; what was answered stays as it is. */
  pull(versions: readonly VersionId[], at: Instant): Promise<void>;
  /**
   * The question is wrong: its disputed versions (its current one when nobody disputed it) are asked no more and count for nothing, and the
   * organisations that answered them are marked to be replayed. Nothing when there is no such question.
   */
  uphold(question: QuestionId, at: Instant): Promise<{ readonly versions: number; readonly learners: number } | undefined>;
  /** The question is right as it is: back in rotation, its disputes closed. Returns who reported it; nothing when there is no such question. */
  keep(question: QuestionId, at: Instant): Promise<readonly Reporter[] | undefined>;
}
