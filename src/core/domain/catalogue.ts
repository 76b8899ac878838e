import type { Course, Lesson, Outcome, Question } from "./course.ts";
import type { CourseId, LessonId, OutcomeId, VersionId } from "./ids.ts";

export interface VersionedQuestion {
  readonly question: Question;
  readonly version: VersionId;
  readonly lesson: LessonId;
}

/** A lesson as it was shown. */
export interface ShownLesson {
  readonly lesson: Omit<Lesson, "questions">;
  readonly version: VersionId;
  readonly course: CourseId;
}

export interface VersionedLesson extends ShownLesson {
  readonly questions: readonly VersionedQuestion[];
}

export interface CatalogueCourse {
  readonly id: CourseId;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly outcomes: readonly Outcome[];
  /** In teaching order. */
  readonly lessons: readonly VersionedLesson[];
}

/** All that can be taught now, in memory: small, read on every plan, replaced as a whole when courses are published. */
export class Catalogue {
  readonly courses: readonly CatalogueCourse[];
  readonly #courses: ReadonlyMap<CourseId, CatalogueCourse>;
  readonly #outcomes: ReadonlyMap<OutcomeId, Outcome>;
  readonly #questions: ReadonlyMap<OutcomeId, readonly VersionedQuestion[]>;

  constructor(courses: readonly CatalogueCourse[]) {
    this.courses = courses;
    this.#courses = new Map(courses.map((course) => [course.id, course]));
    this.#outcomes = new Map(courses.flatMap((course) => course.outcomes).map((outcome) => [outcome.id, outcome]));
    const questions = courses.flatMap((course) => course.lessons).flatMap((lesson) => lesson.questions);
    this.#questions = Map.groupBy(questions, ({ question }) => question.outcome);
  }

  course(id: CourseId): CatalogueCourse | undefined {
    return this.#courses.get(id);
  }

  outcome(id: OutcomeId): Outcome | undefined {
    return this.#outcomes.get(id);
  }

  lesson(id: LessonId): VersionedLesson | undefined {
    return this.courses.flatMap(({ lessons }) => lessons).find(({ lesson }) => lesson.id === id);
  }

  questionsOf(outcome: OutcomeId): readonly VersionedQuestion[] {
    return this.#questions.get(outcome) ?? [];
  }

  /** The first lesson that is neither learned nor to be skipped, course by course in the order of enrolment. */
  nextLesson(
    enrolled: readonly CourseId[],
    learned: ReadonlySet<LessonId>,
    isSkipped: (outcome: OutcomeId) => boolean = () => false,
  ): VersionedLesson | undefined {
    for (const id of enrolled) {
      const next = this.#courses.get(id)?.lessons.find(({ lesson }) => !learned.has(lesson.id) && !isSkipped(lesson.outcome));
      if (next) return next;
    }
    return undefined;
  }
}

/** A course's facts without its lessons, as its version keeps them. */
export const courseFacts = ({ title, language, description }: Course): Pick<Course, "title" | "language" | "description"> => ({
  title,
  language,
  description,
});
