import { WebClient } from '@slack/web-api';
import { expect, vi } from 'vitest';
import { findRecommendations } from '../../src/db/recommendations.ts';
import { latestUpdate } from '../../src/db/updates.ts';
import { LOCAL } from '../../src/local.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { Person, PersonView } from '../../src/workspace/person.ts';
import type { TestApp } from './app.ts';

/** The channel in which tests show update buttons. */
export const GROUP = 'C0GROUP01';
/** Alternate of the Ministry of Justice; reads English. */
export const ALTERNATE = 'U0ALT01';

/** What tests of updates do and look at again and again. */
export function updateSteps({ database: { db }, workspace, workspaceId }: TestApp) {
  const web = new WebClient(LOCAL.botToken, { slackApiUrl: workspace.apiUrl });

  async function recommendation(reference: string) {
    const [found] = await findRecommendations(db, workspaceId, reference);
    if (!found) throw new Error(`The sample has no ${reference}`);
    return found;
  }

  return {
    recommendation,
    latest: async (reference: string) => latestUpdate(db, workspaceId, (await recommendation(reference)).id),
    updateCount: async (reference: string) =>
      db.update.count({ where: { recommendationId: (await recommendation(reference)).id } }),
    hasDrafts: (count: number) => vi.waitFor(async () => expect(await db.draft.count()).toBe(count)),

    /** The app shows an update button, as cards, lists and reminders do, and the person clicks it. */
    async clickUpdate(person: Person, reference: string): Promise<PersonView> {
      const { id } = await recommendation(reference);
      const text = { type: 'plain_text', text: 'Update' };
      const blocks = [{ type: 'actions', elements: [{ type: 'button', text, action_id: ACTION.update, value: id }] }];
      const { ts } = await web.chat.postMessage({ channel: GROUP, text: 'a card', blocks: blocks as never });
      await person.click(ACTION.update, { where: { channel: GROUP, ts: ts as string }, until: 'modal' });
      return person.modal();
    },
  };
}

/** The last thing that the person was told, where they began, of what was stored. */
export function storedLine(person: Person) {
  return person.eventually(
    ({ conversations }) =>
      conversations
        .find(({ id }) => id === GROUP)
        ?.messages.filter(({ ephemeral, text }) => ephemeral && /^(Stored|Đã lưu):/.test(text))
        .at(-1),
    { what: 'what was stored' },
  );
}

/** The direct message that tells what was stored of a recommendation. */
export function storedDirectly(person: Person, reference: string) {
  return person.eventually(
    ({ conversations }) =>
      conversations.some(
        ({ kind, messages }) => kind === 'im' && messages.some(({ text }) => text.startsWith(`Stored: ${reference} `)),
      ),
    { what: 'the direct message' },
  );
}

/** All that a view shows, as text. */
export function shownIn(view: PersonView | null | undefined): string {
  return JSON.stringify(view?.blocks);
}

/** What the field with this label holds. */
export function heldIn(view: PersonView | null, label: string): unknown {
  return view?.fields.find((field) => field.label === label)?.value?.value;
}
