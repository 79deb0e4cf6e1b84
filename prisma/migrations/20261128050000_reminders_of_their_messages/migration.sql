-- What a message says of a deadline is told in one place.
ALTER TABLE "Reminder" ADD COLUMN "isOverview" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "step" INTEGER;
UPDATE "Reminder" r SET
  "isOverview" = coalesce((i->>'isOverview')::boolean, false),
  "step" = (i->>'daysBefore')::integer
FROM "OutboxMessage" m, jsonb_array_elements(m.content->'items') i
WHERE m.id = r."outboxId" AND m.kind = 'reminder' AND i->>'deadlineId' = r."deadlineId"::text;
UPDATE "Reminder" SET "step" = coalesce("daysBefore", "step", 0);
ALTER TABLE "Reminder" ALTER COLUMN "step" SET NOT NULL;
UPDATE "OutboxMessage" SET content = content - 'items' WHERE kind = 'reminder' AND content ? 'items';

-- It is known by its message and what it says there, and needs no number of its own.
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_pkey";
ALTER TABLE "Reminder" DROP COLUMN "id";
DELETE FROM "Reminder" r USING "Reminder" o
WHERE o."outboxId" = r."outboxId" AND o."deadlineId" = r."deadlineId" AND o."forDate" = r."forDate" AND o."step" = r."step" AND o.ctid < r.ctid;
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_pkey" PRIMARY KEY ("outboxId", "deadlineId", "forDate", "step");
DROP INDEX "Reminder_outboxId_idx";

-- Tens of thousands are written at once, of which a fourth of the time went into looking up each one's member and deadline. Neither is ever
-- deleted, and what writes them looks up those of the workspace itself.
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_deadlineId_workspaceId_fkey";
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_memberId_fkey";
DROP INDEX "Deadline_id_workspaceId_key";
