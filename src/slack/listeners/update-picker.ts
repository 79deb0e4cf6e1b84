import type { Option } from '@slack/types';
import { findRecommendations, listRecommendations } from '../../db/recommendations.ts';
import { searchRecommendations } from '../../db/search.ts';
import { may } from '../../domain/permissions.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onOptions, onSubmission } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { PICK_BLOCK, pickerOption, readPicker } from '../views/update-picker.ts';
import type { SentView } from '../views/update-values.ts';
import { readUpdateForm } from './update-form.ts';

/** Slack shows no more options. */
const MOST_OPTIONS = 100;
const PAGE = 200;
const MOST_SEARCHED = 1000;

export function registerUpdatePicker(board: Switchboard, deps: Deps): void {
  onOptions(board, deps, ACTION.pickRecommendation, async (visit, { query }) => ({
    options: await listOptions(deps, visit, query.trim()),
  }));

  onSubmission(board, deps, FORM.updatePicker, async (visit, { view }) => {
    const { recommendationId, origin, prefill } = readPicker(view as SentView);
    if (!recommendationId) {
      return { response_action: 'errors', errors: { [PICK_BLOCK]: visit.words.update.picker.gone } };
    }
    return {
      response_action: 'update',
      view: await readUpdateForm(deps, visit, { recommendationId, origin, prefill }),
    };
  });
}

/** The recommendations that the member may report on: those that a reference or words mean, or those that need it. */
async function listOptions(deps: Deps, visit: Visit, query: string): Promise<Option[]> {
  const found = query === '' ? await listNeedy(deps, visit) : await listFound(deps, visit, query);
  const reader = readerOf(visit);
  return found.slice(0, MOST_OPTIONS).map((recommendation) => pickerOption(reader, recommendation));
}

/** The worst first: overdue, then by due day; of their own agencies, or of all for who may report on all. */
async function listNeedy({ db }: Deps, { member, today, workspace }: Visit): Promise<Recommendation[]> {
  const filter = {
    terms: member.role === 'coordinator' ? [] : [{ field: 'mine' as const, exclude: false }],
    text: '',
  };
  const viewer = { agencyIds: member.agencies.map(({ agencyId }) => agencyId), today, timeZone: member.timeZone };
  const { items } = await listRecommendations(db, workspace.id, { filter, viewer, offset: 0, limit: MOST_OPTIONS });
  return items.filter((recommendation) => may(member, 'update', recommendation));
}

async function listFound({ db }: Deps, { member, workspace }: Visit, query: string): Promise<Recommendation[]> {
  const found = new Map<string, Recommendation>();
  const add = (recommendations: Recommendation[]) => {
    for (const recommendation of recommendations) {
      if (may(member, 'update', recommendation)) found.set(recommendation.id, recommendation);
    }
  };
  add(await findRecommendations(db, workspace.id, query));
  // Most of what is found may belong to others: look on until the list is full.
  for (let offset = 0; offset < MOST_SEARCHED && found.size < MOST_OPTIONS; offset += PAGE) {
    const { items, total } = await searchRecommendations(db, workspace.id, query, { limit: PAGE, offset });
    add(items);
    if (offset + PAGE >= total) break;
  }
  return [...found.values()];
}
