import type { Db } from '../../src/db/client.ts';
import { writeReminders } from '../../src/db/reminder-writes.ts';
import type { PlannedReminder } from '../../src/domain/reminders-due.ts';

/** Writes one member's message; false when it, or one for that day, has been written already. */
export async function writeReminder(tx: Db, workspaceId: string, reminder: PlannedReminder): Promise<boolean> {
  return (await writeReminders(tx, workspaceId, [reminder])) === 1;
}
