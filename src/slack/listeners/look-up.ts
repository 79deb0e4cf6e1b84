import type { StoredCard } from '../../db/cards.ts';
import { listNextDeadlines, readNeeds } from '../../db/needs.ts';
import { progressBy } from '../../db/progress.ts';
import {
  countRecommendations,
  listRecommendations,
  matchRecommendations,
  nearestRecommendations,
  recommendationGone,
} from '../../db/recommendations.ts';
import { searchRecommendations } from '../../db/search.ts';
import { findLatestUnverified } from '../../db/update-writes.ts';
import { countUpdates, listUpdates } from '../../db/updates.ts';
import type { Day } from '../../domain/day.ts';
import { type Deadline, isOver } from '../../domain/deadline.ts';
import type { Language } from '../../domain/language.ts';
import { may } from '../../domain/permissions.ts';
import type { Progress } from '../../domain/progress.ts';
import type { Dimension, Filter, Parsed, UnresolvedFilter, Vocabulary } from '../../domain/query/command.ts';
import { COMMANDS, DIMENSION_TABLE } from '../../domain/query/command-table.ts';
import { parseFilter } from '../../domain/query/parse-filter.ts';
import { passes, type Viewer } from '../../domain/query/passes.ts';
import { printFilter } from '../../domain/query/print.ts';
import { keyTyped } from '../../domain/query/reference-match.ts';
import { coverageOf, resolveFilter, spellOut } from '../../domain/query/resolve.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { referenceKey } from '../../domain/reference.ts';
import type { Deps, Visit } from '../deps.ts';
import type { Ambiguity } from '../views/choose-recommendation.ts';
import { HISTORY_PAGE, type HistoryPage } from '../views/history.ts';
import type { Overview } from '../views/overview.ts';
import type { Card } from '../views/recommendation-card.ts';
import { LIST_PAGE, type ListPage } from '../views/recommendation-list.ts';
import { SEARCH_PAGE, type SearchPage } from '../views/search-results.ts';

// What the views of the look-up show, as this visitor may see it now.

const EVERYTHING: Filter = { terms: [], text: '' };

export function viewerOf({ member, today }: Visit): Viewer {
  return { agencyIds: member.agencies.map(({ agencyId }) => agencyId), today, timeZone: member.timeZone };
}

/** What is stored of one recommendation; as it was read on entering, where that was what was asked for. */
export async function readStored({ groups }: Deps, { ahead, member }: Visit, id: string): Promise<StoredCard> {
  if (ahead?.recommendation.id === id) return ahead;
  const entered = await groups.enter(member.workspaceId, member.slackUserId, { id });
  if (!entered?.card) throw recommendationGone();
  return entered.card;
}

/** Throws a UserError `recommendation_gone` when there is none. */
export async function readCard(deps: Deps, visit: Visit, id: string): Promise<Card & Pick<StoredCard, 'draft'>> {
  const stored = await readStored(deps, visit, id);
  return { deadline: deadlineOf(visit, stored.recommendation), ...stored };
}

/** The open deadline on the day a recommendation is due that covers it; of several the first by title. */
function deadlineOf(visit: Visit, recommendation: Recommendation): Deadline | null {
  const { deadlines } = visit.group;
  const covers = (deadline: Deadline) => {
    const filter = coverageToday(deadline, visit);
    return filter.ok && passes(recommendation, filter.value, viewerOf(visit));
  };
  const onThatDay = deadlines.filter(({ date }) => date === recommendation.dueDate).sort(byTitle);
  return onThatDay.find(covers) ?? null;
}

/** What deadlines of the groups that are kept cover: the same all day, and reading one takes as long as the rest of a card. */
const coverages = new WeakMap<Deadline, { today: Day; filter: Parsed<Filter> }>();

function coverageToday(deadline: Deadline, { group, today }: Visit): Parsed<Filter> {
  const known = coverages.get(deadline);
  if (known?.today === today) return known.filter;
  const filter = coverageOf(deadline, group.vocabulary, today);
  coverages.set(deadline, { today, filter });
  return filter;
}

function byTitle(a: Deadline, b: Deadline): number {
  return a.title.en.localeCompare(b.title.en) || a.id.localeCompare(b.id);
}

/** What a reference means, with the nearest ones where it means none. */
export async function readReference(deps: Deps, visit: Visit, reference: string): Promise<Ambiguity> {
  const { db } = deps;
  const { id } = visit.workspace;
  const known = visit.ahead?.recommendation;
  if (known && keyTyped(reference) === referenceKey(known.reference))
    return { reference, matches: [known], total: 1, nearest: [], isEmpty: false };
  const { items: matches, total } = await matchRecommendations(db, id, reference);
  if (total > 0) return { reference, matches, total, nearest: [], isEmpty: false };
  const nearest = await nearestRecommendations(db, id, reference, 5);
  const isEmpty = nearest.length === 0 && (await countRecommendations(db, id, EVERYTHING, viewerOf(visit))) === 0;
  return { reference, matches, total, nearest, isEmpty };
}

