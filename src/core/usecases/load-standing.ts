import { dayOf } from "../domain/calendar.ts";
import type { Catalogue, CatalogueCourse } from "../domain/catalogue.ts";
import type { Instant, OutcomeId } from "../domain/ids.ts";
import type { LearningState } from "../domain/session.ts";
import type { OutcomeProgress } from "../domain/standing.ts";
import type { Person, Ports } from "../ports.ts";

/** What is taught, and where one learner stands in it now. */
export interface LearnerStanding {
  readonly now: Instant;
  readonly catalogue: Catalogue;
  readonly state: LearningState;
  /** The courses the learner is enrolled in, as far as they are still taught. */
  readonly courses: readonly CatalogueCourse[];
  readonly progress: ReadonlyMap<OutcomeId, OutcomeProgress>;
}

export async function loadStanding(
  { courses, learning, clock }: Pick<Ports, "courses" | "learning" | "clock">,
  { learner }: Person,
): Promise<LearnerStanding> {
  const now = clock();
  const [catalogue, state, progress] = await Promise.all([
    courses.catalogue(),
    learning.state(learner.id, dayOf(now, learner.zone)),
    learning.progress(learner.id),
  ]);
  return { now, catalogue, state, progress, courses: state.enrolled.flatMap((id) => catalogue.course(id) ?? []) };
}
