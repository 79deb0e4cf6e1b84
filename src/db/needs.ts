import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import { type Covering, isNear, type Need, needsOf } from '../domain/needs.ts';
import type { Filter } from '../domain/query/command.ts';
import { coverageOf } from '../domain/query/resolve.ts';
import type { Update } from '../domain/update.ts';
import type { OfficeCalendar } from '../domain/working-day.ts';
import type { Db } from './client.ts';
import { listDisputes } from './deadline-actions.ts';
import { listByIds } from './recommendation-rows.ts';
import { countRecommendations, listAllIds } from './recommendations.ts';
import { LATEST_FIRST, toUpdate, UPDATE_PARTS } from './updates.ts';
import { readVocabulary } from './vocabulary.ts';

const OPEN_AND_MINE: Filter['terms'] = [
  { field: 'mine', exclude: false },
  { field: 'status', exclude: true, values: ['implemented'] },
];

/**
 * What needs the members of some agencies now (domain/needs.ts), of these deadlines. A deadline whose coverage can no
 * longer be read covers nothing here.
 */
export async function readNeeds(
  db: Db,
  workspaceId: string,
  {
    agencyIds,
    today,
    ownTimeZone,
    timeZone,
    calendar,
    deadlines,
  }: {
    agencyIds: string[];
    today: Day;
    ownTimeZone: string;
    timeZone: string;
    calendar: OfficeCalendar;
    deadlines: readonly Deadline[];
  },
): Promise<Need[]> {
  if (agencyIds.length === 0) return [];
  const viewer = { agencyIds, today, timeZone };
  const near = deadlines.filter((deadline) => isNear(deadline, today, calendar));
  const vocabulary = near.length > 0 ? await readVocabulary(db, workspaceId) : null;
  const [overdue, ...covering] = await Promise.all([
    listAllIds(db, workspaceId, { terms: [...OPEN_AND_MINE, { field: 'overdue', exclude: false }], text: '' }, viewer),
    ...near.map(async (deadline): Promise<Covering> => {
      const filter = vocabulary && coverageOf(deadline, vocabulary, today);
      if (!filter?.ok) return { deadline, covered: new Set() };
      const terms = [...filter.value.terms, ...OPEN_AND_MINE];
      return { deadline, covered: new Set(await listAllIds(db, workspaceId, { terms, text: '' }, viewer)) };
    }),
  ]);
  const ids = new Set([...overdue, ...covering.flatMap(({ covered }) => [...covered])]);
  // What one of their agencies has handed back waits for the coordinating office, not for them.
  const disputes = await listDisputes(db, workspaceId);
  for (const { recommendationId, agencyId } of disputes) if (agencyIds.includes(agencyId)) ids.delete(recommendationId);
  const recommendations = await listByIds(db, workspaceId, [...ids]);
  return needsOf(recommendations, { agencyIds, today, ownTimeZone, timeZone, calendar, deadlines: covering });
}

/** Updates that wait for the coordinating office. */
export interface ToCheck {
  /** Recommendations whose latest update is not verified */
  total: number;
  /** Their latest updates, those that have waited longest first */
  updates: (Update & { reference: string })[];
}

/** What there is to verify: the latest updates, as the filter `verified:no` counts them. */
export async function listToCheck(db: Db, workspaceId: string, limit: number): Promise<ToCheck> {
  const where = { workspaceId, lastUpdateAt: { not: null }, lastUpdateVerified: false };
  const [total, rows] = await Promise.all([
    db.recommendation.count({ where }),
    db.recommendation.findMany({
      where,
      orderBy: [{ lastUpdateAt: 'asc' }, { id: 'asc' }],
      take: limit,
      select: { reference: true, updates: { include: UPDATE_PARTS, orderBy: LATEST_FIRST, take: 1 } },
    }),
  ]);
  const updates = rows.flatMap(({ reference, updates: [latest] }) =>
    latest ? [{ ...toUpdate(latest), reference }] : [],
  );
  return { total, updates };
}

/**
 * The next of these deadlines, in their order, that concern the focal points of some agencies: those that cover something
 * that their agencies lead; where they lead nothing, what they support; all of them for who has no agency.
 */
export async function listNextDeadlines(
  db: Db,
  workspaceId: string,
  {
    agencies,
    today,
    timeZone,
    deadlines,
  }: { agencies: Member['agencies']; today: Day; timeZone: string; deadlines: readonly Deadline[] },
  limit: number,
): Promise<Deadline[]> {
  const ahead = deadlines.filter(({ date }) => date >= today);
  if (agencies.length === 0 || ahead.length === 0) return ahead.slice(0, limit);
  const vocabulary = await readVocabulary(db, workspaceId);
  const viewer = { agencyIds: agencies.map(({ agencyId }) => agencyId), today, timeZone };
  const listThat = async (term: Filter['terms'][number]) => {
    const found: Deadline[] = [];
    for (const deadline of ahead) {
      if (found.length === limit) break;
      const filter = coverageOf(deadline, vocabulary, today);
      if (!filter.ok) continue;
      const terms = [...filter.value.terms, term];
      if ((await countRecommendations(db, workspaceId, { terms, text: '' }, viewer)) > 0) found.push(deadline);
    }
    return found;
  };
  const led = await listThat({ field: 'lead', exclude: false, values: agencies.map(({ code }) => code) });
  return led.length > 0 ? led : listThat({ field: 'mine', exclude: false });
}
