import type { ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { LOCAL } from '../../src/local.ts';
import { redrawModal } from '../../src/slack/modal.ts';
import { startTestApp } from '../support/app.ts';
import { GROUP } from '../support/update-steps.ts';

const drawn: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Drawn anew' }, blocks: [] };

describe('drawing a modal anew', async () => {
  const app = await startTestApp({ transport: 'http' });
  const coordinator = app.as('U0COORD2');
  const client = new WebClient(LOCAL.botToken, { slackApiUrl: app.workspace.apiUrl });

  it('tells what is open from what is newer, and from what has been closed', async () => {
    await coordinator.command('/rec deadline', { channel: GROUP, until: 'modal' });
    const { id } = await coordinator.modal();
    expect(await redrawModal(client, { id }, drawn)).toBe('drawn');
    expect(await redrawModal(client, { id, hash: 'of before' }, drawn)).toBe('changed');
    expect((await coordinator.modal()).title?.text).toBe('Drawn anew');
    await coordinator.close({ clearAll: true });
    expect(await redrawModal(client, { id }, drawn)).toBe('closed');
  });

  it('throws what it cannot explain', async () => {
    const other = new WebClient('xoxb-revoked', { slackApiUrl: app.workspace.apiUrl });
    await expect(redrawModal(other, { id: 'V1' }, drawn)).rejects.toThrow('invalid_auth');
  });
});
