import { addDays, type Day, dayOf, daysBetween } from './day.ts';
import { type Deadline, endOf, lastDayOf } from './deadline.ts';
import type { Member } from './member.ts';
import { NEVER_TOLD, type Reader, readerOf, remindingHours, snoozeEnd, stepsFrom } from './reminder-schedule.ts';
import type { Stake } from './reminder-stakes.ts';
import { isAway, isReminderDay, type OfficeCalendar, openDayAfter, openDayUntil } from './working-day.ts';

/**
 * Why somebody is not reminded now of what is open: their step is written already (`planned`) or to come (`not_yet`); another
 * reminder went out today (`written_today`); too early or too late in the day; a day on which nobody (`closed_day`) or not
 * they (`away`) are reminded; they have put it off (`snoozed`) or do not want it (`muted`); the date has passed; or it was so
 * near when the deadline was set that no day is left (`no_day_left`).
 */
export const SILENCE_REASONS = [
  'not_yet',
  'planned',
  'written_today',
  'too_early',
  'too_late',
  'closed_day',
  'away',
  'snoozed',
  'muted',
  'passed',
  'no_day_left',
] as const;

export type SilenceReason = (typeof SILENCE_REASONS)[number];

interface At {
  daysBefore: number | null;
  reason: Exclude<SilenceReason, 'muted' | 'written_today'> | null;
  /** The day of the next step after today */
  nextStep: Day | null;
  /** The stakes of which a step has been reached */
  begun: Stake[];
}

/** When a step is told. */
interface Moment {
  daysBefore: number;
  day: Day;
  /**
   * Where they are away on the day of a step: when it is told if it was not told before they left. Before they left it
   * counts as the step of the day on which it is told, so that they are reminded again should they be back sooner.
   */
  back: { daysBefore: number; day: Day } | null;
}

/** The days of one deadline for one kind of reader. */
interface DeadlineDays {
  last: Day;
  hasEnded: boolean;
  since: Day;
  /** By the first step */
  moments: Map<number, Moment[]>;
}

/** Days and hours as one kind of reader has them: many members share the same. */
export class ReaderDays {
  readonly today: Day;
  readonly isAwayToday: boolean;
  readonly #reader: Reader;
  readonly #calendar: OfficeCalendar;
  readonly #now: Date;
  readonly #open = new Map<Day, boolean>();
  readonly #openOrAway = new Map<Day, boolean>();
  readonly #deadlines = new Map<string, DeadlineDays>();
  #hours: { from: Date; to: Date } | undefined;

  constructor(reader: Reader, calendar: OfficeCalendar, now: Date) {
    this.#reader = reader;
    this.#calendar = calendar;
    this.#now = now;
    this.today = dayOf(now, reader.timeZone);
    this.isAwayToday = isAway(this.today, reader);
  }

  get hours(): { from: Date; to: Date } {
    this.#hours ??= remindingHours(this.#reader, this.today);
    return this.#hours;
  }

  isOpen = (day: Day): boolean => {
    let open = this.#open.get(day);
    if (open === undefined) {
      open = this.#isOpenOrAway(day) && !isAway(day, this.#reader);
      this.#open.set(day, open);
    }
    return open;
  };

