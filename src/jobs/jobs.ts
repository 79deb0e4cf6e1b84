import { type ScheduledTask, schedule as scheduleCron } from 'node-cron';
import { isUnavailable } from '../db/availability.ts';
import { forgetInboundEvents } from '../db/inbound-events.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import type { InFlight } from '../slack/in-flight.ts';
import { type DeliveryParts, deliverOutbox, TIMING, type Timing } from './deliver-outbox.ts';
import { freshenMessages } from './freshen-messages.ts';
import { planReminders, Told } from './plan-reminders.ts';
import { type Turned, turnDay } from './turn-day.ts';

export interface JobParts extends Omit<DeliveryParts, 'timing' | 'isStopping'> {
  /** Whether node-cron calls `tick` every minute */
  schedule: boolean;
  inFlight: InFlight;
  timing?: Partial<Timing>;
}

/** What the app does by itself. */
export interface Jobs {
  start(): void;
  /** Takes up nothing new; what is on its way is finished (InFlight). */
  stop(): void;
  /** Delivers soon what was just written to the outbox. */
  wake(): void;
  /** Plans, delivers and tidies up once; resolves when that is done. Never rejects. */
  tick(): Promise<void>;
}

/** What comes at the same moment is delivered in one go. */
const SOON_MS = 10;
const MOST_ALARMS = 10;
const EVENTS_KEPT_DAYS = 3;

export function createJobs(parts: JobParts): Jobs {
  const { db, clock, log, schedule, inFlight, workspaceIds } = parts;
  let isStopped = false;
  let cron: ScheduledTask | undefined;
  let soon: NodeJS.Timeout | undefined;
  let isDatabaseDown = false;
  const told = new Told();
  const tidied = new Told();
  const turned: Turned = new Map();
  const delivery: DeliveryParts = {
    db,
    clock,
    log,
    instance: parts.instance,
    workspaceIds,
    sender: parts.sender,
    timing: { ...TIMING, ...parts.timing },
    isStopping: () => isStopped,
  };

  /** One piece of the work. What goes wrong in it is logged here, and keeps none of the others from being done. */
  async function guarded<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    if (isStopped) return null;
    try {
      const done = await work();
      if (isDatabaseDown) log.info('the database answers again');
      isDatabaseDown = false;
      return done;
    } catch (error) {
      if (!isUnavailable(error)) log.error({ err: error, job: what }, 'a job failed');
      else if (!isDatabaseDown)
        log.warn({ error: String(error), job: what }, 'the database does not answer; jobs wait for it');
      isDatabaseDown ||= isUnavailable(error);
      return null;
    }
  }

  async function plan(): Promise<void> {
    const workspaces = (await guarded('list workspaces', () => listWorkspaces(db))) ?? [];
    for (const workspace of workspaces.filter(({ id }) => workspaceIds.includes(id))) {
      const now = clock.now();
      await guarded('plan', () => planReminders({ db, log, told }, workspace, now));
      await guarded('turn the day', () => turnDay({ db, turned }, workspace, now));
    }
    const now = clock.now();
    if (!tidied.isNew('inbound events', dayOf(now, 'UTC'))) return;
    const before = new Date(now.getTime() - EVENTS_KEPT_DAYS * 24 * 60 * 60 * 1000);
    await guarded('forget events', () => forgetInboundEvents(db, before));
  }

  async function deliver(): Promise<void> {
    const delivered = (await guarded('deliver', () => deliverOutbox(delivery))) ?? [];
    const freshened = (await guarded('freshen', () => freshenMessages(delivery))) ?? [];
    for (const { againAfterMs } of [...delivered, ...freshened]) wakeIn(againAfterMs);
  }

  // One round at a time in an instance: several would only get in each other's way with Slack.
  let last: Promise<void> = Promise.resolve();
  function round(work: () => Promise<void>): Promise<void> {
    last = last.then(() => inFlight.run(work)).catch((error) => log.error({ err: error }, 'the jobs failed'));
    return last;
  }

  const alarms = new Set<NodeJS.Timeout>();
  function wakeIn(milliseconds: number): void {
    // One alarm more or less does not matter: a minute later the next tick comes anyway.
    if (isStopped || alarms.size >= MOST_ALARMS) return;
    const alarm = setTimeout(() => {
      alarms.delete(alarm);
      wake();
    }, milliseconds + SOON_MS);
    alarms.add(alarm);
  }

  function wake(): void {
    if (isStopped || soon) return;
    soon = setTimeout(() => {
      soon = undefined;
      void round(deliver);
    }, SOON_MS);
  }

  function tick(): Promise<void> {
    return round(async () => {
      await plan();
      await deliver();
    });
  }

  return {
    start() {
      if (schedule)
        cron = scheduleCron('* * * * *', tick, { name: 'outbox', noOverlap: true, suppressMissedWarning: true });
      if (!schedule) return;
      // What was left when the app last stopped does not wait for a full minute; what it was sending then has a lease.
      wake();
      wakeIn(delivery.timing.leaseMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(soon);
      for (const alarm of alarms) clearTimeout(alarm);
      void cron?.stop();
    },
    wake,
    tick,
  };
}
