import pMap from 'p-map';
import type { Database } from '../../src/db/client.ts';
import { Groups } from '../../src/db/groups.ts';
import { listWorkspaces, type WorkspaceRecord } from '../../src/db/workspaces.ts';
import type { Day } from '../../src/domain/day.ts';
import { planReminders, Told, WORKSPACES_AT_ONCE } from '../../src/jobs/plan-reminders.ts';
import { createLog } from '../../src/log.ts';
import { median } from './measure.ts';
import { impliedReminders, type PlannedCounts, writtenReminders } from './planned-counts.ts';

export interface Planning {
  /** From nothing planned to all of the day's messages written, for every workspace: the median of the rounds */
  milliseconds: number;
  /** One scan of all recommendations by the database, the median of the rounds */
  baselineMs: number;
  /** How many messages were written in a round: one a person */
  reminders: number;
}

/**
 * Plans a day's reminders for all workspaces of a database that holds the benchmark's records (fillRecords), again and again,
 * with the scan before each. `now` is an instant of `today` in everybody's hours. Throws when what was written is not what the
 * records imply. What earlier runs have written to the outbox is removed.
 */
export async function measurePlanning(
  db: Database,
  { today, now, rounds = 3 }: { today: Day; now: Date; rounds?: number },
): Promise<Planning> {
  const workspaces = await listWorkspaces(db);
  const implied = await countAll(workspaces, ({ id }) => impliedReminders(db, id, today));
  const log = createLog('error');
  const groups = new Groups(db);
  const planning: number[] = [];
  const scans: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await forgetPlanned(db);
    scans.push(await timed(() => scanRecommendations(db)));
    const told = new Told();
    planning.push(
      await timed(async () => {
        const plan = ({ id }: WorkspaceRecord) => planReminders({ db, groups, log, told }, id, now);
        // As the jobs do it.
        await pMap(workspaces, plan, { concurrency: WORKSPACES_AT_ONCE });
      }),
    );
    const written = await countAll(workspaces, ({ id }) => writtenReminders(db, id));
    if (JSON.stringify(written) !== JSON.stringify(implied))
      throw new Error(`Planned ${JSON.stringify(written)}, where the records imply ${JSON.stringify(implied)}`);
  }
  await forgetPlanned(db);
  return { milliseconds: median(planning), baselineMs: median(scans), reminders: implied.messages };
}

async function forgetPlanned(db: Database): Promise<void> {
  // What was deleted would still have to be read past: the tables begin empty.
  await db.$executeRaw`TRUNCATE "Reminder", "OutboxMessage"`;
}

/** Reads all recommendations once, from the first to the last, with as many workers as the server is set to use. */
async function scanRecommendations(db: Database): Promise<void> {
  await db.$transaction(
    async (tx) => {
      for (const setting of ['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan'])
        await tx.$executeRawUnsafe(`SET LOCAL ${setting} = off`);
      await tx.$queryRaw`SELECT count("lastUpdateAt")::int FROM "Recommendation"`;
    },
    { timeout: 60_000 },
  );
}

async function countAll<Workspace>(
  workspaces: readonly Workspace[],
  count: (workspace: Workspace) => Promise<PlannedCounts>,
): Promise<PlannedCounts> {
  const sum: PlannedCounts = { messages: 0, steps: 0, agencies: 0 };
  for (const workspace of workspaces) {
    const { messages, steps, agencies } = await count(workspace);
    sum.messages += messages;
    sum.steps += steps;
    sum.agencies += agencies;
  }
  return sum;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
