import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { findMember, saveSettings } from '../../db/members.ts';
import { dayOf } from '../../domain/day.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { catalogueOf } from '../../locales/catalogue.ts';
import { ACTION, FORM } from '../action-ids.ts';
import type { Deps, Visit } from '../deps.ts';
import { onAction, onSubmission } from '../doors.ts';
import { notice } from '../views/notice.ts';
import { AUTOMATIC, FIRST_HOUR, LAST_HOUR, SETTINGS, settingsForm } from '../views/settings-form.ts';
import { refreshHome } from './home.ts';
import { showModal } from './surface.ts';

const Settings = z.object({
  language: z.enum([AUTOMATIC, ...LANGUAGES]).transform((choice) => (choice === AUTOMATIC ? null : choice)),
  reminderHour: z.coerce.number().int().min(FIRST_HOUR).max(LAST_HOUR),
});

/** A member's own settings: their language and the hour of their reminders. */
export function registerSettings(app: App, deps: Deps): void {
  onAction(app, deps, ACTION.settings, (visit, click) =>
    showModal(deps, visit, click, Promise.resolve(settingsForm(visit.member, visit.words))),
  );
  onSubmission(app, deps, FORM.settings, async (visit, { view, client }) => {
    const { values } = view.state;
    const settings = Settings.parse({
      language: values[SETTINGS.languageBlock]?.[SETTINGS.language]?.selected_option?.value,
      reminderHour: values[SETTINGS.hourBlock]?.[SETTINGS.hour]?.selected_option?.value,
    });
    const { workspace } = visit;
    await saveSettings(deps.db, workspace.id, visit.member.id, settings);
    const member = (await findMember(deps.db, workspace.id, visit.member.slackUserId))?.member ?? visit.member;
    const words = catalogueOf(member.language);
    refreshHome(deps, { ...visit, member, words, today: dayOf(visit.now, member.timeZone) }, client);
    const { settings: label } = words.home;
    const saved = label.saved(label.languages[member.language], label.hour(settings.reminderHour));
    return { response_action: 'update', view: notice(words, saved, label.title) };
  });
}

/** Opens the settings with the trigger of a command. */
export async function openSettings(
  visit: Visit,
  { client, triggerId }: { client: WebClient; triggerId: string },
): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: settingsForm(visit.member, visit.words) });
}
