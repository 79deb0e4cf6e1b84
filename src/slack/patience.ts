import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

const MOST_WAITS = 5;
const MOST_MILLISECONDS = 60_000;
/** Where Slack limits without saying for how long */
const UNTOLD_SECONDS = 5;

export type Pause = (milliseconds: number) => Promise<void>;

const sleep: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Makes a call whose answer may come late. When Slack says that there were too many, it waits as long as Slack asks and
 * calls again: at most five times, and a minute in all; then, or when Slack says anything else, the error is thrown. A call
 * that was limited did nothing, so none is made twice. To be run within `deps.inFlight`, for a stop to wait for it.
 */
export async function patiently<T>(call: () => Promise<T>, pause: Pause = sleep): Promise<T> {
  let left = MOST_MILLISECONDS;
  for (let waits = 0; ; waits++) {
    try {
      return await call();
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === null || waits === MOST_WAITS || seconds * 1000 > left) throw error;
      left -= seconds * 1000;
      await pause(seconds * 1000);
    }
  }
}

/** For how many seconds Slack wants to be left alone; null when an error says something else. */
export function retryAfter(error: unknown): number | null {
  if (error instanceof WebAPIRateLimitedError) return Math.max(1, error.retryAfter);
  const isLimited =
    error instanceof WebAPIPlatformError
      ? /^rate_?limited$/.test(error.data.error)
      : // A 429 that does not say for how long
        error instanceof Error && /^Retry header/.test(error.message);
  return isLimited ? UNTOLD_SECONDS : null;
}
