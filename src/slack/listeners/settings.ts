import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { listDeadlines } from '../../db/deadlines.ts';
import { readReminderState } from '../../db/reminder-state.ts';
import { deadlinesOf, nextReminderOf } from '../../domain/concerned.ts';
import { dayOf } from '../../domain/day.ts';
import { isOver } from '../../domain/deadline.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import type { ReminderState } from '../../domain/reminders-due.ts';
import { catalogueOf } from '../../locales/catalogue.ts';
import { saveOwnSettings } from '../../usecases/save-settings.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { fail } from '../boundary.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction, onSubmission } from '../doors.ts';
import { openModal } from '../modal.ts';
import type { Switchboard } from '../switchboard.ts';
import { loading, notice } from '../views/notice.ts';
import {
  AUTOMATIC,
  type Choice,
  FIRST_HOUR,
  LAST_HOUR,
  readSettings,
  SETTINGS,
  settingsForm,
  settingsSaved,
} from '../views/settings-form.ts';
import { registerAbsences } from './absences.ts';
import { actingAs } from './acting.ts';
import { refreshHome } from './home.ts';
import { showModal } from './surface.ts';

const Settings = z.object({
  language: z.enum([AUTOMATIC, ...LANGUAGES]).transform((choice) => (choice === AUTOMATIC ? null : choice)),
  reminderHour: z.coerce.number().int().min(FIRST_HOUR).max(LAST_HOUR),
  reminderDays: z.array(z.coerce.number().int().min(1).max(7)),
  mute: z.array(z.guid()),
  unmute: z.array(z.guid()),
});

/** A member's own settings: language, hour and days of reminders, what they want none of, and when they are away. */
export function registerSettings(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.settings, (visit, click) =>
    showModal(deps, visit, click, readSettingsForm(deps, visit)),
  );

  onSubmission(board, deps, FORM.settings, async (visit, { view, client }) => {
    const settings = Settings.parse(readSettings(view));
    if (settings.reminderDays.length === 0) {
      const { daysMissing } = visit.words.settings;
      return { response_action: 'errors', errors: { [SETTINGS.daysBlock]: daysMissing } };
    }
    const { now } = visit;
    const member = await saveOwnSettings(actingAs(deps, visit), visit.member.id, settings);
    const words = catalogueOf(member.language);
    const saved: Visit = { ...visit, member, words, today: dayOf(now, member.timeZone) };
    refreshHome(deps, saved, client);
    const { state, choices } = await readChoices(deps, saved);
    const next = nextReminderOf(member.id, state, now);
    return { response_action: 'update', view: settingsSaved(member, readerOf(saved), { choices, next }) };
  });

  registerAbsences(board, deps, readSettingsForm);
}

/** Opens the settings with the trigger of a command; what goes wrong is told in their place. */
export function openSettings(
  deps: Deps,
  visit: Visit,
  { client, triggerId, how }: { client: WebClient; triggerId: string; how?: 'open' | 'push' },
): Promise<void> {
  const { words, workspace, member } = visit;
  const who = { client, workspaceId: workspace.id, slackUserId: member.slackUserId, words };
  const view = readSettingsForm(deps, visit).catch(async (error: unknown) => {
    let told = loading(words);
    await fail(deps, error, 'opening of settings_form', who, async ({ plain }) => {
      told = notice(words, plain);
    });
    return told;
  });
  return openModal(client, triggerId, view, () => loading(words), how);
}

async function readSettingsForm(deps: Deps, visit: Visit): Promise<ModalView> {
  return settingsForm(visit.member, readerOf(visit), (await readChoices(deps, visit)).choices);
}

/** The open deadlines that concern the member, and those that they have muted though they no longer do. */
async function readChoices(
  { db }: Deps,
  { workspace, member, now }: Visit,
): Promise<{ state: ReminderState; choices: Choice[] }> {
  const deadlines = await listDeadlines(db, workspace.id, { openOnly: true });
  const { state } = await readReminderState(db, workspace, deadlines, dayOf(now, workspace.timeZone));
  return { state, choices: choicesOf(member, state, now) };
}

function choicesOf(member: Member, state: ReminderState, now: Date): Choice[] {
  const muted = new Set(
    state.preferences.flatMap(({ memberId, deadlineId, isMuted }) =>
      memberId === member.id && isMuted ? deadlineId : [],
    ),
  );
  const concerned = new Set(deadlinesOf(member, state).map(({ id }) => id));
  return state.deadlines
    .filter((deadline) => !isOver(deadline, now, member.timeZone))
    .filter(({ id }) => concerned.has(id) || muted.has(id))
    .map((deadline) => ({ deadline, isMuted: muted.has(deadline.id) }));
}
