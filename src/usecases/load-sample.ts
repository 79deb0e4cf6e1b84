import { readFileSync } from 'node:fs';
import type { Database, Db } from '../db/client.ts';
import { fromDay } from '../db/days.ts';
import { insertDeadline } from '../db/deadlines.ts';
import { refreshSearchText } from '../db/search-text.ts';
import { refreshVocabulary } from '../db/vocabulary.ts';
import { addDays, type Day, instantOf } from '../domain/day.ts';
import { defaultEscalation } from '../domain/deadline.ts';
import type { Status } from '../domain/recommendation.ts';
import { referenceKey, referenceSort } from '../domain/reference.ts';
import { resolveDay, type Sample, type SampleRecommendation, sampleGroup, sampleReview } from '../domain/sample.ts';
import { ROOT } from '../root.ts';

const FOLDER = new URL('prisma/sample/', ROOT);
const REVIEWS = ['upr-2014', 'ccpr-2025'];

/** Rows are some hundreds; a slow disk needs more than Prisma's five seconds. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/** The sample working group of prisma/sample, validated. Throws a ZodError when a file is not as it should be. */
export function readSample(): Sample {
  return {
    ...sampleGroup.parse(readJson('working-group')),
    reviews: REVIEWS.map((name) => sampleReview.parse(readJson(name))),
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
}

/**
 * Fills an existing workspace with the sample group, once: a workspace that has had it, or that has agencies or reviews
 * of its own, is left as it is. All of it or nothing is stored. `today` is the day of `now` in the sample's time zone.
 * @returns whether it was loaded
 */
export async function loadSample(
  db: Database,
  workspaceId: string,
  { now, today }: { now: Date; today: Day },
  sample: Sample,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Claims the load: a second instance waits here for the first, then finds it done.
    const claimed = await tx.workspace.updateMany({
      where: { id: workspaceId, sampleLoadedAt: null, agencies: { none: {} }, reviews: { none: {} } },
      data: { sampleLoadedAt: now },
    });
    if (claimed.count === 0) return false;
    const ids: Ids = {
      agencies: await loadAgencies(tx, workspaceId, sample),
      members: await loadMembers(tx, workspaceId, sample),
    };
    await loadFocalPoints(tx, workspaceId, sample, ids);
    for (const { recommendations, ...review } of sample.reviews) {
      const { dialogueFrom, dialogueTo, ...rest } = review;
      const dialogue = { dialogueFrom: fromDay(dialogueFrom), dialogueTo: fromDay(dialogueTo) };
      const { id } = await tx.review.create({ data: { workspaceId, ...rest, ...dialogue, createdAt: now } });
      for (const recommendation of recommendations) {
        const place = { workspaceId, reviewId: id, reviewCode: review.code, timeZone: sample.timeZone, now, today };
        await loadRecommendation(tx, place, recommendation, ids);
      }
    }
    await loadDeadlines(tx, workspaceId, sample, { now, today });
    await refreshSearchText(tx, workspaceId);
    await refreshVocabulary(tx, workspaceId);
    await tx.auditEvent.create({
      data: {
        workspaceId,
        at: now,
        action: 'sample_loaded',
        subjectKind: 'workspace',
        subjectId: workspaceId,
        details: {},
      },
    });
    return true;
  }, TRANSACTION);
}

/** Ids of the database by what the sample calls them. */
interface Ids {
  /** By code */
  agencies: Map<string, string>;
  /** By Slack user id */
  members: Map<string, string>;
}

