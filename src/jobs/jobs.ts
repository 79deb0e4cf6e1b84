import { type ScheduledTask, schedule as scheduleCron } from 'node-cron';
import pMap from 'p-map';
import { isUnavailable } from '../db/availability.ts';
import { againAfterDeadlock } from '../db/deadlock.ts';
import { forgetInboundEvents } from '../db/inbound-events.ts';
import { nextDueInMs } from '../db/outbox-claims.ts';
import { listWorkspaces, type WorkspaceRecord } from '../db/workspaces.ts';
import { type Day, dayOf } from '../domain/day.ts';
import type { InFlight } from '../slack/in-flight.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { type DeliveryParts, TIMING, type Timing, Turns, type Wait } from './delivery.ts';
import { DoNotDisturb } from './do-not-disturb.ts';
import { freshenMessages } from './freshen-messages.ts';
import { Lane } from './lane.ts';
import { moveSummaries } from './move-summaries.ts';
import { planReminders, Told, WORKSPACES_AT_ONCE } from './plan-reminders.ts';
import { refreshProfiles } from './refresh-profiles.ts';
import { repeatDeadlines } from './repeat-deadlines.ts';
import { type Turned, turnDay } from './turn-day.ts';

export interface JobParts extends Omit<DeliveryParts, 'timing' | 'turns' | 'isStopping' | 'calm'> {
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
/** What is due already is in another instance's hands, or was left by one that has ended. */
const SOONEST_ALARM_MS = 1_000;
/** What is due later than this is found by the tick of the minute. */
const FURTHEST_ALARM_MS = 60_000;
/** Somebody who stands in may turn out to have left as well. */
const MOST_PLANS = 3;
/** However many members ask, messages are sent. */
const MOST_PATIENCE_MS = 50;
const EVENTS_KEPT_DAYS = 3;

export function createJobs(parts: JobParts): Jobs {
  const { db, groups, clock, log, schedule, inFlight, workspaceIds } = parts;
  let isStopped = false;
  let cron: ScheduledTask | undefined;
  let soon: NodeJS.Timeout | undefined;
  let isDatabaseDown = false;
  const told = new Told();
  const tidied = new Told();
  const turned: Turned = new Map();
  const refreshed = new Map<string, Day>();
  const timing = { ...TIMING, ...parts.timing };
  const delivery: DeliveryParts = {
    db,
    groups,
    clock,
    log,
    instance: parts.instance,
    workspaceIds,
    sender: parts.sender,
    timing,
    turns: new Turns(timing.betweenMs),
    isStopping: () => isStopped,
    calm: () => inFlight.calm(MOST_PATIENCE_MS),
  };
  const doNotDisturb = new DoNotDisturb(delivery);

  /**
   * One piece of the work, which may be done twice without harm. What goes wrong in it is logged here, and keeps none of the
   * others from being done.
   */
  async function guarded<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    if (isStopped) return null;
    try {
      const done = await againAfterDeadlock(work);
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
    const own = workspaces.filter(({ id }) => workspaceIds.includes(id));
    await pMap(own, (workspace) => planWorkspace(workspace), { concurrency: WORKSPACES_AT_ONCE });
    const now = clock.now();
    if (!tidied.isNew('inbound events', dayOf(now, 'UTC'))) return;
    const before = new Date(now.getTime() - EVENTS_KEPT_DAYS * 24 * 60 * 60 * 1000);
    await guarded('forget events', () => forgetInboundEvents(db, before));
  }

  async function planWorkspace(workspace: WorkspaceRecord): Promise<void> {
    const now = clock.now();
    await refresh(workspace.id, now);
    await guarded('repeat deadlines', () => repeatDeadlines({ db, log }, workspace, now));
    await guarded('move summaries', () => moveSummaries(db, workspace, now));
    await guarded('plan', () => planReminders({ db, groups, log, told }, workspace.id, now));
    await guarded('turn the day', () => turnDay({ db, turned }, workspace, now));
  }

  /** Once a day, before anybody is reminded. */
  async function refresh(workspaceId: string, now: Date): Promise<void> {
    const today = dayOf(now, 'UTC');
    if (refreshed.get(workspaceId) === today) return;
    if (await guarded('refresh profiles', () => refreshProfiles(delivery, workspaceId, now)))
      refreshed.set(workspaceId, today);
  }

  /** Whether something is to be planned anew. */
  async function deliver(): Promise<boolean> {
    const delivered = await guarded('deliver', () => deliverOutbox({ ...delivery, doNotDisturb }));
    const waits = delivered?.waits ?? [];
    alarm(waits);
    if (schedule) await guarded('look ahead', () => lookAhead(waits));
    return delivered?.lostPeople ?? false;
  }

  /** Another instance may have ended and left what it was sending; and what waits for its hour comes at that hour. */
  async function lookAhead(waits: Wait[]): Promise<void> {
    const stopped = new Set(waits.map(({ stops }) => stops));
    const open = workspaceIds.filter((id) => !stopped.has(id));
    const ms = open.length > 0 ? await nextDueInMs(db, open, clock.now()) : null;
    if (ms !== null && ms <= FURTHEST_ALARM_MS) wakeIn(Math.max(ms, SOONEST_ALARM_MS));
  }

  async function freshen(): Promise<void> {
    alarm((await guarded('freshen', () => freshenMessages(delivery))) ?? []);
  }

  function alarm(waits: readonly Wait[]): void {
    for (const { againAfterMs } of waits) wakeIn(againAfterMs);
  }

  // One round of each at a time in an instance: several would only get in each other's way with Slack. Messages that are
  // brought up to date keep no new one waiting, nor the other way round.
  const counted = <Done>(work: () => Promise<Done>) => new Lane(() => inFlight.runJob(work));
  const lanes = { plan: counted(plan), deliver: counted(deliver), freshen: counted(freshen) };

  let next: { at: number; timer: NodeJS.Timeout } | null = null;
  /** The soonest alarm alone is kept: what waits longer is found again when it goes off (`lookAhead`), or by the next tick. */
  function wakeIn(milliseconds: number): void {
    const at = performance.now() + milliseconds;
    if (isStopped || milliseconds > FURTHEST_ALARM_MS || (next && next.at <= at)) return;
    clearTimeout(next?.timer);
    const timer = setTimeout(() => {
      next = null;
      wake();
    }, milliseconds + SOON_MS);
    next = { at, timer };
  }

  function wake(): void {
    if (isStopped || soon) return;
    soon = setTimeout(() => {
      soon = undefined;
      void lanes.freshen.run();
      void lanes.deliver.run().then((planAnew) => (planAnew ? tick() : lanes.freshen.run()));
    }, SOON_MS);
  }

  async function tick(): Promise<void> {
    let planAnew = true;
    for (let count = 0; planAnew && count < MOST_PLANS; count++) {
      await lanes.plan.run();
      planAnew = await lanes.deliver.run();
    }
    await lanes.freshen.run();
  }

  return {
    start() {
      if (schedule)
        cron = scheduleCron('* * * * *', () => void tick(), { name: 'outbox', suppressMissedWarning: true });
      if (!schedule) return;
      // What was left when the app last stopped does not wait for a full minute; what it was sending then has a lease.
      wake();
      wakeIn(delivery.timing.leaseMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(soon);
      clearTimeout(next?.timer);
      void cron?.stop();
    },
    wake,
    tick,
  };
}
