import { addDays, type Day, instantOf } from '../day.ts';
import { isOverdue, type Recommendation } from '../recommendation.ts';
import { type DayRange, type Filter, NONE, type Term } from './command.ts';

/** Whose `mine`, whose today: what a filter depends on beside its terms. */
export interface Viewer {
  agencyIds: string[];
  today: Day;
  /** IANA zone in which days of updates are counted */
  timeZone: string;
}

/** Whether one recommendation passes a filter; what db/recommendation-filter.ts asks of all of them at once. */
export function passes(recommendation: Recommendation, { terms }: Filter, viewer: Viewer): boolean {
  return terms.every((term) => term.exclude !== meets(recommendation, term, viewer));
}

function meets(recommendation: Recommendation, term: Term, viewer: Viewer): boolean {
  const { review, leadAgency, supportingAgencies, status, position, dueDate, lastUpdateAt } = recommendation;
  switch (term.field) {
    case 'review':
      return term.values.includes(review.code);
    case 'mechanism':
      return term.values.includes(review.mechanism);
    case 'lead':
      return term.values.includes(leadAgency?.code ?? NONE);
    case 'agency': {
      const agencies = [...(leadAgency ? [leadAgency] : []), ...supportingAgencies];
      return agencies.length === 0
        ? term.values.includes(NONE)
        : agencies.some(({ code }) => term.values.includes(code));
    }
    case 'mine':
      return [leadAgency, ...supportingAgencies].some((agency) => agency && viewer.agencyIds.includes(agency.id));
    case 'status':
      return term.values.includes(status);
    case 'position':
      return term.values.includes(position ?? NONE);
    case 'theme':
      return overlap(recommendation.themes, term.values);
    case 'state':
      return overlap(recommendation.recommendingStates, term.values);
    case 'group':
      return overlap(recommendation.affectedGroups, term.values);
    case 'sdg':
      return overlap(recommendation.sdgs, term.values);
    case 'due':
      return term.values.some((range) => isDueIn(dueDate, range));
    case 'updated':
      return term.values.some((range) => isUpdatedIn(lastUpdateAt, range, viewer.timeZone));
    case 'verified':
      return lastUpdateAt !== null && term.values.includes(recommendation.lastUpdateVerified);
    case 'overdue':
      return isOverdue(recommendation, viewer.today);
  }
}

function overlap<T>(held: readonly T[], asked: readonly T[]): boolean {
  return held.some((value) => asked.includes(value));
}

function isDueIn(dueDate: Day | null, range: DayRange): boolean {
  if (range === 'never') return dueDate === null;
  if (dueDate === null) return false;
  return (range.from === null || dueDate >= range.from) && (range.to === null || dueDate <= range.to);
}

function isUpdatedIn(at: Date | null, range: DayRange, timeZone: string): boolean {
  if (range === 'never') return at === null;
  if (at === null) return false;
  return (
    (range.from === null || at >= instantOf(range.from, 0, timeZone)) &&
    (range.to === null || at < instantOf(addDays(range.to, 1), 0, timeZone))
  );
}
