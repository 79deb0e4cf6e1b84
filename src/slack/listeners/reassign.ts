import { fold } from '../../domain/fold.ts';
import { inLanguage } from '../../domain/language.ts';
import { type Decided, decideReassignment } from '../../usecases/decide-reassignment.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction, onOptions } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { words as plainWords } from '../views/elements.ts';
import { say } from '../views/message.ts';
import { notice } from '../views/notice.ts';
import { blockIdOf, outcomeOf } from '../views/reassign-request.ts';
import { plain, shown } from '../views/record-text.ts';
import { readOutboxId } from '../views/reminder-buttons.ts';
import { refreshHome } from './home.ts';
import { beside, showModal } from './surface.ts';

const MOST_OPTIONS = 100;

/** The coordinating office decides what becomes of what was handed back, in its message or on Home; that changes in place. */
export function registerReassign(board: Switchboard, deps: Deps): void {
  onOptions(board, deps, ACTION.chooseAgency, async ({ group, words }, { query }) => {
    const wanted = fold(query);
    const found = [...group.agencies.values()].filter(({ code, name }) =>
      [code, name.en, name.vi ?? ''].some((text) => fold(text).includes(wanted)),
    );
    const options = found.slice(0, MOST_OPTIONS).map(({ id, name }) => ({
      text: plainWords(plain(inLanguage(name, words.language), 75), 75),
      value: id,
    }));
    return { options };
  });

  // Nothing is done until it is confirmed beside it.
  onAction(board, deps, ACTION.chooseAgency, async () => {});

  onAction(board, deps, ACTION.reassign, async (visit, click) => {
    const reassignmentId = readOutboxId(click.action.value);
    const agencyId = chosenIn(click, reassignmentId);
    if (!agencyId) return tell(deps, visit, click, visit.words.reassignment.request.chooseFirst);
    await decide(deps, visit, click, { reassignmentId, agencyId });
  });
  onAction(board, deps, ACTION.keepAssignment, (visit, click) =>
    decide(deps, visit, click, { reassignmentId: readOutboxId(click.action.value), agencyId: null }),
  );
}

async function decide(
  deps: Deps,
  visit: Visit,
  click: Click,
  decision: { reassignmentId: string; agencyId: string | null },
): Promise<void> {
  const decided = await decideReassignment({ db: deps.db, now: visit.now }, visit.member, decision);
  deps.wake();
  if (!click.respond) refreshHome(deps, visit, click.client);
  const said = refusalOf(decided, visit);
  if (said) await tell(deps, visit, click, said);
}

/** What the request itself does not tell; null when it was decided now, or by the same person before. */
function refusalOf({ kind, reassignment }: Decided, visit: Visit): string | null {
  const { words, member } = visit;
  const { request } = words.reassignment;
  const reference = shown(reassignment.recommendation.reference, 40);
  const agency = shown(inLanguage(reassignment.agency.name, words.language), 100);
  switch (kind) {
    case 'decided':
      return null;
    case 'already_decided':
      if (reassignment.decided?.by?.memberId === member.id) return null;
      return request.already(outcomeOf(reassignment, readerOf(visit)));
    case 'same_agency':
      return request.sameAgency(reference, agency);
    case 'no_longer_theirs':
      return request.noLongerTheirs(reference, agency);
  }
}

/** The agency that is chosen beside the button. */
function chosenIn({ body, action }: Click, reassignmentId: string): string | undefined {
  const values = body.state?.values ?? body.view?.state.values ?? {};
  const block = values[action.block_id] ?? values[blockIdOf(reassignmentId)];
  return block?.[ACTION.chooseAgency]?.selected_option?.value;
}

async function tell(deps: Deps, visit: Visit, click: Click, words: string): Promise<void> {
  if (click.respond) return beside(click, say(words));
  await showModal(deps, visit, click, Promise.resolve(notice(visit.words, words)));
}
