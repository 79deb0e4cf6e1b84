-- Reminders were planned for recommendations, and now are for agencies: those of the member that what was asked is expected of, as things stand today.
UPDATE "Reminder" r SET "agencyIds" = ARRAY(
  SELECT f."agencyId" FROM "FocalPoint" f
  WHERE f."memberId" = r."memberId" AND EXISTS (
    SELECT 1 FROM "Recommendation" c
    WHERE c.id = ANY(r."recommendationIds") AND (
      c."leadAgencyId" = f."agencyId" OR ((c."leadAgencyId" IS NULL OR d."remindsSupporting") AND EXISTS (
        SELECT 1 FROM "RecommendationSupport" s WHERE s."recommendationId" = c.id AND s."agencyId" = f."agencyId"
      ))
    )
  )
  ORDER BY f."agencyId"
)
FROM "Deadline" d
WHERE d.id = r."deadlineId" AND r."memberId" IS NOT NULL
  AND cardinality(r."recommendationIds") > 0 AND cardinality(r."agencyIds") = 0;
