import type { Agency } from '../domain/agency.ts';
import type { Vocabulary } from '../domain/query/command.ts';
import type { Review } from '../domain/review.ts';
import { byCode, listAgencies } from './agencies.ts';
import { type Db, runPrepared } from './client.ts';
import { Prisma } from './generated/client.ts';
import { listReviews } from './reviews.ts';

const { sql } = Prisma;

/** The themes, States and groups in use. */
export type Words = Pick<Vocabulary, 'themes' | 'states' | 'groups'>;

/** What the records of a workspace can be filtered by: reviews, agencies, and the themes, States and groups in use. */
export async function readVocabulary(db: Db, workspaceId: string): Promise<Vocabulary> {
  const reviews = await listReviews(db, workspaceId);
  const agencies = await listAgencies(db, workspaceId);
  return vocabularyOf(reviews, agencies, await readWords(db, workspaceId));
}

/** The same of what has been read: the reviews and agencies themselves, by code. */
export function vocabularyOf(reviews: readonly Review[], agencies: readonly Agency[], words: Words): Vocabulary {
  return { reviews: [...reviews].sort(byCode), agencies: [...agencies].sort(byCode), ...words };
}

export async function readWords(db: Db, workspaceId: string): Promise<Words> {
  const [stored] = await runPrepared<Words>(db, WORDS, [workspaceId]);
  if (stored) return stored;
  // Where nobody has kept them yet they are gathered.
  const [gathered] = await db.$queryRaw<[Words]>`SELECT ${wordsInUse(workspaceId)}`;
  return gathered;
}

const WORDS = { name: 'words', text: 'SELECT themes, states, groups FROM "Vocabulary" WHERE "workspaceId" = $1' };

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

function wordsInUse(workspaceId: string): Prisma.Sql {
  return sql`
    ARRAY(SELECT DISTINCT unnest(themes) FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} ORDER BY 1) AS themes,
    ARRAY(SELECT DISTINCT unnest("recommendingStates") FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} ORDER BY 1) AS states,
    ARRAY(SELECT DISTINCT unnest("affectedGroups") FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} ORDER BY 1) AS groups`;
}
