const UNAVAILABLE_CODES = new Set([
  // Prisma: not reachable, timed out, closed, no connection free in time
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  // the network
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  // PostgreSQL: shutting down, starting, too many connections, statement timed out
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  // a standby that has not yet been promoted; a lock that was waited for too long
  '25006',
  '55P03',
  '53300',
  '57014',
  '08000',
  '08003',
  '08006',
]);
const UNAVAILABLE_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
]);
const UNAVAILABLE_WORDS =
  /connection terminated|timeout exceeded when trying to connect|server closed the connection|connection timeout|query read timeout|connection ended/i;

/** Whether an error says that the database does not answer now, as opposed to a fault of ours. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 6; depth++) {
    const { code, originalCode, kind, message } = cause as Record<string, unknown>;
    if ([code, originalCode].some((value) => typeof value === 'string' && UNAVAILABLE_CODES.has(value))) return true;
    if (typeof kind === 'string' && UNAVAILABLE_KINDS.has(kind)) return true;
    if (typeof message === 'string' && UNAVAILABLE_WORDS.test(message)) return true;
    const { cause: next, meta } = cause as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    cause = meta?.driverAdapterError ?? next;
  }
  return false;
}
