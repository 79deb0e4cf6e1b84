/** PostgreSQL's code of a deadlock, and Prisma's for one that it has understood as such. */
const DEADLOCK_CODES = ['40P01', 'P2034'];

/**
 * Does a transaction, and once more where the database has ended it because it and another waited for each other: nothing of
 * it was stored then. `work` begins the transaction.
 */
export async function againAfterDeadlock<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isDeadlock(error)) throw error;
    return work();
  }
}

function isDeadlock(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 6; depth++) {
    const { code, originalCode, kind } = cause as Record<string, unknown>;
    if ([code, originalCode].some((value) => DEADLOCK_CODES.includes(value as string))) return true;
    if (kind === 'TransactionWriteConflict') return true;
    const { cause: next, meta } = cause as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    cause = meta?.driverAdapterError ?? next;
  }
  return false;
}