  #isOpenOrAway = (day: Day): boolean => {
    let open = this.#openOrAway.get(day);
    if (open === undefined) {
      open = isReminderDay(day, { ...this.#reader, absences: [] }, this.#calendar);
      this.#openOrAway.set(day, open);
    }
    return open;
  };

  lastDay(deadline: Deadline): Day {
    return this.#daysOf(deadline).last;
  }

  /** Whether they are away until no day is left on which to tell them of a deadline. */
  isGone(deadline: Deadline): boolean {
    if (!this.isAwayToday) return false;
    const lastUseful = openDayUntil(this.lastDay(deadline), this.isOpen);
    return lastUseful === null || lastUseful < this.today;
  }

  /** The step of a deadline at which somebody with these stakes is now, and whether they are to be told of it. */
  stepOf(
    deadline: Deadline,
    stakes: readonly Stake[],
    { toldAt, snoozedUntil }: { toldAt: number; snoozedUntil: Day | null },
  ): At {
    const { today } = this;
    const days = this.#daysOf(deadline);
    const at: At = { daysBefore: null, reason: null, nextStep: null, begun: [] };
    if (days.hasEnded) return { ...at, reason: 'passed' };
    const until = this.#snooze(days, snoozedUntil);
    let isSnoozed = false;
    let isOwed = false;
    let hasDay = false;
    for (const stake of stakes) {
      if (stake.from === null) continue;
      const told = Math.min(toldAt, stake.toldAt);
      let nearest: number | null = null;
      for (const moment of this.#moments(deadline, days, stake.from, until)) {
        hasDay = true;
        if (moment.daysBefore === until?.daysBefore && today < until.day) isSnoozed = true;
        const { daysBefore, day } = this.#asTold(moment, told, toldAt);
        if (day <= today) nearest = Math.min(nearest ?? NEVER_TOLD, daysBefore);
        else if (daysBefore < told && (until === null || day >= until.day))
          at.nextStep = at.nextStep === null || day < at.nextStep ? day : at.nextStep;
      }
      if (nearest === null) continue;
      at.begun.push(stake);
      at.daysBefore = Math.min(at.daysBefore ?? NEVER_TOLD, nearest);
      if (nearest < told) isOwed = true;
    }
    if (isSnoozed) at.reason = 'snoozed';
    else if (at.daysBefore === null)
      at.reason = !hasDay && stakes.some(({ from }) => from !== null) ? 'no_day_left' : 'not_yet';
    else at.reason = isOwed ? this.#silenceNow() : 'planned';
    return at;
  }

  #silenceNow(): 'away' | 'closed_day' | 'too_early' | 'too_late' | null {
    if (!this.isOpen(this.today)) return this.isAwayToday ? 'away' : 'closed_day';
    if (this.#now < this.hours.from) return 'too_early';
    return this.#now >= this.hours.to ? 'too_late' : null;
  }

  #daysOf(deadline: Deadline): DeadlineDays {
    const known = this.#deadlines.get(deadline.id);
    if (known) return known;
    const last = lastDayOf(deadline, this.#reader);
    const end = endOf(deadline);
    const days = {
      last,
      hasEnded: this.today > last || (end !== null && this.#now >= end),
      since: dayOf(deadline.scheduledAt, this.#reader.timeZone),
      moments: new Map<number, Moment[]>(),
    };
    this.#deadlines.set(deadline.id, days);
    return days;
  }

  /** The steps for a stake that begins with `from`. What is set late begins with its next one: nobody has missed the earlier ones. */
  #moments(
    deadline: Deadline,
    days: DeadlineDays,
    from: number,
    until: { daysBefore: number; day: Day } | null,
  ): readonly Moment[] {
    let moments = days.moments.get(from);
    if (!moments) {
      moments = stepsFrom(deadline, from).flatMap((daysBefore) => this.#momentOf(daysBefore, days) ?? []);
      days.moments.set(from, moments);
    }
    // Put off to a day that is no step of the schedule, it is one of their own.
    if (until === null || until.daysBefore > from || until.day < days.since) return moments;
    return [...moments, { ...until, back: null }];
  }

  #momentOf(daysBefore: number, { last, since }: DeadlineDays): Moment | null {
    const day = openDayUntil(addDays(last, -daysBefore), this.#isOpenOrAway);
    if (day === null || day < since) return null;
    if (this.isOpen(day)) return { daysBefore, day, back: null };
    const before = openDayUntil(day, this.isOpen);
    const after = openDayAfter(day, this.isOpen);
    const back = after !== null && after <= last ? { daysBefore, day: after } : null;
    if (before !== null && before >= since) return { daysBefore: daysBetween(before, last), day: before, back };
    return back && { ...back, back: null };
  }

  /** Which step a moment is for somebody who was told of `told`, and of `toldAt` themselves. */
  #asTold({ daysBefore, day, back }: Moment, told: number, toldAt: number): { daysBefore: number; day: Day } {
    if (back === null || toldAt === daysBefore) return { daysBefore, day };
    return told <= daysBefore || back.day <= this.today ? back : { daysBefore, day };
  }

  /** The day until which a deadline is put off: an open one, and never past the last that is of use. */
  #snooze({ last }: DeadlineDays, snoozedUntil: Day | null): { daysBefore: number; day: Day } | null {
    const day = snoozedUntil === null ? null : snoozeEnd(last, snoozedUntil, this.isOpen);
    return day === null ? null : { daysBefore: daysBetween(day, last), day };
  }
}

export class Readers {
  readonly #calendar: OfficeCalendar;
  readonly #now: Date;
  readonly #known = new Map<string, ReaderDays>();
  readonly #byMember = new Map<string, ReaderDays>();

  constructor(calendar: OfficeCalendar, now: Date) {
    this.#calendar = calendar;
    this.#now = now;
  }

  ofMember(member: Member): ReaderDays {
    let days = this.#byMember.get(member.id);
    if (!days) {
      days = this.of(readerOf(member));
      this.#byMember.set(member.id, days);
    }
    return days;
  }

  of(reader: Reader): ReaderDays {
    const { hour, timeZone, reminderDays, absences } = reader;
    const away = absences.map(({ first, last }) => `${first}..${last}`).join();
    const key = `${timeZone} ${hour} ${reminderDays.join()} ${away}`;
    const known = this.#known.get(key);
    if (known) return known;
    const days = new ReaderDays(reader, this.#calendar, this.#now);
    this.#known.set(key, days);
    return days;
  }
}

export function reasonOf(
  { reason }: Pick<At, 'reason'>,
  { isMuted, isWrittenToday }: { isMuted: boolean; isWrittenToday: boolean },
): SilenceReason | null {
  if (isMuted) return reason === 'passed' ? 'passed' : 'muted';
  return isWrittenToday && (reason === null || reason === 'too_early') ? 'written_today' : reason;
}

/** When somebody who is silent now is told, if nothing changes. */
export function nextOf(
  { nextStep }: Pick<At, 'nextStep'>,
  reason: SilenceReason | null,
  reader: ReaderDays,
  deadline: Deadline,
): Day | null {
  switch (reason) {
    case null:
    case 'too_early':
      return reader.today;
    case 'muted':
    case 'passed':
    case 'no_day_left':
      return null;
    case 'not_yet':
    case 'planned':
    case 'snoozed':
      return nextStep;
    case 'away':
    case 'closed_day':
    case 'too_late':
    case 'written_today': {
      // What is owed is told on the next open day, unless that is after the date.
      const day = openDayAfter(reader.today, reader.isOpen);
      return day !== null && day <= reader.lastDay(deadline) ? day : null;
    }
  }
}
