import type { Database } from '../../src/db/client.ts';
import { fromDay } from '../../src/db/days.ts';
import { withSearchKeys } from '../../src/db/search-keys.ts';
import { refreshVocabulary } from '../../src/db/vocabulary.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { DEFAULT_SCHEDULE, defaultEscalation } from '../../src/domain/deadline.ts';
import { POSITIONS, STATUSES } from '../../src/domain/recommendation.ts';
import { referenceKey, referenceSort } from '../../src/domain/reference.ts';
import { searchTextOf } from '../../src/domain/search-text.ts';
import { AIMS, GROUPS, OBJECTS, RARE_WORDS, rareWord, STATES, THEMES, VERBS } from './words.ts';

export interface Scale {
  workspaces: number;
  /** In all workspaces together, as the members */
  recommendations: number;
  members: number;
}

export const AGENCIES = 25;
/** How many recommendations a review has. */
export const REVIEW_SIZE = 250;
const ZONE = 'Asia/Ho_Chi_Minh';
const CHUNK = 1_000;

export const workspaceIdOf = (n: number): string => `T0BENCH${String(n).padStart(4, '0')}`;
export const userIdOf = (n: number): string => `U0BENCH${String(n).padStart(4, '0')}`;
/** The reference of the nth recommendation of a workspace. */
export const referenceOf = (n: number): string => `${101 + Math.floor(n / REVIEW_SIZE)}.${(n % REVIEW_SIZE) + 1}`;

type Chance = () => number;

/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(list: readonly T[], chance: Chance): T {
  return list[Math.floor(chance() * list.length)] as T;
}

/** Fills an empty database with working groups; the same records in every run but for their ids. */
export async function fillRecords(
  db: Database,
  { workspaces, recommendations, members }: Scale,
  today: Day,
  say: (line: string) => void = () => {},
): Promise<void> {
  const size = { recommendations: recommendations / workspaces, members: members / workspaces };
  for (let n = 0; n < workspaces; n++) {
    await fillWorkspace(db, n, size, today);
    if ((n + 1) % 20 === 0) say(`${(n + 1) * size.recommendations} recommendations in ${n + 1} workspaces`);
  }
  await db.$executeRaw`
    INSERT INTO "Update" ("workspaceId", "recommendationId", "authorId", "agencyId", "previousStatus", status, results,
      "submissionKey", "reportedAt")
    SELECT r."workspaceId", r.id, f."memberId", r."leadAgencyId", 'not_started', r.status,
      'A draft was sent to the agencies concerned; two meetings were held.', r.id::text, r."lastUpdateAt"
    FROM "Recommendation" r
    JOIN LATERAL (SELECT "memberId" FROM "FocalPoint" WHERE "agencyId" = r."leadAgencyId" ORDER BY "memberId" LIMIT 1) f ON true
    WHERE r."lastUpdateAt" IS NOT NULL`;
  await db.$executeRawUnsafe('VACUUM (ANALYZE)');
  await writeOut(db);
}

/** What filling has left to be written would be written for minutes, while something is measured. Some servers let only their owner ask for it. */
async function writeOut(db: Database): Promise<void> {
  await db.$executeRawUnsafe('CHECKPOINT').catch((error) => {
    if (!String(error).includes('42501')) throw error;
  });
}

