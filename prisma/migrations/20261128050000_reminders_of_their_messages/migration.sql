-- What a message says of a deadline is told in one place.
ALTER TABLE "Reminder" ADD COLUMN "isOverview" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "carriedStep" INTEGER;
UPDATE "Reminder" r SET
  "isOverview" = coalesce((i->>'isOverview')::boolean, false),
  "carriedStep" = CASE WHEN r."daysBefore" IS NULL THEN (i->>'daysBefore')::integer END
FROM "OutboxMessage" m, jsonb_array_elements(m.content->'items') i
WHERE m.id = r."outboxId" AND m.kind = 'reminder' AND i->>'deadlineId' = r."deadlineId"::text;
UPDATE "OutboxMessage" SET content = content - 'items' WHERE kind = 'reminder' AND content ? 'items';

-- Tens of thousands are written at once, of which a fourth of the time went into looking up each one's member and deadline. Neither is ever
-- deleted, and what writes them looks up those of the workspace itself.
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_deadlineId_workspaceId_fkey";
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_memberId_fkey";
DROP INDEX "Deadline_id_workspaceId_key";
