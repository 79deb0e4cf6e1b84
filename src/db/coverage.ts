import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Filter, Parsed, Vocabulary } from '../domain/query/command.ts';
import { coverageOf } from '../domain/query/resolve.ts';
import { type TrackedRecommendation, waitingFilter } from '../domain/waiting.ts';
import type { Db } from './client.ts';
import { listPassing, type Passing } from './tracked-recommendations.ts';
import { readVocabulary } from './vocabulary.ts';
import type { WorkspaceRecord } from './workspaces.ts';

/** The recommendations that a deadline covers, or the word at which what it says about them cannot be read. */
export type Coverage =
  | { recommendationIds: string[]; unreadableAt: null }
  | { recommendationIds: null; unreadableAt: string };

/** A deadline's coverage; `waits`: how it is done, where what is done already is to be left out. */
export interface Covering extends Pick<Deadline, 'coverage'> {
  waits?: Pick<Deadline, 'countsFrom' | 'doneBy'>;
}

type List<One extends TrackedRecommendation> = (...asked: Parameters<typeof listPassing>) => Promise<Passing<One>>;

/** What each of these deadlines covers, in their order, the worst first. */
export async function readCoverage(
  db: Db,
  workspace: Pick<WorkspaceRecord, 'id' | 'timeZone'>,
  deadlines: readonly Pick<Deadline, 'coverage'>[],
  today: Day,
): Promise<Coverage[]> {
  const whole = deadlines.map(({ coverage }) => ({ coverage }));
  return (await readCovered(db, workspace, whole, today)).coverage;
}

/**
 * What each of these deadlines covers, in their order; and the recommendations that any covers: in the order in which they are listed.
 * Of a deadline with `waits` only what it waits for is given, which is less each day. `vocabulary`: the workspace's, where it is known
 * already; `list`: what lists them, where it is not `listPassing`.
 */
export async function readCovered<One extends TrackedRecommendation = TrackedRecommendation>(
  db: Db,
  { id: workspaceId, timeZone }: Pick<WorkspaceRecord, 'id' | 'timeZone'>,
  deadlines: readonly Covering[],
  today: Day,
  { vocabulary: known, list }: { vocabulary?: Vocabulary; list?: List<One> } = {},
): Promise<{ coverage: Coverage[]; recommendations: One[] }> {
  if (deadlines.length === 0) return { coverage: [], recommendations: [] };
  const vocabulary = known ?? (await readVocabulary(db, workspaceId));
  const parsed = deadlines.map((deadline) => filterOf(deadline, vocabulary, today));
  const filters = parsed.flatMap((filter) => (filter.ok ? filter.value : []));
  // Nobody in particular asks: `mine` covers nothing.
  const passing = await (list ?? (listPassing as List<One>))(db, workspaceId, filters, {
    agencyIds: [],
    today,
    timeZone,
  });
  const ids = passing.ids.values();
  const coverage = parsed.map(
    (filter): Coverage =>
      filter.ok
        ? { recommendationIds: ids.next().value ?? [], unreadableAt: null }
        : { recommendationIds: null, unreadableAt: filter.mistake.word },
  );
  return { coverage, recommendations: passing.recommendations };
}

function filterOf({ coverage, waits }: Covering, vocabulary: Vocabulary, today: Day): Parsed<Filter> {
  const covered = coverageOf({ coverage }, vocabulary, today);
  if (!covered.ok || !waits) return covered;
  // Read apart from the coverage, which may be as long as a filter can be.
  const waiting = coverageOf({ coverage: waitingFilter({ ...waits, coverage: '' }) }, vocabulary, today);
  if (!waiting.ok) return covered;
  return { ok: true, value: { ...covered.value, terms: [...covered.value.terms, ...waiting.value.terms] } };
}
