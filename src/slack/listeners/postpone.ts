import type { ModalView } from '@slack/types';
import { getDeadline } from '../../db/deadlines.ts';
import { dayOf } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { parseMoment } from '../../domain/deadline-input.ts';
import type { DeadlineField } from '../../domain/deadline-values.ts';
import { inLanguage } from '../../domain/language.ts';
import { requireManager } from '../../usecases/acting.ts';
import { postponeDeadline } from '../../usecases/change-deadline.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction, onSubmission } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { deadlineMoment } from '../views/deadline-time.ts';
import { blockOf, type SentDeadlineView } from '../views/deadline-values.ts';
import { type Moment, postponeForm, readPostponeForm } from '../views/postpone-form.ts';
import { shown } from '../views/record-text.ts';
import { actingAs } from './acting.ts';
import { readTimeZones } from './deadline-reading.ts';
import { backToList, listBelow } from './managed-deadlines.ts';
import { showModal } from './surface.ts';

/** Moves a deadline to another date. */
export function registerPostpone(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.postponeDeadline, (visit, click) =>
    showModal(deps, visit, click, readForm(deps, visit, click)),
  );

  onSubmission(board, deps, FORM.postponeDeadline, async (visit, { view, client }) => {
    requireManager(visit.member);
    const { words, workspace, now } = visit;
    const { metadata, typed } = readPostponeForm(view as SentDeadlineView);
    const { seen, round, listViewId } = metadata;
    const refuse = (field: DeadlineField, text: string) => ({
      response_action: 'errors' as const,
      errors: { [blockOf(field, round)]: text },
    });
    const parsed = parseMoment(typed, { now, today: dayOf(now, workspace.timeZone) });
    if (!parsed.ok) {
      const errors = Object.entries(parsed.problems).map(([field, problem]) => [
        blockOf(field as DeadlineField, round),
        words.deadline.problem(field as DeadlineField, problem),
      ]);
      return { response_action: 'errors', errors: Object.fromEntries(errors) };
    }
    const { kind, deadline, before } = await postponeDeadline(actingAs(deps, visit), seen, parsed.moment);
    if (kind === 'unchanged') return refuse('date', words.deadline.postpone.same);
    const reader = readerOf(visit);
    const title = shown(inLanguage(deadline.title, words.language), 300);
    if (kind === 'conflict') {
      const note = words.deadline.note.conflict(title, deadlineMoment(deadline, reader));
      const next = { ...metadata, seen: { ...seen, version: deadline.version }, round: round + 1 };
      const form = { deadline, metadata: next, typed, timeZones: await readTimeZones(deps, visit), note };
      return { response_action: 'update', view: postponeForm(reader, form) };
    }
    const note = words.deadline.note.moved(title, deadlineMoment(before, reader), deadlineMoment(deadline, reader));
    return backToList(deps, visit, client, { listViewId, note });
  });
}

async function readForm(deps: Deps, visit: Visit, click: Click): Promise<ModalView> {
  requireManager(visit.member);
  const [deadline, timeZones] = await Promise.all([
    getDeadline(deps.db, visit.workspace.id, click.action.value ?? ''),
    readTimeZones(deps, visit),
  ]);
  const seen = { id: deadline.id, version: deadline.version };
  const metadata = { seen, round: 0, listViewId: listBelow(click) };
  const typed = momentOf(deadline, visit.workspace.timeZone);
  return postponeForm(readerOf(visit), { deadline, metadata, typed, timeZones });
}

function momentOf({ date, time }: Deadline, timeZone: string): Moment {
  return { date, time: time?.at ?? null, timeZone: time?.timeZone ?? timeZone };
}
