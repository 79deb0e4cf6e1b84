import { z } from 'zod';
import { DEADLINE_KINDS, type Deadline, DONE_BY, defaultEscalation } from './deadline.ts';
import { STATUSES } from './recommendation.ts';

/** "Never" among the values of an escalation. */
export const NEVER = 'never' as const;

/** What the form of a deadline holds, as it was typed or chosen. */
export const DeadlineValues = z.object({
  titleEn: z.string(),
  titleVi: z.string(),
  kind: z.enum(DEADLINE_KINDS).nullable(),
  date: z.string().nullable(),
  /** "17:00" */
  time: z.string().nullable(),
  timeZone: z.string().nullable(),
  coverage: z.string(),
  doneBy: z.enum(DONE_BY),
  countsFrom: z.string().nullable(),
  status: z.enum(STATUSES).nullable(),
  tickEn: z.string(),
  tickVi: z.string(),
  /** "60, 30, 14" */
  schedule: z.string(),
  /** Months */
  repeat: z.number().nullable(),
  supporting: z.boolean(),
  /** Slack user ids */
  others: z.array(z.string()),
  /** Days after the first reminder; null: as usual for the schedule */
  alternates: z.union([z.int(), z.literal(NEVER)]).nullable(),
  coordinators: z.union([z.int(), z.literal(NEVER)]).nullable(),
  channelId: z.string().nullable(),
});
export type DeadlineValues = z.infer<typeof DeadlineValues>;
export type DeadlineField = keyof DeadlineValues;

/** The values of a deadline's form before anything was typed. */
export function emptyValues(schedule: readonly number[], timeZone: string): DeadlineValues {
  return {
    titleEn: '',
    titleVi: '',
    kind: null,
    date: null,
    time: null,
    timeZone,
    coverage: '',
    doneBy: 'update',
    countsFrom: null,
    status: null,
    tickEn: '',
    tickVi: '',
    schedule: schedule.join(', '),
    repeat: null,
    supporting: false,
    others: [],
    alternates: null,
    coordinators: null,
    channelId: null,
  };
}

/** A deadline as its form shows it; `slackUserId` of a member who is reminded beside the focal points. */
export function valuesOf(
  deadline: Deadline,
  timeZone: string,
  slackUserId: (memberId: string) => string | undefined,
): DeadlineValues {
  const { title, kind, date, time, coverage, doneBy, countsFrom, schedule, escalation, repeat, audience } = deadline;
  const usual = defaultEscalation(schedule);
  const chosen = (days: number | null, usually: number | null) => (days === usually ? null : (days ?? NEVER));
  return {
    titleEn: title.en,
    titleVi: title.vi ?? '',
    kind,
    date,
    time: time?.at ?? null,
    timeZone: time?.timeZone ?? timeZone,
    coverage,
    doneBy: doneBy.kind,
    countsFrom,
    status: doneBy.kind === 'status' ? doneBy.status : null,
    tickEn: doneBy.kind === 'tick' ? doneBy.statement.en : '',
    tickVi: doneBy.kind === 'tick' ? (doneBy.statement.vi ?? '') : '',
    schedule: schedule.join(', '),
    repeat: repeat?.months ?? null,
    supporting: audience.supporting,
    others: audience.memberIds.flatMap((id) => slackUserId(id) ?? []),
    alternates: chosen(escalation.alternates, usual.alternates),
    coordinators: chosen(escalation.coordinators, usual.coordinators),
    channelId: deadline.channelId,
  };
}
