/**
 * Why a reminder, or what it was to say of a deadline, is taken back when its time has come: `too_late`, its hours are over;
 * `not_their_day`, its reader is away, or the day is closed for them; they have acted on all of it, muted it or put it off;
 * the deadline is closed, over, or has another date than when it was planned; or they have left the group.
 */
export const WITHDRAW_REASONS = [
  'too_late',
  'not_their_day',
  'nothing_open',
  'muted',
  'snoozed',
  'deadline_closed',
  'deadline_over',
  'deadline_moved',
  'member_left',
] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];
