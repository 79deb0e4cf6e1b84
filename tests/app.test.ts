import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { startApp } from '../src/app.ts';
import { LOCAL } from '../src/local.ts';
import { createLog } from '../src/log.ts';
import { startTestApp } from './support/app.ts';

describe.each(['http', 'socket'] as const)('the app over %s', async (transport) => {
  const app = await startTestApp({ transport });

  it('answers members, and guests and people of other organisations with a polite no and no data', async () => {
    expect((await app.as('U0OBSV1').command('/rec 143.5')).messages.at(-1)?.text).toContain('143.5');
    for (const outsider of ['U0GUEST1', 'U0EXTN1']) {
      const said = (await app.as(outsider).command('/rec 143.5')).messages.at(-1);
      expect(said?.text).toMatch(/^Rapporteur (serves the members|phục vụ các thành viên)/);
      expect(JSON.stringify(said)).not.toContain('143.5');
      expect(JSON.stringify((await app.as(outsider).openHome({ until: 'home' })).home)).not.toMatch(
        /143\.|recommendations/,
      );
    }
  });

  it('asks Slack about somebody whom only the command line has named, before it shows anything', async () => {
    const { db } = app.database;
    const named = { workspaceId: app.workspaceId, slackUserId: 'U0NAMED', name: 'U0NAMED', timeZone: 'UTC' } as const;
    await db.member.create({ data: { ...named, role: 'coordinator' } });
    await app.control('users', { id: 'U0NAMED', name: 'named', realName: 'Named', isRestricted: true });
    expect((await app.as('U0NAMED').command('/rec 143.5')).messages.at(-1)?.text).toMatch(/^Rapporteur serves/);
  });

  it('says that Slack was slow when it was, and no fault of its own', async () => {
    await app.control('misbehave', { method: 'views.open', kind: 'rate_limited', retryAfter: 1, times: 1 });
    const { messages } = await app.as('U0ALT01').command('/rec update 143.89');
    expect(messages.at(-1)?.text).toMatch(/^Slack did not answer in time/);
  });

  it('meets somebody new as an observer, in the language of the workspace', async () => {
    await app.control('users', {
      id: 'U0NEW',
      name: 'new',
      realName: 'Người Mới',
      tz: 'Asia/Bangkok',
      locale: 'fr-FR',
    });
    expect((await app.as('U0NEW').command('/rec 143.5')).messages.at(-1)?.text).toMatch(/^143\.5 · In progress/);
    const row = await app.database.db.member.findFirstOrThrow({ where: { slackUserId: 'U0NEW' } });
    expect(row).toMatchObject({ role: 'observer', timeZone: 'Asia/Bangkok', name: 'Người Mới', slackLocale: 'fr-FR' });
  });

  it('turns away somebody who has become a guest since', async () => {
    await app.control('users', { id: 'U0NEW', isRestricted: true });
    await vi.waitFor(async () =>
      expect((await app.as('U0NEW').command('/rec 143.5')).messages.at(-1)?.text).toMatch(/^Rapporteur serves/),
    );
  });

  it('tells a member the reference of a fault of its own, which the log has too, and that nothing is lost', async () => {
    const { db } = app.database;
    await db.$executeRaw`ALTER TABLE "Recommendation" RENAME TO "Gone"`;
    const { messages } = await app.as('U0OBSV1').command('/rec list overdue');
    await db.$executeRaw`ALTER TABLE "Gone" RENAME TO "Recommendation"`;
    const [, reference] =
      messages.at(-1)?.text.match(/fault in Rapporteur.*Nothing that was stored is lost.*reference ([0-9A-F]{4})/) ??
      [];
    expect(reference).toBeDefined();
    expect(JSON.stringify(messages.at(-1))).not.toMatch(/prisma|relation|Error/i);
    const [line, ...others] = app.takeErrors();
    expect(JSON.parse(line ?? '{}')).toMatchObject({ reference, slackUserId: 'U0OBSV1', where: 'command /rec' });
    expect(others).toEqual([]);
  });

  it('lets what is in flight finish before it stops', async () => {
    await app.control('misbehave', { method: 'views.open', kind: 'delay', ms: 700, times: 1 });
    const asked = app.as('U0ALT01').command('/rec update 143.89', { until: 'modal' });
    await vi.waitFor(() => expect(app.app.inFlight.size).toBe(1));
    await app.app.stop();
    expect(await asked).toMatchObject({ ok: true, modal: { title: { text: 'Update 143.89' } } });
    expect((await app.as('U0ALT01').command('/rec 143.5')).ok).toBe(false);
  });
});

it('survives that its socket is lost before it could ack', async () => {
  const app = await startTestApp({ transport: 'socket' });
  // Slower than an ack may be; the socket is gone by the time it is due.
  await app.control('misbehave', { method: 'views.open', kind: 'delay', ms: 2_600, times: 1 });
  const asked = app.as('U0ALT01').command('/rec update 143.89');
  await vi.waitFor(() => expect(app.app.inFlight.size).toBe(1));
  await app.control('socket', { do: 'drop' });
  expect((await asked).ok).toBe(false);
  await app.app.inFlight.drained(10_000);
  await vi.waitFor(async () => expect((await app.as('U0ALT01').command('/rec 143.5')).ok).toBe(true), {
    timeout: 20_000,
  });
});

it('refuses requests that are not signed, signed wrongly, long ago, or for the future', async () => {
  const app = await startTestApp({ transport: 'http' });
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c', token: 't' });
  const ask = (timestamp: number, secret: string) => {
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    };
    return fetch(`http://127.0.0.1:${app.app.port}/slack/events`, { method: 'POST', headers, body });
  };
  const now = Math.floor(Date.now() / 1000);
  expect((await ask(now, LOCAL.signingSecret)).status).toBe(200);
  expect((await ask(now, 'wrong')).status).toBe(401);
  expect((await ask(now - 3600, LOCAL.signingSecret)).status).toBe(401);
  expect((await ask(now + 3600, LOCAL.signingSecret)).status).toBe(401);
  expect((await fetch(`http://127.0.0.1:${app.app.port}/slack/events`, { method: 'POST', body })).status).toBe(401);
  expect(await (await fetch(`http://127.0.0.1:${app.app.port}/health`)).text()).toBe('ok\n');
});

it('says which token Slack refuses', async () => {
  const app = await startTestApp({ transport: 'http' });
  const { apiUrl } = app.workspace;
  await expect(
    startApp({
      db: app.database.db,
      clock: app.workspace.clock,
      log: createLog('silent'),
      newKey: () => 'key',
      slack: { mode: 'http', botToken: 'xoxb-wrong', signingSecret: LOCAL.signingSecret, port: 0, apiUrl },
      defaults: { language: 'en', timeZone: 'UTC' },
      instance: 'x',
      schedule: false,
    }),
  ).rejects.toThrow('Slack did not accept SLACK_BOT_TOKEN: invalid_auth');
});
