-- A reminder is of its deadline's workspace: one key says both, where two were checked for each of tens of thousands that are written at once.

-- CreateIndex
CREATE UNIQUE INDEX "Deadline_id_workspaceId_key" ON "Deadline"("id", "workspaceId");

-- DropForeignKey
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_workspaceId_fkey";

-- DropForeignKey
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_deadlineId_fkey";

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_deadlineId_workspaceId_fkey" FOREIGN KEY ("deadlineId", "workspaceId") REFERENCES "Deadline"("id", "workspaceId") ON DELETE CASCADE ON UPDATE CASCADE;
