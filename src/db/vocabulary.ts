import type { Vocabulary } from '../domain/query/command.ts';
import { type Db, runPrepared } from './client.ts';
import { Prisma } from './generated/client.ts';

const { sql } = Prisma;

/** What the records of a workspace can be filtered by: reviews, agencies, and the themes, States and groups in use. */
export async function readVocabulary(db: Db, workspaceId: string): Promise<Vocabulary> {
  const rows = await runPrepared<Omit<Vocabulary, 'themes' | 'states' | 'groups'> & Words>(db, KNOWN, [workspaceId]);
  const [{ reviews, agencies, ...stored }] = rows as [(typeof rows)[number]];
  // Where nobody has kept them yet they are gathered.
  const words = stored.themes === null ? await gatherWords(db, workspaceId) : stored;
  return { reviews, agencies, themes: words.themes ?? [], states: words.states ?? [], groups: words.groups ?? [] };
}

const KNOWN = {
  name: 'vocabulary',
  text: `
    SELECT
      (SELECT coalesce(json_agg(json_build_object(
          'code', code, 'titleEn', "titleEn", 'titleVi', "titleVi", 'symbol', symbol) ORDER BY code), '[]')
        FROM "Review" WHERE "workspaceId" = $1) AS reviews,
      (SELECT coalesce(json_agg(json_build_object('code', code, 'nameEn', "nameEn", 'nameVi', "nameVi") ORDER BY code), '[]')
        FROM "Agency" WHERE "workspaceId" = $1) AS agencies,
      v.themes, v.states, v.groups
    FROM (SELECT 1) AS one LEFT JOIN "Vocabulary" v ON v."workspaceId" = $1`,
};

/** Null where they are not stored. */
interface Words {
  themes: string[] | null;
  states: string[] | null;
  groups: string[] | null;
}

/** Stores which themes, States and groups are in use; whoever writes them to recommendations calls this in the same transaction. */
export async function refreshVocabulary(db: Db, workspaceId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Vocabulary" ("workspaceId", themes, states, groups) SELECT ${workspaceId}, ${wordsInUse(workspaceId)}
    ON CONFLICT ("workspaceId") DO UPDATE SET themes = EXCLUDED.themes, states = EXCLUDED.states, groups = EXCLUDED.groups`;
}

/** Stores them where nobody has yet; what somebody else has just stored is newer, and stays. */
export async function keepVocabulary(db: Db, workspaceId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Vocabulary" ("workspaceId", themes, states, groups)
    SELECT id, ${wordsInUse(workspaceId)} FROM "Workspace" WHERE id = ${workspaceId} ON CONFLICT DO NOTHING`;
}

async function gatherWords(db: Db, workspaceId: string): Promise<Words> {
  const [words] = await db.$queryRaw<[Words]>`SELECT ${wordsInUse(workspaceId)}`;
  return words;
}

function wordsInUse(workspaceId: string): Prisma.Sql {
  return sql`
    ARRAY(SELECT DISTINCT unnest(themes) FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} ORDER BY 1) AS themes,
    ARRAY(SELECT DISTINCT unnest("recommendingStates") FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} ORDER BY 1) AS states,
    ARRAY(SELECT DISTINCT unnest("affectedGroups") FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} ORDER BY 1) AS groups`;
}
