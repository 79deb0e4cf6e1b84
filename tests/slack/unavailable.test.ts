import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { startTestApp } from '../support/app.ts';
import { administer } from '../support/global-setup.ts';
import { startProxy } from '../support/proxy.ts';

const server = process.env.TEST_DATABASE_URL;

// The embedded database is part of the process: only a server can be away, so this runs where there is one (CI has).
describe.runIf(server)('when the database does not answer', async () => {
  if (!server) return;
  const address = new URL(server);
  const proxy = await startProxy({ host: address.hostname, port: Number(address.port || 5432) });
  const name = `rapporteur_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${inject('databaseTemplate')}`);
  address.pathname = `/${name}`;
  address.host = `127.0.0.1:${proxy.port}`;
  const database = await openDatabase({ url: address.href });
  const app = await startTestApp({ transport: 'socket', database });
  afterAll(async () => {
    await database.close();
    await proxy.close();
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  const focalPoint = app.as('U0ALT01');
  const latestResults = () =>
    database.db.update.findFirst({ orderBy: { reportedAt: 'desc' }, select: { results: true } });

  it('asks for a minute, keeps the form as it was typed, and stores it once the database is back', async () => {
    await focalPoint.command('/rec update 143.5', { until: 'modal' });
    await focalPoint.fill({ Status: 'Implemented', 'Results achieved': 'Đã hoàn thành toàn bộ.' });
    await proxy.cut();
    const refused = await focalPoint.submit();
    expect(Object.values(refused.errors ?? {})).toEqual([
      expect.stringMatching(
        /^What you sent was not stored: the database does not answer\. .* try again in a minute\. Reference [0-9A-F]{4}\.$/,
      ),
    ]);
    const form = await focalPoint.modal();
    expect(form.fields.find(({ label }) => label === 'Results achieved')?.value).toMatchObject({
      value: 'Đã hoàn thành toàn bộ.',
    });

    await proxy.mend();
    await vi.waitFor(async () => expect((await focalPoint.submit({ until: 'view_closed' })).modal).toBeNull());
    expect(await latestResults()).toEqual({ results: 'Đã hoàn thành toàn bộ.' });
  });

  it('says so to a look-up, in the language of the member, and answers the next one', async () => {
    const vietnamese = app.as('U0MOJ01');
    await vietnamese.command('/rec 143.5');
    await proxy.cut();
    const { messages } = await vietnamese.command('/rec 143.5');
    expect(messages.at(-1)?.text).toMatch(/^Cơ sở dữ liệu không phản hồi\. .* Mã [0-9A-F]{4}\.$/);
    await proxy.mend();
    await vi.waitFor(async () =>
      expect((await vietnamese.command('/rec 143.5')).messages.at(-1)?.text).toMatch(/^143\.5/),
    );
  });

  it('does not leave a member waiting on a server that has fallen silent', async () => {
    await focalPoint.command('/rec update 143.9', { until: 'modal' });
    await focalPoint.fill({ Status: 'In progress', 'Results achieved': 'Two meetings were held.' });
    proxy.silence();
    const refused = await focalPoint.submit();
    expect(Object.values(refused.errors ?? {})).toEqual([
      expect.stringContaining('What you wrote is still in the form'),
    ]);
    await proxy.mend();
    await vi.waitFor(async () => expect((await focalPoint.submit({ until: 'view_closed' })).modal).toBeNull(), {
      timeout: 15_000,
    });
    expect(await latestResults()).toEqual({ results: 'Two meetings were held.' });
    expect(await database.db.update.count({ where: { results: 'Two meetings were held.' } })).toBe(1);
  });

  it('gives back what was typed into a form that is closed meanwhile, in the language of the member', async () => {
    const vietnamese = app.as('U0MOJ01');
    await vietnamese.command('/rec cập nhật 143.5', { until: 'modal' });
    await vietnamese.fill({ 'Kết quả đạt được': 'Đã họp hai lần <b>.' });
    await proxy.cut();
    await vietnamese.close();
    const told = await vietnamese.eventually(({ conversations }) =>
      conversations
        .flatMap(({ messages }) => messages)
        .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('Bản nháp chưa lưu được')),
    );
    expect(told.text).toMatch(/^Cơ sở dữ liệu không phản hồi/);
    expect(JSON.stringify(told.blocks)).toContain('Đã họp hai lần <b>.');

    await vietnamese.command('/rec trợ giúp');
    await proxy.mend();
    await vi.waitFor(async () =>
      expect((await vietnamese.command('/rec 143.5')).messages.at(-1)?.text).toMatch(/^143\.5/),
    );
  });
});
