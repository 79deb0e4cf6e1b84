import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Log } from '../log.ts';
import type { InFlight } from '../slack/in-flight.ts';
import type { Sender } from '../slack/sender.ts';

export interface JobParts {
  db: Database;
  clock: Clock;
  log: Log;
  instance: string;
  sender: Sender;
  schedule: boolean;
  inFlight: InFlight;
}
export interface Jobs {
  start(): void;
  stop(): void;
  wake(): void;
  tick(): Promise<void>;
}
export function createJobs(_parts: JobParts): Jobs {
  return { start() {}, stop() {}, wake() {}, async tick() {} };
}
