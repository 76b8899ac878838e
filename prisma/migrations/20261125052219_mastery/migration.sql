-- CreateEnum
CREATE TYPE "PulledBecause" AS ENUM ('discrimination', 'upheld');

-- CreateEnum
CREATE TYPE "AnswerAid" AS ENUM ('none', 'hint', 'lesson');

-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('open', 'upheld', 'dismissed');

-- AlterEnum
ALTER TYPE "SessionPurpose" ADD VALUE 'proof';

-- AlterTable
ALTER TABLE "answer" ADD COLUMN     "aid" "AnswerAid" NOT NULL DEFAULT 'none',
ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "mastery" ADD COLUMN     "local_mean" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "local_variance" DOUBLE PRECISION NOT NULL DEFAULT 2.1,
ADD COLUMN     "mean" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "practised_at" TIMESTAMPTZ(3),
ADD COLUMN     "spaced" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "variance" DOUBLE PRECISION NOT NULL DEFAULT 0.6,
ALTER COLUMN "last_day" DROP NOT NULL;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "replay_due" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "time_scale" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "time_scale_variance" DOUBLE PRECISION NOT NULL DEFAULT 0.05;

-- AlterTable
ALTER TABLE "question_version" ADD COLUMN     "kept_at" TIMESTAMPTZ(3),
ADD COLUMN     "pulled_at" TIMESTAMPTZ(3),
ADD COLUMN     "pulled_because" "PulledBecause";

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "difficulty" DOUBLE PRECISION NOT NULL DEFAULT 5,
ADD COLUMN     "stability" DOUBLE PRECISION NOT NULL DEFAULT 2,
ALTER COLUMN "step" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "session_item" ADD COLUMN     "hinted_at" TIMESTAMPTZ(3);

-- What is there already: answers in the order in which they were given, what stood beside them, and everything derived from them made anew.
UPDATE "answer" SET "seq" = o.n
  FROM (SELECT "item_id", row_number() OVER (ORDER BY "answered_at", "item_id") AS n FROM "answer") AS o WHERE o."item_id" = "answer"."item_id";
UPDATE "answer" SET "aid" = 'lesson'
  FROM "session_item" i JOIN "session" s ON s."id" = i."session_id" JOIN "question" q ON q."id" = i."question_id"
  WHERE i."id" = "answer"."item_id" AND s."lesson_id" = q."lesson_id";
UPDATE "organisation" SET "replay_due" = true;

-- CreateTable
CREATE TABLE "learner_level" (
    "learner_id" TEXT NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "variance" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "learner_level_pkey" PRIMARY KEY ("learner_id")
);

-- CreateTable
CREATE TABLE "outcome_difficulty" (
    "organisation_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "variance" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "outcome_difficulty_pkey" PRIMARY KEY ("organisation_id","outcome_id")
);

-- CreateTable
CREATE TABLE "question_difficulty" (
    "organisation_id" TEXT NOT NULL,
    "question_version_id" TEXT NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "variance" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "question_difficulty_pkey" PRIMARY KEY ("organisation_id","question_version_id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "item_id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "question_version_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "DisputeState" NOT NULL DEFAULT 'open',
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("item_id")
);

-- CreateIndex
CREATE INDEX "dispute_question_version_id_idx" ON "dispute"("question_version_id");

-- CreateIndex
CREATE INDEX "dispute_learner_id_idx" ON "dispute"("learner_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_seq_key" ON "answer"("seq");

-- AddForeignKey
ALTER TABLE "learner_level" ADD CONSTRAINT "learner_level_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_difficulty" ADD CONSTRAINT "outcome_difficulty_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_difficulty" ADD CONSTRAINT "outcome_difficulty_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_difficulty" ADD CONSTRAINT "question_difficulty_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_difficulty" ADD CONSTRAINT "question_difficulty_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "session_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
