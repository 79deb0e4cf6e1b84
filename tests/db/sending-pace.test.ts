import { beforeEach, describe, expect, test } from 'vitest';
import { createPace, type Place } from '../../src/db/sending-pace.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const [one, other] = ['T1', 'T2'].map((id) => createPace(db, id)) as [
  ReturnType<typeof createPace>,
  ReturnType<typeof createPace>,
];
const post = (channel: string) => ({ method: 'chat.postMessage', channel });
const inMs = (place: Place) => Math.round(place.inMs);

beforeEach(async () => {
  await db.workspace.deleteMany();
  await db.workspace.createMany({ data: ['T1', 'T2'].map((id) => ({ id, name: id })) });
});

/** By the database's clock, since waits are told from a moment that passes. */
const nextAt = async (key: string) =>
  (await db.sendingPace.findFirstOrThrow({ where: { workspaceId: 'T1', key } })).nextAt.getTime();
const POSTS = 'method:chat.postMessage';

/** How many messages may go at once in a workspace that was quiet, and how far apart the next ones are, in milliseconds. */
async function rateOfMessages(): Promise<{ burst: number; gapMs: number }> {
  await one.block('chat.postMessage', 60_000);
  const before = await nextAt(POSTS);
  await one.take(post('C1'), 120_000);
  const gapMs = (await nextAt(POSTS)) - before;
  await db.sendingPace.deleteMany();
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  await one.take(post('C2'), 0);
  const lagMs = (row?.now.getTime() ?? 0) - (await nextAt(POSTS));
  // One was taken, and the next is due where nextAt stands.
  return { gapMs, burst: 2 + lagMs / gapMs };
}

describe('messages', () => {
  test('use what Slack allows: 600 take at most a twentieth longer than its limits ask for, and a few are left', async () => {
    // Slack's model here: a bucket of 300 that fills by 5 a second lets 600 through in a minute.
    const { gapMs, burst } = await rateOfMessages();
    expect((600 - burst) * gapMs).toBeLessThanOrEqual(60_000 * 1.05);
    expect(gapMs).toBeGreaterThan(150);
    expect(burst).toBeLessThan(300);
  });

  test('to one channel are a second apart; others do not wait for them', async () => {
    expect(inMs(await one.take(post('C1'), 60_000))).toBe(0);
    const first = await nextAt('channel:C1');
    for (let n = 0; n < 2; n++) await one.take(post('C1'), 60_000);
    expect((await nextAt('channel:C1')) - first).toBeGreaterThanOrEqual(2_000);
    expect(inMs(await one.take(post('C2'), 60_000))).toBe(0);
  });

  test('take no place that is too far ahead, and are told how far it is', async () => {
    for (let n = 0; n < 20; n++) await one.take(post('C1'), 60_000);
    const place = await one.take(post('C1'), 500);
    expect(place).toMatchObject({ kind: 'none', isOfChannel: true });
    expect(place.inMs).toBeGreaterThan(1_000);
    // Nothing was taken by asking.
    const before = await nextAt('channel:C1');
    await one.take(post('C1'), 500);
    expect(await nextAt('channel:C1')).toBe(before);
  });

  test('that ask at once, from many instances, get places of their own', async () => {
    await one.block('chat.postMessage', 30_000);
    const before = await nextAt(POSTS);
    const instances = Array.from({ length: 12 }, () => createPace(db, 'T1'));
    const places = await Promise.all(instances.map((pace, n) => pace.take(post(`C${n}`), 60_000)));
    expect(places.every(({ kind }) => kind === 'taken')).toBe(true);
    expect((await nextAt(POSTS)) - before).toBeGreaterThanOrEqual(12 * 200);
  });
});

describe('what Slack wants to be left alone', () => {
  test('is, by every instance, and only in that workspace and by that method', async () => {
    await one.block('chat.postMessage', 30_000);
    const place = await createPace(db, 'T1').take(post('C1'), 5_000);
    expect(place).toMatchObject({ kind: 'none', isOfChannel: false });
    expect(place.inMs).toBeGreaterThan(29_000);
    expect(inMs(await other.take(post('C1'), 5_000))).toBe(0);
    expect(inMs(await one.take({ method: 'chat.update' }, 5_000))).toBe(0);
  });

  test('is not shortened by a later, shorter wait', async () => {
    await one.block('chat.update', 30_000);
    await one.block('chat.update', 1_000);
    expect((await one.take({ method: 'chat.update' }, 0)).inMs).toBeGreaterThan(29_000);
  });

  test('is called at its pace from then on', async () => {
    for (let n = 0; n < 5; n++) expect(inMs(await one.take({ method: 'chat.update' }, 0))).toBe(0);
    await one.block('chat.update', 60_000);
    const before = await nextAt('method:chat.update');
    await one.take({ method: 'chat.update' }, 120_000);
    expect((await nextAt('method:chat.update')) - before).toBeGreaterThan(1_300);
  });
});
