import type { Day } from '../domain/day.ts';

/** A `date` column's value as a day; the adapters give midnight UTC. */
export function toDay(date: Date): Day;
export function toDay(date: Date | null): Day | null;
export function toDay(date: Date | null): Day | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

/** A day as a `date` column takes it. */
export function fromDay(day: Day): Date;
export function fromDay(day: Day | null): Date | null;
export function fromDay(day: Day | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
