import { openDatabase } from '../../src/db/client.ts';
import { measureImport } from './importing.ts';
import { measurePlanning } from './planning.ts';

// A process of its own for what is measured on the database directly: `work.ts JSON` prints what came of it as JSON.

export type Work =
  | ({ kind: 'planning' } & Parameters<typeof measurePlanning>[1])
  | ({ kind: 'import' } & Parameters<typeof measureImport>[1]);

const work = JSON.parse(process.argv[2] ?? '') as Work;
const { DATABASE_URL: url, DATA_DIR: folder } = process.env;
const database = await openDatabase(url ? { url, queryMs: 10 * 60_000 } : folder ? { folder } : {});
const came =
  work.kind === 'import'
    ? await measureImport(database.db, work)
    : await measurePlanning(database.db, { ...work, now: new Date(work.now) });
process.stdout.write(JSON.stringify(came));
await database.close();
