import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/** Bolt's log lines in ours. What Bolt calls an error at a lost connection is mended by its next attempt: a warning. */
export function boltLogger(log: Log): Logger {
  const line = (values: unknown[]) =>
    values.map((value) => (value instanceof Error ? value.stack : String(value))).join(' ');
  return {
    debug: () => {},
    info: (...values) => log.debug({ from: 'bolt' }, line(values)),
    warn: (...values) => log.warn({ from: 'bolt' }, line(values)),
    error: (...values) => log.warn({ from: 'bolt' }, line(values)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