async function fillWorkspace(
  db: Database,
  n: number,
  size: { recommendations: number; members: number },
  today: Day,
): Promise<void> {
  const workspaceId = workspaceIdOf(n);
  const longAgo = new Date(`${addDays(today, -200)}T00:00:00Z`);
  await db.workspace.create({ data: { id: workspaceId, name: `Group ${n}`, timeZone: ZONE, country: 'VN' } });
  const agencies = await db.agency.createManyAndReturn({
    data: Array.from({ length: AGENCIES }, (_, i) => ({
      workspaceId,
      code: `AG${i}`,
      nameEn: `Ministry of Affairs ${i}`,
      nameVi: `Bộ Công việc ${i}`,
      level: i < 20 ? ('central' as const) : ('local' as const),
    })),
  });
  // The first two coordinate; the others are focal points, each agency's first two the main ones.
  const people = await db.member.createManyAndReturn({
    data: Array.from({ length: size.members }, (_, i) => ({
      workspaceId,
      slackUserId: userIdOf(i),
      name: `Person ${i}`,
      timeZone: ZONE,
      role: i < 2 ? ('coordinator' as const) : ('focal_point' as const),
      language: i % 3 === 0 ? ('en' as const) : ('vi' as const),
      // Slack need not be asked about them for long.
      profileAt: new Date('2100-01-01'),
    })),
  });
  const focalPoints = people.slice(2).flatMap(({ id: memberId }, i) => {
    const agency = agencies[i % AGENCIES];
    const kind = i < 2 * AGENCIES ? ('main' as const) : ('alternate' as const);
    return agency ? [{ workspaceId, agencyId: agency.id, memberId, kind }] : [];
  });
  await db.focalPoint.createMany({ data: focalPoints });
  const reviews = await db.review.createManyAndReturn({
    data: Array.from({ length: Math.ceil(size.recommendations / REVIEW_SIZE) }, (_, i) => ({
      workspaceId,
      code: `upr-${2000 + i}`,
      mechanism: 'UPR' as const,
      titleEn: `Universal Periodic Review, report ${i + 1}`,
      titleVi: `Rà soát định kỳ phổ quát, báo cáo ${i + 1}`,
      symbol: `A/HRC/${20 + i}/6`,
    })),
  });
  await fillDeadlines(db, workspaceId, today, longAgo);
  const chance = chanceOf(n + 1);
  for (let from = 0; from < size.recommendations; from += CHUNK) {
    const length = Math.min(CHUNK, size.recommendations - from);
    const rows = Array.from({ length }, (_, i) => recommendationOf(from + i, { reviews, agencies, today, chance }));
    await insertRows(db, workspaceId, rows, longAgo);
  }
  await refreshVocabulary(db, workspaceId);
}

/** One of today's steps asks for everything, another for what is led; what is due on the day of the third is on many cards. */
async function fillDeadlines(db: Database, workspaceId: string, today: Day, createdAt: Date): Promise<void> {
  const escalation = defaultEscalation(DEFAULT_SCHEDULE);
  const deadline = (title: string, daysAhead: number, coverage: string) => ({
    workspaceId,
    kind: 'follow_up_report' as const,
    titleEn: title,
    titleVi: title,
    date: fromDay(addDays(today, daysAhead)),
    coverage,
    countsFrom: fromDay(addDays(today, -100)),
    schedule: DEFAULT_SCHEDULE,
    // With the second reminder alternates are asked as well, in the last week coordinators: everybody is.
    alternatesAfter: escalation.alternates,
    coordinatorsAfter: escalation.coordinators,
    createdAt,
    scheduledAt: createdAt,
  });
  await db.deadline.createMany({
    data: [
      deadline('Follow-up report', 7, ''),
      deadline('Second round of reports', 30, 'review:upr-2000,upr-2001'),
      deadline('Dialogue session', 200, 'review:upr-2000,upr-2001,upr-2002,upr-2003'),
    ],
  });
}

interface Around {
  reviews: { id: string; code: string; titleEn: string; titleVi: string; symbol: string | null }[];
  agencies: { id: string; code: string; nameEn: string; nameVi: string }[];
  today: Day;
  chance: Chance;
}

