import type { Vocabulary } from '../domain/query/command.ts';
import type { Db } from './client.ts';

interface Words {
  themes: string[];
  states: string[];
  groups: string[];
}

/** What the records of a workspace can be filtered by: reviews, agencies, and the themes, States and groups in use. */
export async function readVocabulary(db: Db, workspaceId: string): Promise<Vocabulary> {
  const [reviews, agencies, words] = await Promise.all([
    db.review.findMany({
      where: { workspaceId },
      select: { code: true, titleEn: true, titleVi: true, symbol: true },
      orderBy: { code: 'asc' },
    }),
    db.agency.findMany({
      where: { workspaceId },
      select: { code: true, nameEn: true, nameVi: true },
      orderBy: { code: 'asc' },
    }),
    db.$queryRaw<Words[]>`
      WITH r AS (
        SELECT themes, "recommendingStates", "affectedGroups" FROM "Recommendation" WHERE "workspaceId" = ${workspaceId}
      )
      SELECT
        ARRAY(SELECT DISTINCT unnest(themes) FROM r ORDER BY 1) AS themes,
        ARRAY(SELECT DISTINCT unnest("recommendingStates") FROM r ORDER BY 1) AS states,
        ARRAY(SELECT DISTINCT unnest("affectedGroups") FROM r ORDER BY 1) AS groups`,
  ]);
  return {
    reviews,
    agencies,
    themes: words[0]?.themes ?? [],
    states: words[0]?.states ?? [],
    groups: words[0]?.groups ?? [],
  };
}
