-- DropIndex
DROP INDEX "Recommendation_searchText_idx";

-- AlterTable
ALTER TABLE "Recommendation" ADD COLUMN     "searchKeys" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "SearchWord" (
    "workspaceId" TEXT NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("workspaceId","word")
);

-- CreateTable
CREATE TABLE "Vocabulary" (
    "workspaceId" TEXT NOT NULL,
    "themes" TEXT[],
    "states" TEXT[],
    "groups" TEXT[],

    CONSTRAINT "Vocabulary_pkey" PRIMARY KEY ("workspaceId")
);

-- AddForeignKey
ALTER TABLE "SearchWord" ADD CONSTRAINT "SearchWord_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vocabulary" ADD CONSTRAINT "Vocabulary_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- For what is there already, what db/search-keys.ts and db/vocabulary.ts do for what is written from now on.
-- The semicolon is written as chr(59), for statements are told apart by it wherever it stands.
CREATE FUNCTION pg_temp.search_words(text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $function$
  SELECT DISTINCT substr(word, 1 + 100 * n, 200)
  FROM string_to_table($1, ' ') AS token, btrim(token, chr(59) || $$!"#%&'()*,-./:?@[]_{}|“”‘’«»–—…$$) AS word,
    generate_series(0, greatest(0, (length(word) - 101) / 100)) AS n
  WHERE word <> ''
$function$;

UPDATE "Recommendation" r SET "searchKeys" = ARRAY(
  SELECT ('x' || encode(substr(sha256(convert_to(r."workspaceId" || ' ' || word, 'UTF8')), 1, 4), 'hex'))::bit(32)::int
  FROM pg_temp.search_words(r."searchText") AS word
);

INSERT INTO "SearchWord" ("workspaceId", word)
SELECT DISTINCT r."workspaceId", word FROM "Recommendation" r, pg_temp.search_words(r."searchText") AS word;

INSERT INTO "Vocabulary" ("workspaceId", themes, states, groups)
SELECT w.id,
  ARRAY(SELECT DISTINCT unnest(themes) FROM "Recommendation" WHERE "workspaceId" = w.id ORDER BY 1),
  ARRAY(SELECT DISTINCT unnest("recommendingStates") FROM "Recommendation" WHERE "workspaceId" = w.id ORDER BY 1),
  ARRAY(SELECT DISTINCT unnest("affectedGroups") FROM "Recommendation" WHERE "workspaceId" = w.id ORDER BY 1)
FROM "Workspace" w;

DROP FUNCTION pg_temp.search_words(text);

-- CreateIndex
CREATE INDEX "Recommendation_searchKeys_idx" ON "Recommendation" USING GIN ("searchKeys");
