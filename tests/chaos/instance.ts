import { randomUUID } from 'node:crypto';
import { startApp } from '../../src/app.ts';
import { openDatabase } from '../../src/db/client.ts';
import { LOCAL } from '../../src/local.ts';
import { createLog } from '../../src/log.ts';

/** What the runner tells one instance. */
export interface InstanceSettings {
  databaseUrl: string;
  apiUrl: string;
  /** How far the app's clock is from the machine's */
  offsetMs: number;
}

/** Short waits, in the same proportions as the usual ones, so that what a killed instance leaves is taken up soon. */
const TIMING = { callMs: 4_000, leaseMs: 12_000, settleMs: 8_000, retryMs: 1_000, betweenMs: 0 };

const settings = JSON.parse(process.argv[2] ?? '{}') as InstanceSettings;
const { db } = await openDatabase({ url: settings.databaseUrl });
const app = await startApp({
  db,
  clock: { now: () => new Date(Date.now() + settings.offsetMs) },
  log: createLog('warn'),
  newKey: randomUUID,
  // Over HTTP: nobody acts in this trial, and Slack limits how often a socket is opened.
  slack: {
    mode: 'http',
    botToken: LOCAL.botToken,
    signingSecret: LOCAL.signingSecret,
    apiUrl: settings.apiUrl,
    port: 0,
  },
  defaults: { language: 'en', timeZone: 'Asia/Ho_Chi_Minh' },
  instance: `${process.pid}-${randomUUID().slice(0, 8)}`,
  schedule: true,
  timing: TIMING,
});
// Without its runner it has nothing to live for.
process.on('disconnect', () => process.exit(1));
process.send?.('ready');
// The first minute is not waited for.
void app.jobs.tick();
