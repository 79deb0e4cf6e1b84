import { readReminderState } from '../../db/reminder-state.ts';
import { dayOf } from '../../domain/day.ts';
import { type Deadline, isOver } from '../../domain/deadline.ts';
import { fold } from '../../domain/fold.ts';
import { may } from '../../domain/permissions.ts';
import { previewDeadline, previewNext } from '../../domain/preview-reminders.ts';
import { UserError } from '../../errors.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { modal } from '../views/elements.ts';
import { readPage } from '../views/paging.ts';
import { choosePreview, PREVIEW_PAGE, preview, previewModal } from '../views/preview.ts';
import type { Answer } from './answer.ts';
import { show, turn } from './surface.ts';

/** How far ahead, and how many instants at most, the preview of all deadlines looks. */
const AHEAD = { days: 100, count: 6 };

/** Coordinators see who is to be reminded of what, and when: from Home, from a deadline, and from one preview to another. */
export function registerPreview(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.preview, (visit, click) =>
    show(deps, visit, click, answerPreviewOf(deps, visit, click.action.value?.trim() || null, 0)),
  );
  onAction(board, deps, ACTION.choosePreview, (visit, click) =>
    turn(click, answerPreviewOf(deps, visit, click.action.selected_option?.value ?? null, 0)),
  );
  onAction(board, deps, new RegExp(`^${ACTION.previewPage}:`), (visit, click) => {
    const { of, offset } = readPage(click.action.value);
    return turn(click, answerPreviewOf(deps, visit, of || null, offset));
  });
}

/** Who is to be reminded of what, and when: of the deadline whose title has these words, or of all. For coordinators. */
export async function answerPreview(deps: Deps, visit: Visit, words: string | null): Promise<Answer> {
  mayPreview(visit);
  if (words === null || words.trim() === '') return answerPreviewOf(deps, visit, null, 0);
  const deadlines = aheadOf(visit.group.deadlines, visit);
  const named = deadlinesNamed(deadlines, words);
  const [only, ...others] = named;
  if (only && others.length === 0) return answerPreviewOf(deps, visit, only.id, 0);
  const reader = readerOf(visit);
  const choice = choosePreview(named.length > 0 ? named : deadlines, { words, found: named.length }, reader);
  return { message: () => choice, modal: () => modal(reader.words.explain.preview.title, reader.words, choice.blocks) };
}

/** The same of one deadline, by its id, from a page on. */
async function answerPreviewOf(deps: Deps, visit: Visit, deadlineId: string | null, offset: number): Promise<Answer> {
  mayPreview(visit);
  const { db } = deps;
  const { workspace, group, now } = visit;
  const open = group.deadlines;
  const agencies = [...group.agencies.values()];
  const deadlines = aheadOf(open, visit);
  const concerned = open.filter((one) => one.id === deadlineId || deadlines.includes(one));
  if (deadlineId !== null && !open.some(({ id }) => id === deadlineId))
    throw new UserError('deadline_gone', 'This deadline is no longer open');
  const { state } = await readReminderState(db, workspace, concerned, dayOf(now, workspace.timeZone));
  const of = deadlineId === null ? null : previewDeadline(state, deadlineId, now);
  const messages = of ? of.messages : previewNext(state, now, AHEAD);
  const page = {
    of,
    messages,
    // What was on a later page may have been sent meanwhile.
    offset: offset < messages.length ? offset : Math.max(0, offset - PREVIEW_PAGE),
    deadlines,
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
  };
  const reader = readerOf(visit);
  return { message: () => preview(page, reader), modal: () => previewModal(page, reader) };
}

function mayPreview({ member }: Visit): void {
  if (!may(member, 'manage_deadlines'))
    throw new UserError('coordinators_only', 'Only coordinators see who is reminded');
}

/** Those that are not over. */
function aheadOf(deadlines: readonly Deadline[], { workspace, now }: Visit): Deadline[] {
  return deadlines.filter((deadline) => !isOver(deadline, now, workspace.timeZone));
}

/** Those in whose title, in either language, all words stand; accents and case do not count. */
function deadlinesNamed(deadlines: readonly Deadline[], typed: string): Deadline[] {
  const wanted = fold(typed).split(' ');
  return deadlines.filter(({ title }) => {
    const folded = fold(`${title.en} ${title.vi ?? ''}`);
    return wanted.every((word) => folded.includes(word));
  });
}
