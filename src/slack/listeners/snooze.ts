import type { Day } from '../../domain/day.ts';
import { type Snoozed, snoozeReminder } from '../../usecases/snooze-reminder.ts';
import { ACTION } from '../action-ids.ts';
import type { Deps, Visit } from '../deps.ts';
import { type Click, onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { say } from '../views/message.ts';
import { dayIn } from '../views/reader.ts';
import { readOutboxId, readSnooze } from '../views/reminder-buttons.ts';
import { beside } from './surface.ts';

/** Putting a reminder off, and taking that back; the message says so in place. */
export function registerSnooze(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.snooze, (visit, click) =>
    snooze(deps, visit, click, readSnooze(click.action.selected_option?.value)),
  );
  onAction(board, deps, ACTION.undoSnooze, (visit, click) =>
    snooze(deps, visit, click, { outboxId: readOutboxId(click.action.value), day: null }),
  );
}

async function snooze(
  deps: Deps,
  visit: Visit,
  click: Click,
  choice: { outboxId: string; day: Day | null },
): Promise<void> {
  const snoozed = await snoozeReminder({ db: deps.db, now: visit.now }, visit.member, choice);
  deps.wake();
  await tell(visit, click, snoozed);
}

/** What was done the message itself says; what could not be is said beside it. */
async function tell({ words, today }: Visit, click: Click, snoozed: Snoozed): Promise<void> {
  const said = words.reminder.snooze;
  switch (snoozed.kind) {
    case 'replaced':
      return beside(click, say(said.replaced(dayIn(snoozed.on, words, today))));
    case 'over':
    case 'impossible':
      return beside(click, say(said[snoozed.kind]));
  }
}
