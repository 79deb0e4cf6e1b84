import { inLanguage } from '../../domain/language.ts';
import { takeBackTick, tickDeadline } from '../../usecases/tick-deadline.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { say } from '../views/message.ts';
import { notice } from '../views/notice.ts';
import { shown } from '../views/record-text.ts';
import { readTick, tickStored } from '../views/reminder-buttons.ts';
import { whenDone } from '../views/reminder-part.ts';
import { refreshHome } from './home.ts';
import { beside, showModal } from './surface.ts';

/** An agency states what a deadline asks for, or takes it back; the reminders of all whom it concerns say so in place. */
export function registerTick(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.tick, async (visit, click) => {
    const ticked = await tickDeadline({ db: deps.db, now: visit.now }, visit.member, readTick(click.action.value));
    deps.wake();
    if (!click.respond) refreshHome(deps, visit, click.client);
    const { tick: words } = visit.words.reminder;
    if (ticked.kind === 'closed') return tell(deps, visit, click, words.closed);
    if (ticked.kind === 'ticked') {
      // A message of which all is done has no button for it any more.
      if (click.respond) await beside(click, tickStored(ticked, readerOf(visit)));
      return;
    }
    // Clicked twice by the same person, the message tells it.
    if (ticked.tick.by.memberId === visit.member.id) return;
    const { agency, tick } = ticked;
    const name = shown(inLanguage(agency.name, visit.words.language), 100);
    const said = words.already(name, shown(tick.by.name, 80), whenDone(tick.at, readerOf(visit)));
    await tell(deps, visit, click, said);
  });

  onAction(board, deps, ACTION.takeBackTick, async (visit, click) => {
    const { kind, deadline, agency } = await takeBackTick(
      { db: deps.db, now: visit.now },
      visit.member,
      readTick(click.action.value),
    );
    deps.wake();
    if (!click.respond) refreshHome(deps, visit, click.client);
    const { tick: words } = visit.words.reminder;
    if (kind === 'closed') return tell(deps, visit, click, words.closed);
    const name = shown(inLanguage(agency.name, visit.words.language), 100);
    if (kind === 'not_ticked') return tell(deps, visit, click, words.notThere(name));
    // The words beside the message that offered it.
    if ((click.body.container as { is_ephemeral?: boolean }).is_ephemeral) {
      const statement =
        deadline.doneBy.kind === 'tick' ? inLanguage(deadline.doneBy.statement, visit.words.language) : '';
      await click.respond?.({ ...say(words.takenBack(name, shown(statement, 180))), replace_original: true });
    }
  });
}

/** Says something beside the message, or where there is none, in a modal. */
async function tell(deps: Deps, visit: Visit, click: Click, words: string): Promise<void> {
  if (click.respond) return beside(click, say(words));
  await showModal(deps, visit, click, Promise.resolve(notice(visit.words, words)));
}
