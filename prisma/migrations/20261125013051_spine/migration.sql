-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('slack', 'teams');

-- CreateEnum
CREATE TYPE "PauseReason" AS ENUM ('asked', 'silence', 'stopped');

-- CreateEnum
CREATE TYPE "SessionPurpose" AS ENUM ('daily', 'extra', 'quiz');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('planned', 'sending', 'sent', 'refused');

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "conversation_id" TEXT,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learner" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "zone_chosen" BOOLEAN NOT NULL DEFAULT false,
    "region" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "working_days" INTEGER[],
    "delivery_minute" INTEGER NOT NULL,
    "pause_reason" "PauseReason",
    "paused_until" TEXT,
    "next_session_at" TIMESTAMPTZ(3),
    "last_session_at" TIMESTAMPTZ(3),
    "last_session_day" TEXT,
    "unanswered" INTEGER NOT NULL DEFAULT 0,
    "told_outage_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_version" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome_version" (
    "id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcome_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_version" (
    "id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_version" (
    "id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "learner_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("learner_id","course_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" "SessionPurpose" NOT NULL,
    "zone" TEXT NOT NULL,
    "lesson_id" TEXT,
    "lesson_version_id" TEXT,
    "notes" TEXT[],
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_at" TIMESTAMPTZ(3),
    "remind_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_item" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "question_id" TEXT NOT NULL,
    "question_version_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "option_order" INTEGER[],

    CONSTRAINT "session_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "item_id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "question_version_id" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "right" BOOLEAN NOT NULL,
    "day" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "review" (
    "learner_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "last_day" TEXT NOT NULL,
    "due_day" TEXT NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("learner_id","outcome_id")
);

-- CreateTable
CREATE TABLE "mastery" (
    "learner_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "last_day" TEXT NOT NULL,

    CONSTRAINT "mastery_pkey" PRIMARY KEY ("learner_id","outcome_id")
);

-- CreateTable
CREATE TABLE "streak_day" (
    "learner_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "working" BOOLEAN NOT NULL,
    "offered_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "sessions" INTEGER NOT NULL DEFAULT 0,
    "excused" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "streak_day_pkey" PRIMARY KEY ("learner_id","day")
);

-- CreateTable
CREATE TABLE "award" (
    "id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "outcome_version_id" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "awarded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "session_id" TEXT,
    "content" JSONB NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'planned',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "intent_at" TIMESTAMPTZ(3),
    "slot_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "conversation_id" TEXT,
    "message_id" TEXT,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "key" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "payload" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "slot" (
    "lane" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "tick_lease" (
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tick_lease_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outage" (
    "id" SERIAL NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organisation_id" TEXT,
    "learner_id" TEXT,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "workspace_organisation_id_idx" ON "workspace"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_platform_external_id_key" ON "workspace"("platform", "external_id");

-- CreateIndex
CREATE INDEX "account_learner_id_idx" ON "account"("learner_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_workspace_id_external_id_key" ON "account"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "learner_organisation_id_idx" ON "learner"("organisation_id");

-- CreateIndex
CREATE INDEX "learner_next_session_at_idx" ON "learner"("next_session_at");

-- CreateIndex
CREATE INDEX "course_version_course_id_idx" ON "course_version"("course_id");

-- CreateIndex
CREATE INDEX "outcome_course_id_idx" ON "outcome"("course_id");

-- CreateIndex
CREATE INDEX "outcome_version_outcome_id_idx" ON "outcome_version"("outcome_id");

-- CreateIndex
CREATE INDEX "lesson_course_id_idx" ON "lesson"("course_id");

-- CreateIndex
CREATE INDEX "lesson_version_lesson_id_idx" ON "lesson_version"("lesson_id");

-- CreateIndex
CREATE INDEX "question_course_id_idx" ON "question"("course_id");

-- CreateIndex
CREATE INDEX "question_version_question_id_idx" ON "question_version"("question_id");

-- CreateIndex
CREATE INDEX "session_learner_id_day_number_idx" ON "session"("learner_id", "day", "number");

-- CreateIndex
CREATE INDEX "session_remind_at_idx" ON "session"("remind_at");

-- CreateIndex
CREATE INDEX "session_item_session_id_idx" ON "session_item"("session_id");

-- CreateIndex
CREATE INDEX "answer_learner_id_question_id_idx" ON "answer"("learner_id", "question_id");

-- CreateIndex
CREATE INDEX "review_learner_id_due_day_idx" ON "review"("learner_id", "due_day");

-- CreateIndex
CREATE INDEX "streak_day_closes_at_idx" ON "streak_day"("closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "award_learner_id_outcome_id_key" ON "award"("learner_id", "outcome_id");

-- CreateIndex
CREATE INDEX "delivery_session_id_idx" ON "delivery"("session_id");

-- CreateIndex
CREATE INDEX "delivery_learner_id_idx" ON "delivery"("learner_id");

-- CreateIndex
CREATE INDEX "inbox_event_done_at_idx" ON "inbox_event"("done_at");

-- CreateIndex
CREATE INDEX "audit_learner_id_idx" ON "audit"("learner_id");

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learner" ADD CONSTRAINT "learner_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_version" ADD CONSTRAINT "outcome_version_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_item" ADD CONSTRAINT "session_item_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_item" ADD CONSTRAINT "session_item_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "session_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastery" ADD CONSTRAINT "mastery_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastery" ADD CONSTRAINT "mastery_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streak_day" ADD CONSTRAINT "streak_day_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_outcome_version_id_fkey" FOREIGN KEY ("outcome_version_id") REFERENCES "outcome_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whatever still waits is few among very many; the sweep that rings again looks only at these.
CREATE INDEX "delivery_unsettled_idx" ON "delivery" (COALESCE("slot_at", "created_at")) WHERE "state" IN ('planned', 'sending');
