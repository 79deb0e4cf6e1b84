import type { Deps } from '../deps.ts';
import type { Switchboard } from '../switchboard.ts';
import { registerCalendarFile } from './calendar-file.ts';
import { registerDeadlines } from './deadlines.ts';
import { registerHome } from './home.ts';
import { registerLeftFocalPoints } from './left-focal-points.ts';
import { registerLookup } from './lookup.ts';
import { registerNotMine } from './not-mine.ts';
import { registerOfficeDays } from './office-days.ts';
import { registerPreview } from './preview.ts';
import { registerProfile } from './profile.ts';
import { registerReassign } from './reassign.ts';
import { registerSettings } from './settings.ts';
import { registerSnooze } from './snooze.ts';
import { registerTick } from './tick.ts';
import { registerUndelivered } from './undelivered.ts';
import { registerUpdate } from './update.ts';
import { registerVerify } from './verify.ts';
import { registerWhy } from './why.ts';

/** Everything that a member can do, listed once. */
export function registerListeners(board: Switchboard, deps: Deps): void {
  registerLookup(board, deps);
  registerUpdate(board, deps);
  registerVerify(board, deps);
  registerSnooze(board, deps);
  registerNotMine(board, deps);
  registerReassign(board, deps);
  registerTick(board, deps);
  registerDeadlines(board, deps);
  registerHome(board, deps);
  registerSettings(board, deps);
  registerOfficeDays(board, deps);
  registerLeftFocalPoints(board, deps);
  registerProfile(board, deps);
  registerPreview(board, deps);
  registerWhy(board, deps);
  registerUndelivered(board, deps);
  registerCalendarFile(board, deps);
}
