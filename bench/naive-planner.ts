import { PrismaPg } from "@prisma/adapter-pg";
import { nextAppointment } from "../src/core/domain/calendar.ts";
import type { Catalogue } from "../src/core/domain/catalogue.ts";
import { shownOrder } from "../src/core/domain/grading.ts";
import type { CourseId, Day, DeliveryId, LessonId, OutcomeId, QuestionId } from "../src/core/domain/ids.ts";
import { composeSession } from "../src/core/domain/session.ts";
import { PrismaClient } from "../src/generated/prisma/client.ts";
import type { BenchDatabase } from "./database.ts";

/** The planner one writes first: learner by learner, one Prisma call for each thing to know and each thing to save, one job at a time. */
export class NaivePlanner {
  readonly #prisma: PrismaClient;
  readonly #database: BenchDatabase;
  readonly #catalogue: Catalogue;
  readonly #day: Day;

  constructor(database: BenchDatabase, catalogue: Catalogue, day: string) {
    this.#prisma = new PrismaClient({ adapter: new PrismaPg(database.connection) });
    this.#database = database;
    this.#catalogue = catalogue;
    this.#day = day as Day;
  }

  async plan(learners: readonly string[]): Promise<void> {
    for (const id of learners) await this.#planOne(id);
  }

  async #planOne(learnerId: string): Promise<void> {
    const prisma = this.#prisma;
    const learner = await prisma.learner.findUniqueOrThrow({ where: { id: learnerId } });
    const account = await prisma.account.findFirstOrThrow({ where: { learnerId, goneAt: null, workspace: { leftAt: null } } });
    const enrolments = await prisma.enrolment.findMany({ where: { learnerId }, orderBy: { enrolledAt: "asc" } });
    const sessions = await prisma.session.findMany({ where: { learnerId, completedAt: { not: null } } });
    const reviews = await prisma.review.findMany({ where: { learnerId, dueDay: { lte: this.#day } }, orderBy: { dueDay: "asc" } });
    const answers = await prisma.answer.findMany({ where: { learnerId }, orderBy: { answeredAt: "asc" } });
    const awards = await prisma.award.findMany({ where: { learnerId } });
    const id = `${learnerId}/${this.#day}/1`;
    const content = composeSession(
      this.#catalogue,
      {
        day: this.#day,
        // Nobody here sets out to prove an outcome.
        proving: new Set(),
        mastered: new Set(awards.map(({ outcomeId }) => outcomeId as OutcomeId)),
        enrolled: enrolments.map(({ courseId }) => courseId as CourseId),
        learned: new Set(sessions.flatMap(({ lessonId }) => (lessonId ? [lessonId as LessonId] : []))),
        due: reviews.map(({ outcomeId }) => outcomeId as OutcomeId),
        seen: new Map(answers.map(({ questionId, day }) => [questionId as QuestionId, day as Day])),
      },
      id,
    );
    if (!content) return;
    const pattern = { zone: learner.zone, workingDays: learner.workingDays, deliveryMinute: learner.deliveryMinute, isHoliday: () => false };
    const now = Date.parse(this.#day);
    const next = nextAppointment(pattern, now, { day: this.#day, at: now });
    await prisma.$transaction(async (tx) => {
      await tx.session.create({
        data: {
          id,
          learnerId,
          day: this.#day,
          number: 1,
          purpose: "daily",
          zone: learner.zone,
          lessonId: content.lesson?.lesson.id,
          lessonVersionId: content.lesson?.version,
          notes: [],
          plannedAt: new Date(now),
        },
      });
      for (const [position, { question, version }] of content.questions.entries()) {
        await tx.sessionItem.create({
          data: {
            id: `${id}/${position}`,
            sessionId: id,
            position,
            questionId: question.id,
            questionVersionId: version,
            outcomeId: question.outcome,
            optionOrder: shownOrder(question, `${id}/${position}`),
          },
        });
      }
      await tx.delivery.create({
        data: { id: `${id}/card`, learnerId, accountId: account.id, sessionId: id, content: { kind: "session", session: id } },
      });
      await tx.learner.update({
        where: { id: learnerId },
        data: { nextSessionAt: next ? new Date(next.at) : null, lastSessionAt: new Date(now), lastSessionDay: this.#day },
      });
    });
    await this.#database.jobs.ring([{ kind: "deliver", delivery: `${id}/card` as DeliveryId }]);
  }

  close(): Promise<void> {
    return this.#prisma.$disconnect();
  }
}
