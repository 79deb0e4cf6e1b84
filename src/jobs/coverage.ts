import type { Db } from '../db/client.ts';
import { listAllIds } from '../db/recommendations.ts';
import { readVocabulary } from '../db/vocabulary.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import { coverageOf } from '../domain/query/resolve.ts';

/** The recommendations that a deadline covers, or the word at which what it says about them cannot be read. */
export type Coverage =
  | { recommendationIds: string[]; unreadableAt: null }
  | { recommendationIds: null; unreadableAt: string };

/** What each of these deadlines covers, in their order. */
export async function readCoverage(
  db: Db,
  { id: workspaceId, timeZone }: Pick<WorkspaceRecord, 'id' | 'timeZone'>,
  deadlines: Pick<Deadline, 'coverage'>[],
  today: Day,
): Promise<Coverage[]> {
  if (deadlines.length === 0) return [];
  const vocabulary = await readVocabulary(db, workspaceId);
  const coverages: Coverage[] = [];
  for (const deadline of deadlines) {
    const filter = coverageOf(deadline, vocabulary, today);
    coverages.push(
      filter.ok
        ? {
            // Nobody in particular asks: `mine` covers nothing.
            recommendationIds: await listAllIds(db, workspaceId, filter.value, { agencyIds: [], today, timeZone }),
            unreadableAt: null,
          }
        : { recommendationIds: null, unreadableAt: filter.mistake.word },
    );
  }
  return coverages;
}
