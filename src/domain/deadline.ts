import type { Day } from './day.ts';
import type { LocalizedText } from './language.ts';

export const DEADLINE_KINDS = [
  'dialogue_session',
  'follow_up_report',
  'mid_term_report',
  'periodic_report',
  'agency_plan',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Days before the date on which people are reminded, unless the deadline says otherwise. */
export const DEFAULT_SCHEDULE = [60, 30, 14, 7, 3, 1, 0];

export interface Deadline {
  id: string;
  kind: DeadlineKind;
  title: LocalizedText;
  date: Day;
  /**
   * Filters in the grammar of `/rec list`; empty covers everything. No status belongs here, nor anything else that a
   * report changes: what is implemented counts as done, and would leave the total instead ("12 of 23", not "13 of 24").
   */
  coverage: string;
  /** An update since this day counts as having acted. */
  countsFrom: Day;
  /** Days before the date, descending. */
  schedule: number[];
  channelId: string | null;
  closedAt: Date | null;
  /** Steps of the schedule before it was added are not made up for. */
  createdAt: Date;
}
