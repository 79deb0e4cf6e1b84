import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { findWorkspace } from '../../db/workspaces.ts';
import { lengthOf } from '../../domain/days-input.ts';
import { listCountries } from '../../domain/holidays.ts';
import { LONG_CLOSURE, parseClosure } from '../../domain/office-days.ts';
import { requireManager } from '../../usecases/acting.ts';
import { addClosure, chooseCountry, removeClosure } from '../../usecases/office-days.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction, onOptions, onSubmission } from '../doors.ts';
import { redrawModal } from '../modal.ts';
import type { Switchboard } from '../switchboard.ts';
import { closureErrors, closureForm, isConfirmed, readClosure, readClosureMetadata } from '../views/closure-form.ts';
import { closureNote, countryOf, countryOptions, officeDaysModal } from '../views/office-days.ts';
import { shown } from '../views/record-text.ts';
import { actingAs } from './acting.ts';
import { refreshBelow } from './below.ts';
import { refreshHome } from './home.ts';
import { showModal } from './surface.ts';

/** The days on which the offices are closed: coordinators choose the country and enter the group's own closures. */
export function registerOfficeDays(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.officeDays, async (visit, click) => {
    requireManager(visit.member);
    await showModal(deps, visit, click, readModal(deps, visit));
  });

  onOptions(board, deps, ACTION.chooseCountry, async (visit, { query }) => ({
    options: countryOptions(listCountries(visit.words.language), query, visit.words),
  }));

  onAction(board, deps, ACTION.chooseCountry, async (visit, click) => {
    const country = countryOf(click.action.selected_option?.value);
    await chooseCountry(actingAs(deps, visit), country);
    await refresh(deps, visit, click, countryNote(visit, country));
  });

  onAction(board, deps, ACTION.addClosure, async (visit, click) => {
    requireManager(visit.member);
    await showModal(
      deps,
      visit,
      click,
      Promise.resolve(closureForm(readerOf(visit), { below: click.body.view?.id ?? '', key: deps.newKey() })),
    );
  });

  onAction(board, deps, ACTION.removeClosure, async (visit, click) => {
    const removed = await removeClosure(actingAs(deps, visit), click.action.value ?? '');
    const { officeDays } = visit.words.settings;
    const note = removed ? closureNote(officeDays.removed, removed, readerOf(visit)) : officeDays.removedBefore;
    await refresh(deps, visit, click, note);
  });

  onSubmission(board, deps, FORM.closure, async (visit, { view, client }) => {
    requireManager(visit.member);
    const reader = readerOf(visit);
    const typed = readClosure(view);
    const { below, key } = readClosureMetadata(view);
    const parsed = parseClosure(typed, { today: visit.today, language: visit.words.language });
    if (!parsed.ok) return { response_action: 'errors', errors: closureErrors(parsed.problems, reader) };
    const length = lengthOf(parsed.closure);
    if (length > LONG_CLOSURE && !isConfirmed(view, length)) {
      return {
        response_action: 'update',
        view: closureForm(reader, { below, key, typed, long: length }),
      };
    }
    await addClosure(actingAs(deps, visit), parsed.closure, key);
    const note = closureNote(visit.words.settings.officeDays.added, parsed.closure, reader);
    refreshBelow(deps, { id: view.id, private_metadata: below }, client, () => readModal(deps, visit, note));
    await refreshHomeOf(deps, visit, client);
    return null;
  });
}

/** As it is stored now: what a visit holds was read before the change. */
async function readModal({ db }: Deps, visit: Visit, note?: string): Promise<ModalView> {
  const { calendar } = (await findWorkspace(db, visit.workspace.id)) ?? visit.workspace;
  const countries = listCountries(visit.words.language);
  return officeDaysModal({ ...calendar, countries }, readerOf(visit), note);
}

function countryNote({ words }: Visit, country: string | null): string {
  const { officeDays } = words.settings;
  if (country === null) return officeDays.countryLeft;
  const { name } = listCountries(words.language).find(({ code }) => code === country) ?? { name: country };
  return officeDays.countryChosen(shown(name, 100));
}

/** Shows in place what was done. */
async function refresh(deps: Deps, visit: Visit, { body, client }: Click, note: string): Promise<void> {
  if (!body.view) return;
  await redrawModal(client, { id: body.view.id }, await readModal(deps, visit, note));
  await refreshHomeOf(deps, visit, client);
}

/** What is near depends on the days of the offices. */
async function refreshHomeOf(deps: Deps, visit: Visit, client: WebClient): Promise<void> {
  const workspace = (await findWorkspace(deps.db, visit.workspace.id)) ?? visit.workspace;
  refreshHome(deps, { ...visit, workspace }, client);
}
