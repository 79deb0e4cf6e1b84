import { z } from 'zod';
import { AGENCY_LEVELS, FOCAL_POINT_KINDS } from './agency.ts';
import { addDays, type Day, daysBetween, isDay, isTimeZone } from './day.ts';
import { DEADLINE_KINDS, DEFAULT_SCHEDULE } from './deadline.ts';
import { LANGUAGES } from './language.ts';
import { ROLES } from './member.ts';
import { COMMITTEE_GRADES, POSITIONS, STATUSES, TASK_GROUPS } from './recommendation.ts';
import { MECHANISMS } from './review.ts';

// Dates of the sample are relative, so that whenever it is loaded something is overdue and something is due soon.
const words = z.string().trim().min(1);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'a month and a day, "07-07"');
const relativeDay = z.union([
  z.strictObject({ inDays: z.int() }),
  z.strictObject({ next: z.array(monthDay).min(1).max(3) }),
]);
const timeZone = z.string().refine(isTimeZone, 'an IANA time zone');
const slackUserId = z.string().regex(/^U[A-Z0-9]+$/);
const agencyCode = z.string().regex(/^[A-Z]+$/);
const hour = z.int().min(0).max(23);

const agency = z.strictObject({ code: agencyCode, nameEn: words, nameVi: words, level: z.enum(AGENCY_LEVELS) });

const person = z.strictObject({
  slackUserId,
  handle: z.string().regex(/^[a-z.]+$/),
  name: words,
  title: words,
  role: z.enum(ROLES),
  /** Their own setting; null: not chosen */
  language: z.enum(LANGUAGES).nullable(),
  slackLocale: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
  timeZone,
  reminderHour: hour,
  /** A guest of one channel, or somebody of another organisation, may see nothing. */
  standing: z.enum(['member', 'guest', 'external']),
  isAdmin: z.boolean(),
  agencies: z.array(z.strictObject({ code: agencyCode, kind: z.enum(FOCAL_POINT_KINDS) })),
});

const channel = z.strictObject({
  id: z.string().regex(/^C[A-Z0-9]+$/),
  name: words,
  topic: words,
  members: z.array(slackUserId),
  botIsMember: z.boolean(),
  /** Shared with another organisation */
  isShared: z.boolean(),
});

const deadline = z.strictObject({
  kind: z.enum(DEADLINE_KINDS),
  titleEn: words,
  titleVi: words,
  date: relativeDay,
  /** In the grammar of `/rec list` */
  coverage: z.string(),
  countsFrom: relativeDay,
  schedule: z.array(z.int().min(0)).default(DEFAULT_SCHEDULE),
  /** What agencies state by a tick; null: updates count */
  tick: z.strictObject({ en: words, vi: words }).nullable().default(null),
  /** Name of a channel above */
  channel: words.nullable(),
  /** For readers of the file: what its date is good for */
  why: words,
});

const update = z.strictObject({
  by: slackUserId,
  agency: agencyCode.nullable(),
  /** At least a day, so that no hour of it lies ahead */
  daysAgo: z.int().min(1),
  hour,
  status: z.enum(STATUSES),
  results: words,
  difficulties: z.string(),
  proposals: z.string(),
  evidence: z.array(z.url()),
  verified: z.strictObject({ by: slackUserId, daysAgo: z.int().min(1) }).nullable(),
});

const recommendation = z.strictObject({
  reference: words,
  paragraph: words.nullable(),
  textEn: words,
  textVi: words,
  recommendingStates: z.array(words),
  themes: z.array(words).min(1),
  affectedGroups: z.array(words),
  sdgs: z.array(z.int().min(1).max(17)),
  covenantArticles: z.array(words),
  position: z.enum(POSITIONS).nullable(),
  lead: agencyCode.nullable(),
  supporting: z.array(agencyCode),
  taskGroup: z.enum(TASK_GROUPS).nullable(),
  due: relativeDay.nullable(),
  committeeGrades: z.array(z.enum(COMMITTEE_GRADES)),
  /** Oldest first; the status is that of the last one, and not_started without any */
  updates: z.array(update),
});

const day = z.string().refine(isDay, 'a day');

/** One file of reviews: prisma/sample/upr-2014.json. */
export const sampleReview = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  mechanism: z.enum(MECHANISMS),
  titleEn: words,
  titleVi: words,
  symbol: words.nullable(),
  cycle: words.nullable(),
  session: words.nullable(),
  dialogueFrom: day.nullable(),
  dialogueTo: day.nullable(),
  recommendations: z.array(recommendation).min(1),
});

/** prisma/sample/working-group.json: all but the reviews. */
export const sampleGroup = z.strictObject({
  /** The sentence that says it is a sample, for a start-up line and the Home tab */
  notice: z.strictObject({ en: words, vi: words }),
  /** For readers of the file: how its dates are to be read */
  dates: words,
  timeZone,
  agencies: z.array(agency).min(1),
  people: z.array(person).min(1),
  channels: z.array(channel),
  deadlines: z.array(deadline),
});

export type SampleReview = z.infer<typeof sampleReview>;
export type SampleRecommendation = SampleReview['recommendations'][number];
export type RelativeDay = z.infer<typeof relativeDay>;

/** The working group that a first start loads (prisma/sample). */
export type Sample = z.infer<typeof sampleGroup> & { reviews: SampleReview[] };

/** Days within which the next 7 July is too near to prepare for: then it is next year's. */
const TOO_NEAR_DAYS = 3;

/** The day that a relative one means when the sample is loaded on `today`. */
export function resolveDay(relative: RelativeDay, today: Day): Day {
  if ('inDays' in relative) return addDays(today, relative.inDays);
  return relative.next.reduce(nextAfter, today);
}

function nextAfter(from: Day, monthAndDay: string): Day {
  const year = Number(from.slice(0, 4));
  const thisYear = `${year}-${monthAndDay}`;
  return daysBetween(from, thisYear) > TOO_NEAR_DAYS ? thisYear : `${year + 1}-${monthAndDay}`;
}

/** A Slack user, as the seed of a local workspace takes it. */
export interface SlackPerson {
  id: string;
  name: string;
  realName: string;
  email: string;
  title: string;
  tz: string;
  locale: string;
  isAdmin: boolean;
  /** A guest of one channel */
  isUltraRestricted: boolean;
  /** Of another organisation */
  isStranger: boolean;
  /** The other organisation's, where there is one */
  teamId?: string;
}

export interface SlackChannel {
  id: string;
  name: string;
  topic: string;
  members: string[];
  botIsMember: boolean;
  isExtShared: boolean;
}

/** The Slack users and channels of a local workspace in which the sample group works. */
export function slackPeopleOf(sample: Pick<Sample, 'people' | 'channels'>): {
  users: SlackPerson[];
  channels: SlackChannel[];
} {
  const users = sample.people.map((person) => ({
    id: person.slackUserId,
    name: person.handle,
    realName: person.name,
    email: `${person.handle}@example.org`,
    title: person.title,
    tz: person.timeZone,
    locale: person.slackLocale,
    isAdmin: person.isAdmin,
    isUltraRestricted: person.standing === 'guest',
    isStranger: person.standing === 'external',
    ...(person.standing === 'external' && { teamId: 'T0OTHERORG' }),
  }));
  const channels = sample.channels.map(({ isShared, ...channel }) => ({ ...channel, isExtShared: isShared }));
  return { users, channels };
}