function recommendationOf(n: number, { reviews, agencies, today, chance }: Around) {
  const review = reviews[Math.floor(n / REVIEW_SIZE)] as Around['reviews'][number];
  const reference = referenceOf(n);
  const [verb, object, aim, second] = [
    pick(VERBS, chance),
    pick(OBJECTS, chance),
    pick(AIMS, chance),
    pick(OBJECTS, chance),
  ];
  // A few of the rare words are common among them.
  const rare = () => rareWord(Math.floor(chance() ** 3 * RARE_WORDS));
  const [one, other] = [rare(), rare()];
  const textEn = `${verb[0]} ${object[0]} and ${second[0]}, ${aim[0]}, as ${one} and ${other} have proposed`;
  const textVi = `${verb[1]} ${object[1]} và ${second[1]}, ${aim[1]}, theo đề xuất của ${one} và ${other}`;
  const themes = [...new Set([pick(THEMES, chance)[0], pick(THEMES, chance)[0]])];
  const affectedGroups = chance() < 0.5 ? [pick(GROUPS, chance)] : [];
  const recommendingStates = [...new Set([pick(STATES, chance), pick(STATES, chance)])];
  const lead = chance() < 0.97 ? (agencies[n % agencies.length] as Around['agencies'][number]) : null;
  const supporting = chance() < 0.5 ? [pick(agencies, chance)].filter((agency) => agency !== lead) : [];
  const named = [...(lead ? [lead] : []), ...supporting].map(({ code, nameEn, nameVi }) => ({
    code,
    name: { en: nameEn, vi: nameVi },
  }));
  const isReported = lead !== null && chance() < 0.5;
  const daysAgo = Math.floor(chance() * 190);
  return {
    reviewId: review.id,
    reference,
    referenceKey: referenceKey(reference),
    referenceSort: referenceSort(reference),
    paragraph: reference,
    textEn,
    textVi,
    recommendingStates,
    themes,
    affectedGroups,
    sdgs: [1 + Math.floor(chance() * 17)],
    position: pick(POSITIONS, chance),
    leadAgencyId: lead?.id ?? null,
    supporting: supporting.map(({ id }) => id),
    // A quarter on the day of the dialogue session, a quarter on no day, the rest around today.
    dueDate: [addDays(today, 200), null, addDays(today, n % 90), addDays(today, 120 - (n % 240))][n % 4] ?? null,
    status: isReported ? pick(STATUSES, chance) : 'not_started',
    lastUpdateAt: isReported ? `${addDays(today, -daysAgo)}T03:00:00Z` : null,
    sourceKey: `bench ${reference}`,
    searchText: searchTextOf(
      {
        reference,
        paragraph: reference,
        text: { en: textEn, vi: textVi },
        themes,
        affectedGroups,
        recommendingStates,
        review: { title: { en: review.titleEn, vi: review.titleVi }, symbol: review.symbol, code: review.code },
      },
      named,
    ),
  };
}

async function insertRows(
  db: Database,
  workspaceId: string,
  rows: ReturnType<typeof recommendationOf>[],
  at: Date,
): Promise<void> {
  const keyed = await withSearchKeys(db, workspaceId, rows);
  await db.$executeRaw`
    WITH rows AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) AS n(
        "reviewId" uuid, reference text, "referenceKey" text, "referenceSort" text, paragraph text, "textEn" text, "textVi" text,
        "recommendingStates" text[], themes text[], "affectedGroups" text[], sdgs int[], position "Position",
        "leadAgencyId" uuid, supporting uuid[], "dueDate" date, status "Status", "lastUpdateAt" timestamptz,
        "sourceKey" text, "searchText" text, "searchKeys" int[])
    ), inserted AS (
      INSERT INTO "Recommendation" (
        "workspaceId", "reviewId", reference, "referenceKey", "referenceSort", paragraph, "textEn", "textVi",
        "recommendingStates", themes, "affectedGroups", sdgs, position, "leadAgencyId", "dueDate", status, "lastUpdateAt",
        "sourceKey", "searchText", "searchKeys", "createdAt", "updatedAt"
      )
      SELECT ${workspaceId}, "reviewId", reference, "referenceKey", "referenceSort", paragraph, "textEn", "textVi",
        "recommendingStates", themes, "affectedGroups", sdgs, position, "leadAgencyId", "dueDate", status, "lastUpdateAt",
        "sourceKey", "searchText", "searchKeys", ${at}::timestamptz, ${at}::timestamptz
      FROM rows
      RETURNING id, "sourceKey"
    )
    INSERT INTO "RecommendationSupport" ("workspaceId", "recommendationId", "agencyId")
    SELECT ${workspaceId}, i.id, s FROM inserted i JOIN rows r USING ("sourceKey"), unnest(r.supporting) AS s`;
}