function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The sample names ${name}, which it does not have`);
  return id;
}

async function loadAgencies(tx: Db, workspaceId: string, { agencies }: Sample): Promise<Map<string, string>> {
  const data = agencies.map((agency) => ({ workspaceId, ...agency }));
  const rows = await tx.agency.createManyAndReturn({ data, select: { id: true, code: true } });
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** People whom the app has already met keep their row, and get the sample's part in the group. */
async function loadMembers(tx: Db, workspaceId: string, { people }: Sample): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { slackUserId, standing, name, role, language, slackLocale, timeZone, reminderHour } of people) {
    const facts = {
      ...{ name, role, language, slackLocale, timeZone, reminderHour },
      isGuest: standing === 'guest',
      isExternal: standing === 'external',
    };
    const { id } = await tx.member.upsert({
      where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
      create: { workspaceId, slackUserId, ...facts },
      update: facts,
      select: { id: true },
    });
    ids.set(slackUserId, id);
  }
  return ids;
}

async function loadFocalPoints(tx: Db, workspaceId: string, { people }: Sample, ids: Ids): Promise<void> {
  const data = people.flatMap((person) =>
    person.agencies.map(({ code, kind }) => ({
      workspaceId,
      agencyId: idOf(ids.agencies, code),
      memberId: idOf(ids.members, person.slackUserId),
      kind,
    })),
  );
  await tx.focalPoint.createMany({ data });
}

interface Place {
  workspaceId: string;
  reviewId: string;
  reviewCode: string;
  timeZone: string;
  now: Date;
  today: Day;
}

async function loadRecommendation(tx: Db, place: Place, sampled: SampleRecommendation, ids: Ids): Promise<void> {
  const { workspaceId, reviewId, today, now } = place;
  const { updates, lead, supporting, due, ...rest } = sampled;
  const history = historyOf(place, updates, ids);
  const last = history.at(-1);
  const { id } = await tx.recommendation.create({
    data: {
      ...rest,
      workspaceId,
      reviewId,
      referenceKey: referenceKey(sampled.reference),
      referenceSort: referenceSort(sampled.reference),
      leadAgencyId: lead === null ? null : idOf(ids.agencies, lead),
      dueDate: due === null ? null : fromDay(resolveDay(due, today)),
      status: last?.status ?? 'not_started',
      version: 1 + history.length,
      lastUpdateAt: last?.reportedAt ?? null,
      lastUpdateVerified: (last?.verifiedAt ?? null) !== null,
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.recommendationSupport.createMany({
    data: supporting.map((code) => ({ workspaceId, recommendationId: id, agencyId: idOf(ids.agencies, code) })),
  });
  if (history.length === 0) return;
  const data = history.map((update, index) => ({
    ...update,
    workspaceId,
    recommendationId: id,
    submissionKey: `sample:${place.reviewCode}:${sampled.reference}:${index + 1}`,
  }));
  await tx.update.createMany({ data });
  await tx.auditEvent.createMany({ data: data.flatMap(auditEventsOf) });
}

/** The rows of a recommendation's updates, each beginning with the status that the one before left. */
function historyOf({ today, timeZone }: Place, updates: SampleRecommendation['updates'], ids: Ids) {
  let previousStatus: Status = 'not_started';
  return updates.map(({ by, agency, daysAgo, hour, verified, ...told }) => {
    const row = {
      ...told,
      previousStatus,
      authorId: idOf(ids.members, by),
      agencyId: agency === null ? null : idOf(ids.agencies, agency),
      reportedAt: instantOf(addDays(today, -daysAgo), hour, timeZone),
      // An hour after the report's hour, so that a check on the same day is not before it.
      verifiedAt: verified && instantOf(addDays(today, -verified.daysAgo), Math.min(hour + 1, 23), timeZone),
      verifiedById: verified && idOf(ids.members, verified.by),
    };
    previousStatus = told.status;
    return row;
  });
}

type History = ReturnType<typeof historyOf>[number] & { workspaceId: string; recommendationId: string };

function auditEventsOf(update: History) {
  const { workspaceId, recommendationId, previousStatus, status } = update;
  const subject = { workspaceId, subjectKind: 'recommendation', subjectId: recommendationId };
  const details = { from: previousStatus, to: status, sample: true };
  const reported = { ...subject, at: update.reportedAt, actorId: update.authorId, action: 'update_recorded', details };
  if (update.verifiedAt === null) return [reported];
  const verified = { ...subject, at: update.verifiedAt, actorId: update.verifiedById, action: 'update_verified' };
  return [reported, { ...verified, details: { sample: true } }];
}

async function loadDeadlines(
  tx: Db,
  workspaceId: string,
  { deadlines, channels }: Sample,
  { now, today }: { now: Date; today: Day },
): Promise<void> {
  const channelIds = new Map(channels.map(({ name, id }) => [name, id]));
  for (const { kind, titleEn, titleVi, coverage, schedule, tick, ...sampled } of deadlines) {
    await insertDeadline(tx, workspaceId, {
      kind,
      title: { en: titleEn, vi: titleVi },
      date: resolveDay(sampled.date, today),
      time: null,
      coverage,
      doneBy: tick ? { kind: 'tick', statement: tick } : { kind: 'update' },
      countsFrom: resolveDay(sampled.countsFrom, today),
      audience: { supporting: false, memberIds: [] },
      schedule,
      escalation: defaultEscalation(schedule),
      repeat: null,
      channelId: sampled.channel === null ? null : idOf(channelIds, sampled.channel),
      createdAt: now,
      scheduledAt: now,
    });
  }
}
