import { describe, expect, test } from 'vitest';
import { PROBLEMS, problemOf, remedyOf, settlementsOf } from '../../src/domain/undelivered.ts';

const toPerson = { status: 'failed', recipient: 'U1' } as const;
const toChannel = { status: 'failed', recipient: 'C1' } as const;

describe('what Slack says', () => {
  test.each([
    ['user_disabled', toPerson, 'person_left'],
    ['user_not_found', { ...toPerson, recipient: 'W1' }, 'person_left'],
    ['cannot_dm_bot', toPerson, 'person_out_of_reach'],
    ['channel_not_found', toPerson, 'person_out_of_reach'],
    ['channel_not_found', toChannel, 'channel_gone'],
    ['is_archived', toChannel, 'channel_archived'],
    ['not_in_channel', toChannel, 'app_not_in_channel'],
    ['restricted_action_read_only_channel', toChannel, 'posting_restricted'],
    ['missing_scope', toPerson, 'app_lacks_permission'],
    ['invalid_blocks', toChannel, 'our_fault'],
    ['error: x is not a function', toPerson, 'our_fault'],
    ['something_new', toChannel, 'refused'],
    ['constructor', toChannel, 'refused'],
    [null, toChannel, 'refused'],
    ['missing_scope', { status: 'uncertain', recipient: 'U1' }, 'unknown_whether_sent'],
  ] as const)('%s, %o: %s', (error, message, problem) => {
    expect(problemOf(error, message)).toBe(problem);
  });
});

test('every problem has a remedy and a way to settle it; only what cannot be known may have arrived', () => {
  for (const problem of PROBLEMS) {
    expect(remedyOf(problem)).toEqual(expect.any(String));
    for (const isPast of [false, true]) {
      const ways = settlementsOf(problem, { isPast });
      expect(ways.length).toBeGreaterThan(0);
      expect(ways.includes('arrived')).toBe(problem === 'unknown_whether_sent');
      if (isPast) expect(ways).not.toContain('send_again');
    }
  }
});
