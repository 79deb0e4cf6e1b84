import { type Logger as PinoLogger, pino } from 'pino';

/** What the app writes its log through: JSON lines, one an event. */
export type Log = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** A log on standard output, or on the stream given (tests). */
export function createLog(level: string, stream?: { write(line: string): void }): Log {
  return stream ? pino({ level, base: null }, stream) : pino({ level, base: null });
}
