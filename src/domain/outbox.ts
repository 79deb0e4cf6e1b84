import type { Day } from './day.ts';

/** What the app says unasked, in the words of the domain: rendered when it is sent, so that it tells how things stand then. */
export type OutboxContent =
  /** One DM to a member: what they still have to report for these deadlines */
  | { kind: 'reminder'; memberId: string; day: Day }
  /** The group's summary in a deadline's channel: one a deadline and channel */
  | { kind: 'deadline_summary'; deadlineId: string }
  /** One reply a day under it: what was delivered, what is waited for; `day` is the workspace's */
  | { kind: 'deadline_changes'; deadlineId: string; day: Day }
  /** One DM a day to a member: what colleagues of their agencies reported, brought up to date as more comes */
  | { kind: 'colleague_updates'; memberId: string; day: Day; updateIds: string[] }
  /** One DM to a coordinator: what somebody has handed back at once, with the choice to whom to give it */
  | { kind: 'reassign_request'; memberId: string; reassignmentIds: string[] }
  /** One DM a day to who has handed something back: what became of it */
  | { kind: 'reassign_decision'; memberId: string; day: Day; reassignmentIds: string[] }
  /** One DM a day to a focal point: what was given to their agencies after another had handed it back */
  | { kind: 'assigned'; memberId: string; day: Day; reassignmentIds: string[] };

export interface OutboxEntry {
  /** What makes it this message and no other, within the workspace: "reminder:MEMBER:2027-06-23" */
  key: string;
  /** Slack user id (a DM) or channel id */
  recipient: string;
  content: OutboxContent;
  notBefore: Date;
}
