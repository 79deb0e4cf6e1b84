-- DropIndex
DROP INDEX "Recommendation_workspaceId_referenceSort_idx";

-- AlterTable: it is sorted by its bytes everywhere. Now an index of it is in that order, whatever the order of the database is.
ALTER TABLE "Recommendation" ALTER COLUMN "referenceSort" SET DATA TYPE TEXT COLLATE "C";

-- CreateIndex: the rest of what the planner of reminders looks at is in it, so that it need not read the table.
CREATE INDEX "Recommendation_workspaceId_referenceSort_idx" ON "Recommendation"("workspaceId", "referenceSort")
  INCLUDE ("id", "reviewId", "status", "leadAgencyId", "lastUpdateAt", "dueDate");

-- AlterTable: lists of random ids cannot be compressed, and trying to takes a tenth of the time that writing them does.
ALTER TABLE "Reminder" ALTER COLUMN "recommendationIds" SET STORAGE EXTERNAL;
