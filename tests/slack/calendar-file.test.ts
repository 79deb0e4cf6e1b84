import { describe, expect, test } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonMessage } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';

const FOCAL_POINT = 'U0MOET1';
const VIETNAMESE = 'U0MPS01';

describe.each(['http', 'socket'] as const)('the deadlines as a calendar file, over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;

  /** Clicks Add to Calendar below the list of deadlines; gives what was said and the file's text. */
  async function take(user: string): Promise<{ said: PersonMessage; message: PersonMessage; text: string }> {
    const person = app.as(user);
    const { messages } = await person.command('/rec deadlines', { until: 'message' });
    const list = messages.at(-1) as PersonMessage;
    const { id: channel } = await person.conversation();
    await person.click(ACTION.calendar, { where: { channel, ts: list.ts }, until: 'message' });
    const found = await person.eventually(({ conversations }) => {
      const after = conversations.flatMap((one) => one.messages).filter(({ ts }) => Number(ts) > Number(list.ts));
      const said = after.find(({ ephemeral }) => ephemeral);
      const message = after.find(({ files }) => Array.isArray(files));
      return said && message && { said, message };
    });
    const [file] = found.message.files as { id: string }[];
    const response = await fetch(`${app.workspace.url}/control/files/${file?.id}`);
    return { ...found, text: Buffer.from(await response.arrayBuffer()).toString('utf8') };
  }
  const linesOf = (text: string) => text.replace(/\r\n /g, '').split('\r\n');

  test('it arrives in the member’s messages with the app, one event a deadline that is ahead', async () => {
    const { said, message, text } = await take(FOCAL_POINT);
    expect(said.text).toBe('The calendar file is here, in this conversation.');
    expect(message.text).toMatch(/^4 open deadlines as a calendar file/);
    expect(message.files).toMatchObject([{ name: 'deadlines.ics', mimetype: 'text/calendar' }]);
    const lines = linesOf(text);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(4);
    expect(lines.filter((line) => line === 'END:VALARM')).toHaveLength(4);
    expect(lines).toContain('DTSTART;VALUE=DATE:20261203');
    expect(lines).toContain('SUMMARY:Follow-up report on UPR cycle II (sample)');
    expect(lines.join('\n')).toMatch(
      /DESCRIPTION:Covers: review:upr-2014\\n.+\\n\d+ of \d+ recommendations up to date/,
    );
  });

  test('in the member’s language, in lines that every calendar reads', async () => {
    const { said, text } = await take(VIETNAMESE);
    expect(said.text).toBe('Tệp lịch có ngay trong cuộc trò chuyện này.');
    expect(linesOf(text).join('\n')).toContain('CATEGORIES:Phiên đối thoại');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a changed deadline keeps its identity, with a higher sequence and its hour', async () => {
    const uidOf = (text: string) => linesOf(text).find((line) => line.startsWith('UID:'));
    const before = (await take(FOCAL_POINT)).text;
    const plan = await db.deadline.findFirstOrThrow({ where: { kind: 'agency_plan' } });
    const time = { time: '17:00', timeZone: 'Asia/Ho_Chi_Minh', version: plan.version + 1 };
    await db.deadline.update({ where: { id: plan.id }, data: time });
    const after = (await take(FOCAL_POINT)).text;
    expect(uidOf(after)).toBe(uidOf(before));
    expect(linesOf(after)).toEqual(
      expect.arrayContaining([`SEQUENCE:${plan.version + 1}`, 'DTSTART:20261123T100000Z']),
    );
  });

  test('what is over or closed is left out', async () => {
    await db.deadline.updateMany({ where: { kind: 'agency_plan' }, data: { closedAt: app.workspace.clock.now() } });
    expect((await take(FOCAL_POINT)).message.text).toMatch(/^3 open deadlines/);
  });
});
