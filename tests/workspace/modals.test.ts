import type { View } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { form, option, plain, statuses } from './form.ts';
import { type Setting, type TinyApp, transports, withApp } from './support.ts';

let setting: Setting;
afterEach(() => setting.stop());

function opens(app: TinyApp, view: View = form()): void {
  app.command('/tiny', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
}

describe.each(transports)('modals over %s', (transport) => {
  it('hold initial values, take others, and are submitted with all of them', async () => {
    const submitted: unknown[] = [];
    setting = await withApp(transport, (app) => {
      opens(app);
      app.view('form', async ({ ack, view, body }) => {
        submitted.push({ values: view.state.values, metadata: view.private_metadata, user: body.user });
        await ack();
      });
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    expect((await ana.modal()).state.values.status?.pick).toMatchObject({ selected_option: { value: 'open' } });
    await ana.fill({ note: 'Filed', Day: '2027-07-07', who: ['binh'] });
    const seen = await ana.submit();
    expect(seen).toMatchObject({ ok: true, delivered: true, modal: null });
    expect(submitted).toMatchObject([
      {
        metadata: 'kept',
        user: { id: 'U0ANA', username: 'ana', team_id: 'T0TEAM' },
        values: {
          note: { text: { type: 'plain_text_input', value: 'Filed' } },
          status: { pick: { type: 'static_select', selected_option: { value: 'open' } } },
          day: { date: { type: 'datepicker', selected_date: '2027-07-07' } },
          mail: { mail: { type: 'email_text_input', value: null } },
          who: { who: { selected_users: ['U0BINH'] } },
        },
      },
    ]);
  });

  it('are not sent while fields are missing or wrong, and say so beside them', async () => {
    setting = await withApp(transport, (app) => opens(app));
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    expect(await ana.submit()).toMatchObject({
      ok: false,
      delivered: false,
      errors: { note: 'Please complete this required field.' },
    });
    const filled = await ana.fill({ note: 'far too long a note', mail: 'nobody' });
    expect(filled.errors).toEqual({
      note: 'Please enter no more than 10 characters.',
      mail: 'Please enter a valid email address.',
    });
    expect((await ana.submit()).errors).toEqual(filled.errors);
    expect((await ana.modal()).fields[0]).toMatchObject({ blockId: 'note', error: filled.errors?.note });
  });

  it('show the errors of the app beside its fields, and stay open', async () => {
    setting = await withApp(transport, (app) => {
      opens(app);
      app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { note: 'Say more' } }));
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    await ana.fill({ note: 'Short' });
    const seen = await ana.submit();
    expect(seen).toMatchObject({ ok: false, delivered: true, errors: { note: 'Say more' } });
    expect(seen.modal?.state.values.note?.text).toMatchObject({ value: 'Short' });
  });

  it('fail visibly when the errors name a block that is not there', async () => {
    setting = await withApp(transport, (app) => {
      opens(app);
      app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'What?' } }));
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    await ana.fill({ note: 'Short' });
    expect(await ana.submit()).toMatchObject({ ok: false, error: 'We had some trouble connecting. Try again?' });
    expect((await setting.get<{ warnings: { message: string }[] }>('/warnings')).warnings.at(-1)?.message).toContain(
      'nowhere',
    );
  });

  it('are told in Slack’s words when nobody acknowledges them', async () => {
    setting = await withApp(transport, (app) => {
      opens(app);
      app.view('form', async () => {});
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    await setting.post('/settings', { ackTimeoutMs: 150 });
    await ana.fill({ note: 'Short' });
    expect(await ana.submit()).toMatchObject({ ok: false, error: 'We had some trouble connecting. Try again?' });
    expect((await ana.modal()).state.values.note?.text).toMatchObject({ value: 'Short' });
  });

  it('are replaced, stacked and cleared by acknowledgements', async () => {
    setting = await withApp(transport, (app) => {
      opens(app);
      app.view('form', async ({ ack, view }) => {
        const note = view.state.values.note?.text?.value;
        if (note === 'push') await ack({ response_action: 'push', view: form({ title: plain('On top') }) as never });
        else if (note === 'update')
          await ack({ response_action: 'update', view: form({ title: plain('Changed') }) as never });
        else await ack({ response_action: 'clear' });
      });
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    const root = await ana.modal();
    await ana.fill({ note: 'update' });
    const updated = await ana.submit();
    expect(updated.modal).toMatchObject({ id: root.id, title: { text: 'Changed' } });
    await ana.fill({ note: 'push' });
    const pushed = await ana.submit();
    expect(pushed.modal).toMatchObject({ title: { text: 'On top' }, previous_view_id: root.id, root_view_id: root.id });
    await ana.close();
    expect((await ana.modal()).id).toBe(root.id);
    await ana.submit();
    await ana.fill({ note: 'clear' });
    await ana.submit();
    expect((await ana.screen()).modals).toEqual([]);
  });

  it('tell of their closing only when they asked for it', async () => {
    const closings: unknown[] = [];
    setting = await withApp(transport, (app) => {
      opens(app, form({ notify_on_close: true }));
      app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
        closings.push((body as unknown as { is_cleared: boolean }).is_cleared);
        await ack();
      });
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    expect(await ana.close()).toMatchObject({ delivered: true });
    await ana.command('/tiny', { until: 'modal' });
    await ana.close({ clearAll: true });
    expect(closings).toEqual([false, true]);
  });

  it('keep what was typed when the app updates them, unless a block has another id', async () => {
    setting = await withApp(transport, (app) => {
      opens(
        app,
        form({
          blocks: [
            ...(form().blocks as object[]),
            {
              type: 'actions',
              block_id: 'more',
              elements: [{ type: 'button', action_id: 'again', text: plain('Again') }],
            },
          ],
        }),
      );
      app.action('again', async ({ ack, client, body }) => {
        await ack();
        const view = (body as unknown as { view: { id: string; hash: string } }).view;
        const blocks = (form().blocks as { block_id?: string; element?: Record<string, unknown> }[]).map((block) =>
          block.block_id === 'note'
            ? { ...block, element: { ...block.element, initial_value: 'Other' } }
            : block.block_id === 'day'
              ? { ...block, block_id: 'day2' }
              : block,
        );
        await client.views.update({ view_id: view.id, hash: view.hash, view: form({ blocks }) });
      });
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    await ana.fill({ note: 'Typed', day: '2027-01-01' });
    const seen = await ana.click('again', { until: 'modal' });
    expect(seen.modal?.state.values).toMatchObject({
      note: { text: { value: 'Typed' } },
      day2: { date: { selected_date: null } },
    });
  });

  it('ask the app for options, from the length that the element wants', async () => {
    const asked: string[] = [];
    const external = { type: 'external_select', action_id: 'rec', min_query_length: 2 };
    const element = { type: 'input', block_id: 'rec', label: plain('Recommendation'), element: external };
    setting = await withApp(transport, (app) => {
      opens(app, form({ blocks: [element] }));
      app.options('rec', async ({ ack, payload }) => {
        asked.push(payload.value);
        await ack({ options: [option(`143.${payload.value}`, 'r1'), option('Another', 'r2')] });
      });
      app.view('form', async ({ ack }) => ack());
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    expect(await ana.options('rec', '1')).toMatchObject({ asked: false, options: [] });
    expect(await ana.options('rec', '12')).toMatchObject({ asked: true, options: [{ value: 'r1' }, { value: 'r2' }] });
    await ana.fill({ rec: { query: '55', pick: '143.55' } });
    expect((await ana.modal()).state.values.rec?.rec).toMatchObject({ selected_option: { value: 'r1' } });
    await expect(ana.fill({ rec: { query: '55', pick: 'None' } })).rejects.toThrow(/there is no option "None"/);
    expect(asked).toEqual(['12', '55', '55']);
    // What was offered once, or is chosen already, is taken by its value without asking again.
    await ana.fill({ rec: 'r2' });
    await ana.fill({ rec: 'r2' });
    expect((await ana.modal()).state.values.rec?.rec).toMatchObject({ selected_option: { value: 'r2' } });
    expect(asked).toEqual(['12', '55', '55']);
  });

  it('tell of a field that dispatches as soon as it is filled', async () => {
    const changes: unknown[] = [];
    const element = { type: 'static_select', action_id: 'pick', options: statuses };
    setting = await withApp(transport, (app) => {
      opens(
        app,
        form({ blocks: [{ type: 'input', block_id: 's', dispatch_action: true, label: plain('Status'), element }] }),
      );
      app.action('pick', async ({ ack, action, body }) => {
        await ack();
        changes.push(action, (body as { view?: { state: unknown } }).view?.state);
      });
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    expect(await ana.fill({ s: 'Done' })).toMatchObject({ delivered: true });
    expect(changes).toMatchObject([
      { type: 'static_select', action_id: 'pick', block_id: 's', selected_option: { value: 'done' } },
      { values: { s: { pick: { selected_option: { value: 'done' } } } } },
    ]);

    const view = await ana.modal();
    const kept = { values: { s: 'open' }, dispatch: false };
    expect(await setting.post(`/as/U0ANA/view/${view.id}/input`, kept)).toMatchObject({ delivered: false });
    expect((await ana.modal()).state.values.s?.pick).toMatchObject({ selected_option: { value: 'open' } });
    expect(changes).toHaveLength(2);
  });
});
