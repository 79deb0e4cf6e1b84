import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { patiently } from '../../src/slack/patience.ts';

const limited = (seconds: number) => new WebAPIRateLimitedError(seconds);

/** A call that fails so before it is answered, with the pauses that were made. */
async function ask(failures: Error[]) {
  const pauses: number[] = [];
  const left = [...failures];
  const call = async () => {
    const failure = left.shift();
    if (failure) throw failure;
    return 'answered';
  };
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  const answer = await patiently(call, pause).catch((error: unknown) => error);
  return { answer, pauses };
}

it('waits as long as Slack asks and calls again', async () => {
  expect(await ask([])).toEqual({ answer: 'answered', pauses: [] });
  expect(await ask([limited(3), limited(0)])).toEqual({ answer: 'answered', pauses: [3000, 1000] });
});

it('gives up after five waits, or when they would be longer than a minute in all', async () => {
  expect(await ask(Array.from({ length: 6 }, () => limited(1)))).toMatchObject({
    answer: { retryAfter: 1 },
    pauses: Array.from({ length: 5 }, () => 1000),
  });
  expect(await ask([limited(40), limited(21)])).toMatchObject({ answer: { retryAfter: 21 }, pauses: [40_000] });
});

it('does not wait for anything else', async () => {
  const gone = new WebAPIPlatformError({ ok: false, error: 'channel_not_found' });
  expect(await ask([gone])).toEqual({ answer: gone, pauses: [] });
  const busy = new WebAPIPlatformError({ ok: false, error: 'ratelimited' });
  expect(await ask([busy])).toEqual({ answer: 'answered', pauses: [5000] });
});
