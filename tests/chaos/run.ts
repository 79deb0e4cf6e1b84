import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { LOCAL } from '../../src/local.ts';
import { installedApp } from '../../src/local-slack.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { administer } from '../support/global-setup.ts';
import { type Counts, countDeliveries } from './count.ts';
import { createGroup, peopleOf } from './group.ts';
import { Instances } from './instances.ts';
import { misbehaviours } from './misbehaviours.ts';
import { Reaper, seeded } from './reaper.ts';

export interface ChaosOptions {
  /** A PostgreSQL server, where a database is created for the run and dropped after it */
  server: string;
  reminders: number;
  kills: number;
  seed: number;
  /** After so long without a delivery the run ends as it stands */
  limitMs: number;
  say(line: string): void;
  /** Where the instances' logs go; none: nowhere */
  logFile?: string;
}

const INSTANCES = 3;
/** A Wednesday, 10:00 in Hanoi */
const START = new Date('2026-11-18T03:00:00Z');
const TODAY = '2026-11-18';
/**
 * Lets three instances deliver a burst of reminders, ends them at random moments while they do and while Slack misbehaves,
 * lets those that are left finish, and counts what people have by the workspace's own record. Repeatable as far as
 * processes are: the same seed gives the same lives and the same faults, in the order in which calls come.
 */
export async function runChaos(options: ChaosOptions): Promise<Counts> {
  const { server, reminders, seed, say } = options;
  const name = `rapporteur_chaos_${process.pid}_${randomBytes(4).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const database = await openDatabase({ url: url.href });
  const people = peopleOf(reminders);
  const offsetMs = START.getTime() - Date.now();
  const workspace = await startWorkspace({ ...workspaceOf(people), now: () => new Date(Date.now() + offsetMs) });
  const instances = new Instances({ databaseUrl: url.href, apiUrl: workspace.apiUrl, offsetMs }, options.logFile);
  try {
    await migrate(database);
    await createGroup(database.db, people, TODAY);
    for (const rule of misbehaviours(seed)) await control(workspace, 'misbehave', rule);
    const kills = await deliverUnderFire(database.db, instances, options);
    await instances.end();
    say(await readFaults(workspace));
    if (instances.fallen > 0) say(`${instances.fallen} instances ended by themselves`);
    const messages = await readMessages(workspace, people);
    return {
      ...countDeliveries(
        people.map(({ id }) => id),
        messages,
      ),
      kills,
    };
  } finally {
    await instances.end();
    await workspace.close();
    await database.close();
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Gives how many instances were ended while they worked. */
async function deliverUnderFire(
  db: Database,
  instances: Instances,
  { reminders, kills, seed, limitMs, say }: ChaosOptions,
): Promise<number> {
  const reaper = new Reaper(instances, { kills, share: reminders / kills, chance: seeded(seed) });
  for (let n = 0; n < INSTANCES; n++) instances.start();
  let told = 0;
  let progress = { sent: 0, at: Date.now() };
  while (Date.now() - progress.at < limitMs) {
    await sleep(100);
    // A machine that is busy with something else may answer the runner late: it looks again.
    const seen = await look(db).catch((error: unknown) => say(`could not look: ${error}`));
    if (!seen) continue;
    const { statuses, owners } = seen;
    const sent = statuses.get('sent') ?? 0;
    if (sent > progress.sent) progress = { sent, at: Date.now() };
    const written = [...statuses.values()].reduce((sum, count) => sum + count, 0);
    const open = (statuses.get('pending') ?? 0) + (statuses.get('sending') ?? 0);
    reaper.look({ isPlanned: written > 0, sent, owners });
    if (Date.now() - told > 10_000) {
      told = Date.now();
      const counts = [...statuses].map(([status, count]) => `${count} ${status}`).join(', ');
      say(`${counts || 'nothing planned'}; ${reaper.kills} killed`);
    }
    if (written >= reminders && open === 0) break;
  }
  return reaper.kills;
}

async function look(db: Database): Promise<{ statuses: Map<string, number>; owners: string[] }> {
  return { statuses: await countStatuses(db), owners: await listOwners(db) };
}

/** The instances that have messages in their hands. */
async function listOwners(db: Database): Promise<string[]> {
  const rows = await db.outboxMessage.findMany({
    where: { status: 'sending', leaseOwner: { not: null } },
    distinct: ['leaseOwner'],
    select: { leaseOwner: true },
  });
  return rows.flatMap(({ leaseOwner }) => leaseOwner ?? []);
}

async function countStatuses(db: Database): Promise<Map<string, number>> {
  const rows = await db.outboxMessage.groupBy({ by: ['status'], _count: true, orderBy: { status: 'asc' } });
  return new Map(rows.map(({ status, _count }) => [status, _count]));
}

function workspaceOf(people: ReturnType<typeof peopleOf>) {
  return {
    team: LOCAL.team,
    users: people,
    channels: [],
    app: installedApp(),
  };
}

async function control(workspace: Workspace, path: string, body?: unknown): Promise<any> {
  const response = await fetch(`${workspace.url}/control/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`/control/${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** How often Slack misbehaved, by what it did. */
async function readFaults(workspace: Workspace): Promise<string> {
  const { rules } = await control(workspace, 'misbehave');
  const counts = new Map<string, number>();
  for (const { kind, status, used } of rules) {
    const name = kind === 'status' ? `http ${status}` : kind;
    counts.set(name, (counts.get(name) ?? 0) + used);
  }
  return `Slack misbehaved: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`;
}

/** What each person has from the app, as they see it. */
async function readMessages(workspace: Workspace, people: readonly { id: string }[]): Promise<{ userId: string }[]> {
  const messages: { userId: string }[] = [];
  for (const { id } of people) {
    const { conversations } = await control(workspace, `as/${id}/screen`);
    for (const conversation of conversations)
      for (const message of conversation.messages) if (message.metadata) messages.push({ userId: id });
  }
  return messages;
}
