import type { Day } from './day.ts';

/** What the app says unasked, in the words of the domain: rendered when it is sent, so that it tells how things stand then. */
export type OutboxContent =
  /** One DM to a member: what they still have to report for these deadlines */
  | { kind: 'reminder'; memberId: string; day: Day; items: { deadlineId: string; daysBefore: number }[] }
  /** The group's summary in a deadline's channel: one message a deadline */
  | { kind: 'deadline_summary'; deadlineId: string }
  /** One DM a day to a member: what colleagues of their agencies reported, brought up to date as more comes */
  | { kind: 'colleague_updates'; memberId: string; day: Day; updateIds: string[] };

export interface OutboxEntry {
  /** What makes it this message and no other, within the workspace: "reminder:MEMBER:2027-06-23" */
  key: string;
  /** Slack user id (a DM) or channel id */
  recipient: string;
  content: OutboxContent;
  notBefore: Date;
}
