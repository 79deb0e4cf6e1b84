import type { Db } from '../../src/db/client.ts';
import { writeReminders } from '../../src/db/reminder-writes.ts';
import type { PlannedReminder } from '../../src/domain/reminders-due.ts';

/** Writes one member's message; false when it, or one for that day, has been written already. */
export async function writeReminder(tx: Db, workspaceId: string, reminder: PlannedReminder): Promise<boolean> {
  return (await writeReminders(tx, workspaceId, [reminder])) === 1;
}

/** A session on 7 July 2027, of which there is one step, 14 days before. */
export function createDialogue(db: Db, workspaceId: string) {
  return db.deadline.create({
    data: {
      workspaceId,
      kind: 'dialogue_session',
      titleEn: 'D',
      titleVi: 'D',
      date: new Date('2027-07-07'),
      coverage: '',
      countsFrom: new Date('2027-01-01'),
      schedule: [14],
    },
  });
}
