import type { Database } from '../../src/db/client.ts';
import { readImport } from '../../src/files/read-import.ts';
import { importRecommendations } from '../../src/usecases/import-recommendations.ts';
import { uhriExport } from './import-files.ts';
import { byTurns } from './measure.ts';

export interface Importing {
  /** From the file's bytes to its recommendations in a workspace that had none, committed: the median of the rounds */
  milliseconds: number;
  /** From the file's bytes to checked rows, and no further */
  baselineMs: number;
}

/** Imports a file of so many new rows again and again, each time into a workspace of its own, and parses it alone by turns. */
export async function measureImport(
  db: Database,
  { rows, rounds }: { rows: number; rounds: number },
): Promise<Importing> {
  const file = uhriExport(rows);
  const options = { dryRun: false, review: null, skipWrong: false };
  let workspaces = 0;
  const took = await byTurns(rounds, {
    parsing: async () => {
      const began = performance.now();
      const { content } = await readImport(file, options);
      if (content.recommendations.length !== rows) throw new Error(`${content.recommendations.length} rows were read`);
      return performance.now() - began;
    },
    importing: async () => {
      const workspaceId = `T0IMPORT${workspaces++}`;
      await db.workspace.create({ data: { id: workspaceId, name: workspaceId } });
      const began = performance.now();
      await importRecommendations({ db, workspaceId, now: new Date(), actorId: null }, file, options);
      const milliseconds = performance.now() - began;
      const stored = await db.recommendation.count({ where: { workspaceId } });
      if (stored !== rows) throw new Error(`${stored} of ${rows} recommendations were stored`);
      return milliseconds;
    },
  });
  return { milliseconds: took.importing, baselineMs: took.parsing };
}
