-- CreateEnum
CREATE TYPE "DoneBy" AS ENUM ('update', 'status', 'tick');

-- CreateEnum
CREATE TYPE "ReassignmentDecision" AS ENUM ('kept', 'reassigned');

-- AlterEnum
ALTER TYPE "OutboxStatus" ADD VALUE 'uncertain';

-- DropIndex
DROP INDEX "Reminder_deadlineId_memberId_daysBefore_key";

-- AlterTable
ALTER TABLE "Deadline" ADD COLUMN     "alsoReminds" UUID[],
ADD COLUMN     "alternatesAfter" INTEGER,
ADD COLUMN     "coordinatorsAfter" INTEGER,
ADD COLUMN     "doneBy" "DoneBy" NOT NULL DEFAULT 'update',
ADD COLUMN     "doneStatus" "Status",
ADD COLUMN     "remindsSupporting" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "repeatFrom" DATE,
ADD COLUMN     "repeatMonths" INTEGER,
ADD COLUMN     "repeatOf" UUID,
ADD COLUMN     "scheduledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "tickEn" TEXT,
ADD COLUMN     "tickVi" TEXT,
ADD COLUMN     "time" TEXT,
ADD COLUMN     "timeZone" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "reminderDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[];

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "mayBePosted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "settledAt" TIMESTAMPTZ(3),
ADD COLUMN     "threadOf" UUID;

-- AlterTable
ALTER TABLE "Reminder" ADD COLUMN     "agencyIds" UUID[],
ADD COLUMN     "forDate" DATE,
ADD COLUMN     "role" TEXT;

-- What was planned so far was planned for the dates that the deadlines have.
UPDATE "Reminder" r SET "forDate" = d.date, "agencyIds" = '{}' FROM "Deadline" d WHERE d.id = r."deadlineId";
ALTER TABLE "Reminder" ALTER COLUMN "forDate" SET NOT NULL;
UPDATE "Deadline" SET "scheduledAt" = "createdAt", "alsoReminds" = '{}';

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "country" TEXT,
ADD COLUMN     "shutOutAt" TIMESTAMPTZ(3),
ADD COLUMN     "shutOutError" TEXT;

-- CreateTable
CREATE TABLE "Closure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspaceId" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameVi" TEXT NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,

    CONSTRAINT "Closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspaceId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tick" (
    "workspaceId" TEXT NOT NULL,
    "deadlineId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "tickedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tick_pkey" PRIMARY KEY ("deadlineId","agencyId")
);

-- CreateTable
CREATE TABLE "DeadlinePreference" (
    "workspaceId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "deadlineId" UUID NOT NULL,
    "isMuted" BOOLEAN NOT NULL DEFAULT false,
    "snoozedUntil" DATE,

    CONSTRAINT "DeadlinePreference_pkey" PRIMARY KEY ("memberId","deadlineId")
);

-- CreateTable
CREATE TABLE "Reassignment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspaceId" TEXT NOT NULL,
    "recommendationId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decision" "ReassignmentDecision",
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "newAgencyId" UUID,

    CONSTRAINT "Reassignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SendingPace" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SendingPace_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateIndex
CREATE INDEX "Closure_workspaceId_firstDay_idx" ON "Closure"("workspaceId", "firstDay");

-- CreateIndex
CREATE INDEX "Absence_memberId_firstDay_idx" ON "Absence"("memberId", "firstDay");

-- CreateIndex
CREATE INDEX "DeadlinePreference_deadlineId_idx" ON "DeadlinePreference"("deadlineId");

-- CreateIndex
CREATE INDEX "Reassignment_workspaceId_decidedAt_idx" ON "Reassignment"("workspaceId", "decidedAt");

-- CreateIndex
CREATE INDEX "Reassignment_recommendationId_idx" ON "Reassignment"("recommendationId");

-- CreateIndex
CREATE UNIQUE INDEX "Deadline_repeatOf_key" ON "Deadline"("repeatOf");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_deadlineId_memberId_forDate_daysBefore_key" ON "Reminder"("deadlineId", "memberId", "forDate", "daysBefore");

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tick" ADD CONSTRAINT "Tick_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tick" ADD CONSTRAINT "Tick_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tick" ADD CONSTRAINT "Tick_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tick" ADD CONSTRAINT "Tick_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlinePreference" ADD CONSTRAINT "DeadlinePreference_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlinePreference" ADD CONSTRAINT "DeadlinePreference_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlinePreference" ADD CONSTRAINT "DeadlinePreference_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reassignment" ADD CONSTRAINT "Reassignment_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reassignment" ADD CONSTRAINT "Reassignment_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reassignment" ADD CONSTRAINT "Reassignment_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reassignment" ADD CONSTRAINT "Reassignment_newAgencyId_fkey" FOREIGN KEY ("newAgencyId") REFERENCES "Agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reassignment" ADD CONSTRAINT "Reassignment_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reassignment" ADD CONSTRAINT "Reassignment_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendingPace" ADD CONSTRAINT "SendingPace_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The summary of a deadline is now known by its channel as well.
UPDATE "OutboxMessage" SET key = key || ':' || recipient
WHERE kind = 'deadline_summary' AND key = 'summary:' || (content->>'deadlineId');

-- What was being sent may be in Slack.
UPDATE "OutboxMessage" SET "mayBePosted" = true WHERE status = 'sending' AND attempts > 0;

-- As for a new workspace: the country is known where the zone is that of one country.
UPDATE "Workspace" SET country = 'VN' WHERE "timeZone" = 'Asia/Ho_Chi_Minh';
