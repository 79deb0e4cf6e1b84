import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Asked } from './asking.ts';
import { type BenchDatabase, createBenchDatabase } from './databases.ts';
import { measureDelivery } from './delivery.ts';
import type { Importing } from './importing.ts';
import { measureLists } from './lists.ts';
import { type LookUpSizes, measureLookUps, measureMemory } from './look-up.ts';
import { type Measure, measureOf } from './measure.ts';
import type { Planning } from './planning.ts';
import { BUILT, SOURCE, startRapporteur } from './processes.ts';
import { fillRecords, type Scale } from './records.ts';
import { type SlackApi, startSlackApi } from './slack-api.ts';
import { measureStarts } from './starting.ts';
import type { Work } from './work.ts';

/** How much of everything. */
export interface Sizes {
  many: Scale;
  few: Scale;
  lookUps: LookUpSizes;
  lists: { rounds: number; each: number };
  memory: { lookUps: number; restMs: number };
  starts: number;
  planningRounds: number;
  imports: { rows: number; rounds: number };
  delivery: { reminders: number; quietMs: number };
}

const FEW: Scale = { workspaces: 1, recommendations: 1_000, members: 100 };

/** What the goals are for: a server. */
export const FULL: Sizes = {
  many: { workspaces: 200, recommendations: 1_000_000, members: 20_000 },
  few: FEW,
  lookUps: { rounds: 9, oneAtATime: 400, together: 3_000, forms: 200 },
  lists: { rounds: 9, each: 10 },
  memory: { lookUps: 100_000, restMs: 20_000 },
  starts: 7,
  planningRounds: 3,
  imports: { rows: 40_000, rounds: 3 },
  delivery: { reminders: 600, quietMs: 60_000 },
};

/** For the embedded database, which has one process to do everything in. */
export const TENTH: Sizes = {
  ...FULL,
  many: { workspaces: 20, recommendations: 100_000, members: 2_000 },
  lookUps: { rounds: 5, oneAtATime: 100, together: 500, forms: 50 },
  lists: { rounds: 5, each: 3 },
  memory: { lookUps: 10_000, restMs: 20_000 },
  imports: { rows: 4_000, rounds: 3 },
};

/** Enough to see that each measure works. */
export const TINY: Sizes = {
  many: { workspaces: 2, recommendations: 600, members: 200 },
  few: { workspaces: 1, recommendations: 300, members: 100 },
  lookUps: { rounds: 1, oneAtATime: 3, together: 40, forms: 2 },
  lists: { rounds: 1, each: 1 },
  memory: { lookUps: 64, restMs: 10 },
  starts: 1,
  planningRounds: 1,
  imports: { rows: 50, rounds: 1 },
  delivery: { reminders: 303, quietMs: 1_500 },
};

export const PARTS = ['look-up', 'lists', 'memory', 'start', 'planning', 'import', 'delivery'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** A PostgreSQL server, where databases are created and dropped again; none: embedded ones */
  server: string | undefined;
  sizes: Sizes;
  parts: readonly Part[];
  /** Whether the app is run as it is built, or from its source */
  isBuilt: boolean;
  say(line: string): void;
}

const WORK = fileURLToPath(new URL('work.ts', import.meta.url));
/** The workspace whose token the app has: it has no records, so that jobs leave the measures alone. */
const OWN_TEAM = 'T0BENCHAPP';
/** A Wednesday on which offices are open: the records, and what is planned of them, are the same whenever this runs. */
const TODAY = '2026-11-18';

/** Measures the parts, one after the other, each beside its baseline. */
export async function runBench({ server, sizes, parts, isBuilt, say }: BenchOptions): Promise<Measure[]> {
  const entry = isBuilt ? BUILT : SOURCE;
  const measures: Measure[] = [];
  const wants = (...asked: Part[]) => asked.some((part) => parts.includes(part));
  const databases = new Map<'many' | 'few', BenchDatabase>();
  const api = await startSlackApi(OWN_TEAM);
  const database = async (name: 'many' | 'few') => {
    const known = databases.get(name);
    if (known) return known;
    say(`fills a database with ${sizes[name].recommendations} recommendations`);
    const created = await createBenchDatabase(server, (db) => fillRecords(db, sizes[name], TODAY, say));
    databases.set(name, created);
    return created;
  };
  const asked = async (name: 'many' | 'few', use: (of: Asked) => Promise<Measure[]>) => {
    const environment = await environmentOf(name);
    const program = await startRapporteur(environment, entry);
    try {
      return await use({ program, scale: sizes[name], databaseUrl: environment.DATABASE_URL });
    } finally {
      await program.stop();
    }
  };
  const environmentOf = async (name: 'many' | 'few'): Promise<Record<string, string>> => ({
    ...(await database(name)).environment,
    SLACK_API_URL: api.url,
  });
  const add = (found: Measure[]) => {
    measures.push(...found);
    for (const { name, ratio, goal, met } of found)
      say(`${name}: ${ratio.toFixed(2)} x (goal ${goal} x${met ? '' : ', MISSED'})`);
  };
  try {
    if (wants('look-up')) add(await asked('many', (many) => measureLookUps(many, api, sizes.lookUps)));
    if (wants('lists')) {
      await database('few');
      add(await asked('many', (many) => asked('few', (few) => measureLists(many, few, sizes.lists))));
    }
    if (wants('memory')) add(await asked('many', (many) => measureMemory(many, api, sizes.memory)));
    if (wants('start')) add([await measureStarts(await environmentOf('few'), { rounds: sizes.starts, entry })]);
    if (wants('planning')) add([await planning(await database('many'), sizes)]);
    if (wants('import')) add([await importing(await database('few'), sizes)]);
    if (wants('delivery')) add(await measureDelivery(server, { ...sizes.delivery, entry }));
    return measures;
  } finally {
    await closeAll(api, databases);
  }
}

async function closeAll(api: SlackApi, databases: Map<string, BenchDatabase>): Promise<void> {
  await api.close();
  for (const database of databases.values()) await database.drop();
}

async function planning(database: BenchDatabase, { many, planningRounds }: Sizes): Promise<Measure> {
  const now = new Date(`${TODAY}T03:00:00Z`);
  const work: Work = { kind: 'planning', today: TODAY, now, rounds: planningRounds };
  const { milliseconds, baselineMs, reminders } = await inProcess<Planning>(database, work);
  return measureOf("planning a day's reminders", {
    unit: 'ms',
    value: milliseconds,
    baseline: baselineMs,
    goal: 5,
    note: `${reminders} reminders, ${many.recommendations} recommendations, ${many.members} members; one scan of them by the database`,
  });
}

async function importing(database: BenchDatabase, { imports }: Sizes): Promise<Measure> {
  const { milliseconds, baselineMs } = await inProcess<Importing>(database, { kind: 'import', ...imports });
  return measureOf(`import of ${imports.rows} rows`, {
    unit: 'ms',
    value: milliseconds,
    baseline: baselineMs,
    goal: 4,
    note: 'a UHRI export of new rows; reading and checking the file alone',
  });
}

/** Does a piece of work on a database in a process of its own. */
function inProcess<Came>({ environment }: BenchDatabase, work: Work): Promise<Came> {
  const child = spawn(process.execPath, ['--import', 'tsx', WORK, JSON.stringify(work)], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Came);
      else reject(new Error(`${work.kind} ended with ${code}`));
    });
  });
}
