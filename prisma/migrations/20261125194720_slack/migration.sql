-- CreateEnum
CREATE TYPE "GroupQuizState" AS ENUM ('planned', 'sending', 'open', 'closed', 'refused');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "dnd_from" TIMESTAMPTZ(3),
ADD COLUMN     "dnd_until" TIMESTAMPTZ(3),
ADD COLUMN     "next_post_at" TIMESTAMPTZ(3),
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "learner" ADD COLUMN     "locale_chosen" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "slack_installation" (
    "workspace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bot_user_id" TEXT NOT NULL,
    "scopes" TEXT[],
    "key_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "refresh_token" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "refreshed_at" TIMESTAMPTZ(3),

    CONSTRAINT "slack_installation_pkey" PRIMARY KEY ("workspace")
);

-- CreateTable
CREATE TABLE "group_quiz" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "question_version_id" TEXT NOT NULL,
    "option_order" INTEGER[],
    "state" "GroupQuizState" NOT NULL DEFAULT 'planned',
    "message_id" TEXT,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "drawn_at" TIMESTAMPTZ(3),
    "drawn" INTEGER NOT NULL DEFAULT 0,
    "counts" INTEGER[],

    CONSTRAINT "group_quiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_answer" (
    "quiz_id" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "choice" INTEGER NOT NULL,

    CONSTRAINT "group_answer_pkey" PRIMARY KEY ("quiz_id","user")
);

-- CreateIndex
CREATE INDEX "slack_installation_expires_at_idx" ON "slack_installation"("expires_at");

-- CreateIndex
CREATE INDEX "group_quiz_state_closes_at_idx" ON "group_quiz"("state", "closes_at");

-- AddForeignKey
ALTER TABLE "group_quiz" ADD CONSTRAINT "group_quiz_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_quiz" ADD CONSTRAINT "group_quiz_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_answer" ADD CONSTRAINT "group_answer_quiz_id_fkey" FOREIGN KEY ("quiz_id") REFERENCES "group_quiz"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