export async function readList(
  deps: Deps,
  visit: Visit,
  unresolved: UnresolvedFilter,
  offset: number,
): Promise<Parsed<ListPage>> {
  const { vocabulary } = visit.group;
  const { language } = visit.words;
  const filter = resolveFilter(unresolved, vocabulary, { command: wordOf('list', language), language });
  if (!filter.ok) return filter;
  const page = { filter: filter.value, viewer: viewerOf(visit), offset, limit: LIST_PAGE };
  const found = await listRecommendations(deps.db, visit.workspace.id, page);
  return { ok: true, value: { ...found, filter: unresolved.text, printed: printedFor(visit, unresolved, vocabulary) } };
}

export async function readProgress(
  deps: Deps,
  visit: Visit,
  by: Dimension | null,
  unresolved: UnresolvedFilter,
): Promise<Parsed<{ progress: Progress; printed: string }>> {
  const { vocabulary } = visit.group;
  const { language } = visit.words;
  const dimension = by ? [BY[language], DIMENSION_TABLE[by][language][0]] : [];
  const command = [wordOf('progress', language), ...dimension].join(' ');
  const filter = resolveFilter(unresolved, vocabulary, { command, language });
  if (!filter.ok) return filter;
  const asked = { by: by ?? 'agency', filter: filter.value, viewer: viewerOf(visit) };
  const progress = await progressBy(deps.db, visit.workspace.id, asked);
  return { ok: true, value: { progress, printed: printedFor(visit, unresolved, vocabulary) } };
}

const BY: Record<Language, string> = { en: 'by', vi: 'theo' };

function wordOf(command: 'list' | 'progress', language: Language): string {
  return COMMANDS[command].words[language][0] as string;
}

/** A filter in the reader's words. */
function printedFor({ words }: Visit, filter: UnresolvedFilter, vocabulary: Vocabulary): string {
  return printFilter(spellOut(filter, vocabulary), words.language);
}

/** The open deadlines, and what prints the coverage of one in the reader's words; as it stands where it cannot be read. */
export function openDeadlinesOf(visit: Visit) {
  const { deadlines, vocabulary } = visit.group;
  const printed = (coverage: string) => {
    const filter = parseFilter(coverage, visit.today);
    return filter.ok ? printedFor(visit, filter.value, vocabulary) : coverage;
  };
  return { deadlines, printed };
}

export async function readSearch(deps: Deps, visit: Visit, query: string, offset: number): Promise<SearchPage> {
  const found = await searchRecommendations(deps.db, visit.workspace.id, query, { limit: SEARCH_PAGE, offset });
  return { ...found, query, offset };
}

export async function readHistory(
  deps: Deps,
  visit: Visit,
  recommendation: Recommendation,
  offset: number,
): Promise<HistoryPage> {
  const { db } = deps;
  const { workspace, member } = visit;
  const [total, updates, unverified] = await Promise.all([
    countUpdates(db, workspace.id, recommendation.id),
    listUpdates(db, workspace.id, recommendation.id, { limit: HISTORY_PAGE, offset }),
    may(member, 'verify', recommendation) ? findLatestUnverified(db, workspace.id, recommendation.id) : null,
  ]);
  return { recommendation, total, offset, updates, toVerify: unverified?.id ?? null };
}

export async function readOverview(deps: Deps, visit: Visit): Promise<Overview> {
  const { db } = deps;
  const { workspace, today, member, group } = visit;
  const { agencyIds } = viewerOf(visit);
  const isOfAgency = member.role !== 'observer' && agencyIds.length > 0;
  const { timeZone, calendar } = workspace;
  const ownTimeZone = member.timeZone;
  const ahead = group.deadlines.filter((deadline) => !isOver(deadline, visit.now, ownTimeZone));
  const mine = { agencyIds, agencies: member.agencies, today, ownTimeZone, timeZone, calendar, deadlines: ahead };
  const everything = { by: 'status' as const, filter: EVERYTHING, viewer: viewerOf(visit) };
  const [needs, [next], progress] = await Promise.all([
    isOfAgency ? readNeeds(db, workspace.id, mine) : [],
    listNextDeadlines(db, workspace.id, mine, 1),
    isOfAgency ? null : progressBy(db, workspace.id, everything),
  ]);
  return { needs, agencyIds, next: next ?? null, group: progress?.totals ?? null };
}
