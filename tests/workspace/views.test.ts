import { afterEach, describe, expect, it } from 'vitest';
import { form, plain } from './form.ts';
import { bare, general, type Setting } from './support.ts';

let setting: Omit<Setting, 'app'>;
afterEach(() => setting.stop());

describe('the views methods', () => {
  const open = async () => {
    setting = await bare();
    // The command fails, as no app listens; its trigger is as good as any.
    return (await setting.ana.command('/tiny')).triggerId ?? '';
  };

  it('take a trigger once, within its life', async () => {
    const trigger = await open();
    expect((await setting.call('views.open', { trigger_id: 'no', view: form() })).error).toBe('invalid_trigger_id');
    expect((await setting.call('views.open', { trigger_id: trigger, view: form() })).ok).toBe(true);
    expect((await setting.call('views.open', { trigger_id: trigger, view: form() })).error).toBe(
      'exchanged_trigger_id',
    );
    await setting.post('/settings', { triggerLifeMs: 0 });
    const late = (await setting.ana.shortcut('begin')).triggerId;
    expect((await setting.call('views.open', { trigger_id: late, view: form() })).error).toBe('expired_trigger_id');
  });

  it('are not confused by a change of the clock', async () => {
    const trigger = await open();
    await setting.post('/clock', { advance: 'P7D' });
    expect((await setting.call('views.open', { trigger_id: trigger, view: form() })).ok).toBe(true);
  });

  it('refuse a view with its faults, and do not use up the trigger', async () => {
    const trigger = await open();
    const wrong = form({ title: plain('x'.repeat(25)) });
    expect(await setting.call('views.open', { trigger_id: trigger, view: wrong })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    expect((await setting.call('views.open', { trigger_id: trigger, view: form() })).ok).toBe(true);
  });

  it('stack three modals and no more', async () => {
    const trigger = await open();
    const first = await setting.call('views.open', { trigger_id: trigger, view: form({ blocks: [button] }) });
    const ids = [first.view.id];
    for (let depth = 2; depth <= 4; depth += 1) {
      const { triggerId } = await setting.ana.click('deeper');
      const pushed = await setting.call('views.push', { trigger_id: triggerId, view: form({ blocks: [button] }) });
      if (depth === 4) expect(pushed.error).toBe('push_limit_reached');
      else ids.push(pushed.view.id);
    }
    expect((await setting.ana.screen()).modals.map((view) => view.id)).toEqual(ids);
  });

  it('update by view_id or external_id, and answer a stale hash with a conflict', async () => {
    const trigger = await open();
    const { view } = await setting.call('views.open', { trigger_id: trigger, view: form({ external_id: 'mine' }) });
    const changed = await setting.call('views.update', {
      external_id: 'mine',
      hash: view.hash,
      view: form({ external_id: 'mine' }),
    });
    expect(changed.view).toMatchObject({ id: view.id });
    expect(changed.view.hash).not.toBe(view.hash);
    expect((await setting.call('views.update', { view_id: view.id, hash: view.hash, view: form() })).error).toBe(
      'hash_conflict',
    );
    await setting.ana.close();
    expect((await setting.call('views.update', { view_id: view.id, view: form() })).error).toBe('not_found');
  });

  it('start a select with the conversation the person is in, and answer there', async () => {
    setting = await bare();
    const element = {
      type: 'conversations_select',
      action_id: 'where',
      default_to_current_conversation: true,
      response_url_enabled: true,
    };
    const { triggerId } = await setting.ana.command('/tiny', { channel: 'general' });
    const blocks = [{ type: 'input', block_id: 'where', label: plain('Where'), element }];
    const { view } = await setting.call('views.open', { trigger_id: triggerId, view: form({ blocks }) });
    expect(view.state.values.where.where.selected_conversation).toBe(general);
    await setting.ana.submit();
    const { deliveries } = await setting.get<{ deliveries: { payload: unknown }[] }>(
      '/deliveries?type=view_submission',
    );
    expect(deliveries[0]?.payload).toMatchObject({
      response_urls: [{ block_id: 'where', action_id: 'where', channel_id: general, response_url: expect.any(String) }],
    });
  });

  it('refuse an external_id that is taken', async () => {
    const trigger = await open();
    await setting.call('views.open', { trigger_id: trigger, view: form({ external_id: 'mine', blocks: [button] }) });
    const { triggerId } = await setting.ana.click('deeper');
    expect(
      (await setting.call('views.push', { trigger_id: triggerId, view: form({ external_id: 'mine' }) })).error,
    ).toBe('duplicate_external_id');
  });

  const button = { type: 'actions', elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }] };
});
