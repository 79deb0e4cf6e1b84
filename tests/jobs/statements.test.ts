import { expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts';
import { freshenMessages } from '../../src/jobs/freshen-messages.ts';
import { startTestApp } from '../support/app.ts';
import { instanceOf, messagesOf, openOf, reminderFor } from './support.ts';

// What a message costs the app's one thread, and so whoever asks something meanwhile, are its statements; one that Prisma compiles costs
// as much as several that are prepared.

const app = await startTestApp({ transport: 'socket', now: new Date('2026-11-19T03:00:00Z') });
const { db } = app.database;
const PEOPLE = [
  ['U0MOJ01', 'MOJ'],
  ['U0MPS01', 'MPS'],
  ['U0MOET1', 'MOET'],
  ['U0MERA1', 'MERA'],
  ['U0MOH01', 'MOH'],
] as const;

interface Counted {
  /** What Prisma compiled: the names of its operations */
  compiled: string[];
  /** The texts of the others */
  prepared: string[];
}

/** An instance whose statements are noted: those that are prepared on the database itself arrive at its client as raw ones. */
function countedInstance() {
  const counted: Counted = { compiled: [], prepared: [] };
  const watched = db.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        if (operation === '$queryRawUnsafe') counted.prepared.push(String(args[0]));
        else counted.compiled.push(model ? `${model}.${operation}` : operation);
        return query(args);
      },
    },
  });
  const database = { ...app.database, db: watched as unknown as Database };
  return { counted, parts: instanceOf({ ...app, database }, 'a').parts };
}

/** How many were prepared, without those that look for the next messages and for the group, which are as many as messages come together. */
const ofEach = ({ prepared }: Counted) => prepared.filter((text) => !/SKIP LOCKED|AS revision/.test(text)).length;

test('a reminder is composed and delivered by five statements of its own, none of them compiled', async () => {
  const { counted, parts } = countedInstance();
  await parts.groups.read(app.workspaceId);
  const ids: string[] = [];
  for (const [slackUserId, code] of PEOPLE) ids.push(await reminderFor(app, slackUserId, code));
  counted.compiled.length = 0;
  counted.prepared.length = 0;
  await deliverOutbox(parts);
  for (const [n, [slackUserId]] of PEOPLE.entries())
    expect(await messagesOf(app, slackUserId, ids[n] ?? '')).toHaveLength(1);

  // Once a round: who has shut the app out, and who of all these does not want to be disturbed, with the place of that question.
  expect(counted.compiled).toEqual(['Workspace.findMany', '$queryRaw']);
  expect(ofEach(counted)).toBe(1 + 5 * PEOPLE.length);
});

test('one that is brought up to date takes four', async () => {
  const { counted, parts } = countedInstance();
  const [open] = await openOf(app, 'MOJ');
  await db.recommendation.update({ where: { id: open?.id ?? '' }, data: { lastUpdateAt: app.workspace.clock.now() } });
  await db.outboxMessage.updateMany({ where: { recipient: 'U0MOJ01' }, data: { isStale: true } });
  await parts.groups.read(app.workspaceId);
  counted.compiled.length = 0;
  counted.prepared.length = 0;
  await freshenMessages(parts);
  expect(counted.compiled).toEqual(['Workspace.findMany']);
  expect(ofEach(counted)).toBe(4);
});
