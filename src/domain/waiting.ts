import { instantOf } from './day.ts';
import type { Deadline } from './deadline.ts';
import { isOpen, STATUSES, type Status } from './recommendation.ts';

/** What is looked at of a recommendation to decide who is reminded of it. */
export interface TrackedRecommendation {
  id: string;
  leadAgencyId: string | null;
  supportingAgencyIds: string[];
  status: Status;
  lastUpdateAt: Date | null;
}

/** How far a deadline is. */
export interface Standing {
  /** What is counted: recommendations, or with a tick the agencies that give it */
  unit: 'recommendation' | 'agency';
  total: number;
  done: number;
  /** Still to be done, by the agency from which it is expected; null: none is named */
  waiting: { agencyId: string | null; recommendationIds: string[] }[];
}

/** How far what a deadline covers is; `ticked`: the agencies that have ticked. `timeZone` is the workspace's. */
export function standingOf(
  deadline: Pick<Deadline, 'doneBy' | 'countsFrom' | 'audience'>,
  covered: readonly TrackedRecommendation[],
  ticked: ReadonlySet<string>,
  timeZone: string,
): Standing {
  const isTick = deadline.doneBy.kind === 'tick';
  const since = countedSince(deadline, timeZone);
  const byAgency = new Map<string | null, string[]>();
  const expect = (agencyId: string | null, id: string) => {
    const list = byAgency.get(agencyId);
    if (list) list.push(id);
    else byAgency.set(agencyId, [id]);
  };
  let done = 0;
  for (const recommendation of covered) {
    if (isTick ? !isOpen(recommendation) : isUpToDate(recommendation, deadline, since)) {
      done++;
      continue;
    }
    const agencies = agenciesExpected(recommendation, deadline.audience);
    if (agencies.length === 0) expect(null, recommendation.id);
    else for (const agencyId of agencies) expect(agencyId, recommendation.id);
  }
  const all = [...byAgency].map(([agencyId, recommendationIds]) => ({ agencyId, recommendationIds }));
  if (!isTick) {
    return { unit: 'recommendation', total: covered.length, done, waiting: all };
  }
  const waiting = all.filter(({ agencyId }) => agencyId === null || !ticked.has(agencyId));
  return { unit: 'agency', total: all.length, done: all.length - waiting.length, waiting };
}

/** Of what a deadline waits for, the recommendations on which some agencies are to report: without what each of them has handed back. */
export function askedOf(
  { unit, waiting }: Standing,
  agencyIds: readonly string[],
  isHandedBack: (id: string, agencyId: string) => boolean,
): string[] {
  if (unit === 'agency') return [];
  const asked = waiting.flatMap(({ agencyId, recommendationIds }) =>
    agencyId !== null && agencyIds.includes(agencyId)
      ? recommendationIds.filter((id) => !isHandedBack(id, agencyId))
      : [],
  );
  return [...new Set(asked)];
}

/** The instant since which an update counts as having acted. */
export function countedSince(deadline: Pick<Deadline, 'countsFrom'>, timeZone: string): Date {
  return instantOf(deadline.countsFrom, 0, timeZone);
}

/**
 * Whether nothing more is expected on a recommendation for a deadline by update or status; `since` is its `countedSince`.
 * With a tick it is the agency's that counts: of recommendations nothing is expected.
 */
export function isUpToDate(
  { status, lastUpdateAt }: Pick<TrackedRecommendation, 'status' | 'lastUpdateAt'>,
  { doneBy }: Pick<Deadline, 'doneBy'>,
  since: Date,
): boolean {
  switch (doneBy.kind) {
    case 'tick':
      return true;
    case 'status':
      return STATUSES.indexOf(status) >= STATUSES.indexOf(doneBy.status);
    case 'update':
      return !isOpen({ status }) || (lastUpdateAt !== null && lastUpdateAt.getTime() >= since.getTime());
  }
}

/** The agencies from which something is expected: the lead, or where there is none the supporting ones; all where they are reminded. */
export function agenciesExpected(
  { leadAgencyId, supportingAgencyIds }: Pick<TrackedRecommendation, 'leadAgencyId' | 'supportingAgencyIds'>,
  { supporting }: Pick<Deadline['audience'], 'supporting'>,
): string[] {
  if (!leadAgencyId) return supportingAgencyIds;
  return supporting ? [...new Set([leadAgencyId, ...supportingAgencyIds])] : [leadAgencyId];
}

/** The filter, as typed after `/rec list`, of what a deadline still waits for: of all it covers, what is not up to date. */
export function waitingFilter({
  coverage,
  countsFrom,
  doneBy,
}: Pick<Deadline, 'coverage' | 'countsFrom' | 'doneBy'>): string {
  const done = doneBy.kind === 'status' ? STATUSES.slice(STATUSES.indexOf(doneBy.status)) : ['implemented'];
  const open = `-status:${done.map((status) => `"${status.replaceAll('_', ' ')}"`).join(',')}`;
  const since = doneBy.kind === 'update' ? `updated:<${countsFrom},never` : '';
  return [coverage.trim(), open, since].filter(Boolean).join(' ');
}
