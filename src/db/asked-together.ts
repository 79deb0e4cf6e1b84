import DataLoader from 'dataloader';
import { isUnavailable } from './availability.ts';

/** While these are on their way to the database, those who come wait, and go together in the next. */
const AT_ONCE = 2;
/** In one statement */
const MOST = 64;

/**
 * Many who ask for the same kind of thing at the same time are answered by one statement, which costs the database and this process
 * little more than a statement for one; who comes alone is asked for at once. `ask` gives what was found for each, in their order.
 */
export function askedTogether<Wanted, Found>(
  ask: (wanted: readonly Wanted[]) => Promise<Found[]>,
): (wanted: Wanted) => Promise<Found> {
  let running = 0;
  const waiting: (() => void)[] = [];
  const each = async (wanted: readonly Wanted[]): Promise<(Found | Error)[]> => {
    running++;
    try {
      return await ask(wanted);
    } catch (error) {
      if (wanted.length === 1 || isUnavailable(error)) throw error;
      // What is wrong with one of them is no fault of the others.
      return await Promise.all(wanted.map(async (one) => (await ask([one]).catch((reason) => [reason]))[0]));
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
  const loader = new DataLoader<Wanted, Found>(each, {
    cache: false,
    maxBatchSize: MOST,
    batchScheduleFn(dispatch) {
      // At the end of this turn of the event loop: what was received in it goes together.
      if (running < AT_ONCE) setImmediate(dispatch);
      else waiting.push(dispatch);
    },
  });
  return (wanted) => loader.load(wanted);
}
