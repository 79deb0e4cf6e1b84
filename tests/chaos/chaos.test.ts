import { describe, expect, test } from 'vitest';
import { countDeliveries, isProof } from './count.ts';
import { runChaos } from './run.ts';

const of = (...userIds: string[]) => userIds.map((userId) => ({ userId }));

describe('the count', () => {
  test('is right when everybody has one', () => {
    const counts = countDeliveries(['a', 'b'], of('b', 'a'));
    expect(counts).toEqual({ planned: 2, posted: 2, duplicated: 0, lost: 0 });
    expect(isProof({ ...counts, kills: 5 }, 5)).toBe(true);
  });

  test.each([
    ['one that somebody got twice', of('a', 'b', 'b', 'b'), { posted: 4, duplicated: 2, lost: 0 }],
    ['one that nobody got', of('a'), { posted: 1, duplicated: 0, lost: 1 }],
    ['both at once, which the totals alone would hide', of('a', 'a'), { posted: 2, duplicated: 1, lost: 1 }],
  ])('tells of %s', (_, messages, expected) => {
    const counts = countDeliveries(['a', 'b'], messages);
    expect(counts).toMatchObject(expected);
    expect(isProof({ ...counts, kills: 5 }, 5)).toBe(false);
  });

  test('proves nothing when too few instances were ended, or nobody was to be reminded', () => {
    expect(isProof({ planned: 2, posted: 2, duplicated: 0, lost: 0, kills: 4 }, 5)).toBe(false);
    expect(isProof({ planned: 0, posted: 0, duplicated: 0, lost: 0, kills: 5 }, 5)).toBe(false);
  });
});

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)('three instances that are killed while Slack misbehaves', () => {
  test('send every reminder once', { timeout: 240_000 }, async () => {
    const lines: string[] = [];
    const counts = await runChaos({
      server: server ?? '',
      reminders: 20,
      kills: 5,
      seed: 1,
      limitMs: 200_000,
      say: (line) => lines.push(line),
    });
    expect(counts, lines.join('\n')).toEqual({ planned: 20, posted: 20, duplicated: 0, lost: 0, kills: 5 });
  });
});
