-- AlterTable
ALTER TABLE "Reminder" ALTER COLUMN "daysBefore" DROP NOT NULL;
