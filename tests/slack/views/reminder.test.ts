import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/day.ts';
import { catalogueOf } from '../../../src/locales/catalogue.ts';
import { colleagueUpdates } from '../../../src/slack/views/colleague-updates.ts';
import { type DeadlineSummary, deadlineSummary } from '../../../src/slack/views/deadline-summary.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';
import { type ReminderLine, type ReminderPart, reminderMessage } from '../../../src/slack/views/reminder.ts';
import { wordsOf } from '../../jobs/support.ts';
import { expectMessage } from '../../support/block-limits.ts';
import { monster, monsterAgency, monsterDeadline, monsterUpdate, NASTIES } from './monsters.ts';

const HANOI = 'Asia/Ho_Chi_Minh';
const TODAY = '2027-06-23';
const at = (hour: number, day = TODAY) => instantOf(day, hour, HANOI);
const readerIn = (language: 'en' | 'vi', today = TODAY): Reader => ({
  words: catalogueOf(language),
  today,
  timeZone: HANOI,
});
const READER = readerIn('en');
const MOJ = { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' };
const TO = { memberId: 'linh', agencies: [MOJ] };

function part(lines: ReminderLine[], more: Partial<ReminderPart['deadline']> = {}): ReminderPart {
  const title = { en: 'Dialogue session', vi: 'Phiên đối thoại' };
  return {
    deadline: { id: 'd', kind: 'dialogue_session', title, date: '2027-07-07', coverage: 'review:ccpr-2025', ...more },
    lines,
  };
}

function line(reference: string, more: Partial<ReminderLine> = {}): ReminderLine {
  return {
    recommendationId: `id-${reference}`,
    reference,
    text: { en: 'Consider ratifying the Protocol', vi: 'Cân nhắc phê chuẩn' },
    lastUpdateAt: null,
    done: null,
    ...more,
  };
}
const byLinh = { by: { memberId: 'linh', name: 'Linh' }, at: at(9) };

describe('a reminder', () => {
  test('says what is needed, of what, by when', () => {
    const message = reminderMessage(
      [part([line('143.5', { lastUpdateAt: at(9, '2026-11-03') }), line('143.9')])],
      TO,
      READER,
    );
    expect(message.text).toBe('2 recommendations need an update before the dialogue session on Wednesday 7 July 2027');
    expect(wordsOf(message)).toEqual([
      '*2 recommendations need an update before the dialogue session on Wednesday 7 July 2027*',
      '*143.5*  Consider ratifying the Protocol\n_last update 3 Nov 2026_',
      '[Update]',
      '*143.9*  Consider ratifying the Protocol\n_no update yet_',
      '[Update]',
      'Ministry of Justice · this message follows what you do; it will not come twice today · settings on Home',
    ]);
    expectMessage(message);
  });

  test('says the same in Vietnamese', () => {
    expect(wordsOf(reminderMessage([part([line('143.5')])], TO, readerIn('vi')))).toEqual([
      '*Còn 1 khuyến nghị cần báo cáo tiến độ trước phiên đối thoại (Thứ Tư, ngày 07/07/2027)*',
      '*143.5*  Cân nhắc phê chuẩn\n_chưa có báo cáo_',
      '[Báo cáo]',
      'Bộ Tư pháp · tin nhắn này tự cập nhật theo việc anh/chị làm; không gửi lại lần hai trong ngày · thiết lập tại Trang chủ',
    ]);
  });

  test.each<[string, ReminderLine['done'], string]>([
    ['the reader', byLinh, 'Updated by you at 09:00'],
    [
      'a colleague, on another day',
      { by: { memberId: 'an', name: 'An <!here>' }, at: at(9, '2027-06-20') },
      'Updated by An &lt;!here&gt; on 20 Jun',
    ],
    ['somebody unknown', { by: null, at: at(9) }, 'Updated at 09:00'],
    ['being implemented already', { by: null, at: null }, 'Implemented'],
  ])('tells on its line that it was settled by %s, and counts what remains', (_, done, words) => {
    const message = reminderMessage([part([line('143.5', { done }), line('143.9')])], TO, READER);
    expect(message.text).toMatch(/^1 recommendation needs an update/);
    expect(wordsOf(message)).toContain(`*143.5*  ${words}`);
    expect(wordsOf(message).filter((said) => said === '[Update]')).toHaveLength(1);
    expectMessage(message);
  });

  test('thanks when all is done, without buttons', () => {
    const message = reminderMessage([part([line('143.5', { done: byLinh })])], TO, READER);
    expect(wordsOf(message)).toEqual([
      '*All done for the dialogue session. Thank you.*',
      '*143.5*  Updated by you at 09:00',
    ]);
    expectMessage(message);
  });

  test('groups several deadlines, each with its name and distance', () => {
    const plan = part([line('143.7')], {
      id: 'e',
      kind: 'agency_plan',
      title: { en: 'Plan of *Justice*', vi: 'x' },
      date: '2027-07-21',
    });
    const said = wordsOf(reminderMessage([part([line('143.5')]), plan], TO, READER));
    expect(said[0]).toBe('*2 recommendations need an update; the nearest deadline is Wednesday 7 July 2027*');
    expect(said).toContain('*Dialogue session* · Wednesday 7 July 2027 · in 14 days');
    expect(said.join('\n')).toMatch(
      /\*Plan of \u2060\*\u2060Justice\u2060\*\u2060\* · Wednesday 21 July 2027 · in 28 days/,
    );
  });

  test.each([
    ['2027-07-07', '1 recommendation needs an update for the dialogue session today'],
    ['2027-07-08', '1 recommendation had no update before the dialogue session on Wednesday 7 July 2027'],
  ])('on %s it says: %s', (today, text) => {
    expect(reminderMessage([part([line('143.5')])], TO, readerIn('en', today)).text).toBe(text);
  });

  test('lists at most twenty, what is open first, and says how to see the rest', () => {
    const lines = Array.from({ length: 60 }, (_, n) => line(`143.${n}`, { done: n < 26 ? byLinh : null }));
    const message = reminderMessage([part(lines)], TO, READER);
    expect(message.text).toMatch(/^34 recommendations need/);
    expect(wordsOf(message).filter((said) => said === '[Update]')).toHaveLength(20);
    expect(wordsOf(message)).toContain('and 40 more: `/rec list mine review:ccpr-2025`');
    expectMessage(message);
  });

  test.each(NASTIES)('keeps within the limits, whatever the records hold: %s', (kind) => {
    for (const language of ['en', 'vi'] as const) {
      const parts = [0, 1, 2].map((part) => {
        const lines = Array.from({ length: 50 }, (_, n) => {
          const { reference, text } = monster(kind);
          const done = n % 3 === 0 ? { by: { memberId: 'x', name: monsterUpdate(kind).author.name }, at: at(9) } : null;
          return { recommendationId: `${part}-${n}`, reference, text, lastUpdateAt: null, done };
        });
        return { deadline: monsterDeadline(kind, part), lines };
      });
      const agencies = [0, 1, 2, 3, 4, 5, 6].map((n) => monsterAgency(kind, n).name);
      expectMessage(reminderMessage(parts, { memberId: 'linh', agencies }, readerIn(language)));
      const many = Array.from({ length: 60 }, (_, n) => part([line(`143.${n}`)], { id: `d${n}` }));
      expectMessage(reminderMessage(many, { memberId: 'linh', agencies }, readerIn(language)));
      expectMessage(reminderMessage([], TO, readerIn(language)));
    }
  });
});

describe('the summary of a deadline', () => {
  const summary: DeadlineSummary = {
    deadline: {
      title: { en: 'Dialogue session', vi: 'Phiên đối thoại' },
      date: '2027-07-07',
      coverage: 'review:ccpr-2025',
    },
    unreadableAt: null,
    total: 42,
    upToDate: 31,
    waiting: [
      { agency: MOJ, count: 6 },
      { agency: null, count: 5 },
    ],
    withoutPeople: [],
    updatedAt: at(10),
  };
  const saidOf = (more: Partial<DeadlineSummary>, language: 'en' | 'vi' = 'en') => {
    const message = deadlineSummary({ ...summary, ...more }, readerIn(language));
    expectMessage(message);
    return wordsOf(message)[0];
  };

  test('says how many days are left, how far the group is, and for whom it waits', () => {
    expect(saidOf({})).toBe(
      '*Dialogue session*, Wednesday 7 July 2027: 14 days left\n31 of 42 recommendations are up to date. Waiting: Ministry of Justice 6, no agency named 5.',
    );
    expect(saidOf({}, 'vi')).toBe(
      '*Phiên đối thoại*, Thứ Tư, ngày 07/07/2027: còn 14 ngày\n31/42 khuyến nghị đã được cập nhật. Còn chờ: Bộ Tư pháp 6, chưa phân công cơ quan 5.',
    );
    expect(deadlineSummary(summary, READER).text).toBe(
      'Dialogue session, Wednesday 7 July 2027: 14 days left. 31 of 42 recommendations are up to date. Waiting: Ministry of Justice 6, no agency named 5.',
    );
  });

  test('names agencies in which nobody can be reminded', () => {
    expect(saidOf({ withoutPeople: [MOJ, null] })).toContain(
      '\nNobody to remind yet: Ministry of Justice, no agency named.',
    );
  });

  test('says when all is done, when nothing is covered, and when its coverage cannot be read', () => {
    expect(saidOf({ upToDate: 42, waiting: [] })).toContain('All 42 recommendations are up to date. Thank you.');
    expect(saidOf({ total: 0, upToDate: 0, waiting: [] })).toContain('No recommendation is covered');
    expect(saidOf({ total: 0, upToDate: 0, unreadableAt: 'x' })).toContain('cannot be read');
  });

  test('names the ten that wait for most, and counts the others', () => {
    const waiting = Array.from({ length: 14 }, (_, n) => ({ agency: { en: `Agency ${n}`, vi: null }, count: 20 - n }));
    expect(saidOf({ waiting })).toMatch(/Agency 0 20, .*Agency 9 11, 4 other agencies\.$/);
  });

  test.each(NASTIES)('keeps within the limits, whatever the records hold: %s', (kind) => {
    const waiting = Array.from({ length: 30 }, (_, n) => ({ agency: monsterAgency(kind, n).name, count: 1 }));
    const withoutPeople = waiting.map(({ agency }) => agency);
    saidOf({ deadline: monsterDeadline(kind), waiting, withoutPeople });
    saidOf({ deadline: monsterDeadline(kind), unreadableAt: monsterDeadline(kind).title.en }, 'vi');
  });
});

describe('what colleagues reported', () => {
  test.each(NASTIES)('is listed, the first twenty, within the limits: %s', (kind) => {
    const updates = Array.from({ length: 25 }, (_, n) => ({
      ...monsterUpdate(kind),
      recommendationId: `r${n}`,
      reference: monster(kind).reference,
    }));
    for (const language of ['en', 'vi'] as const) {
      const message = colleagueUpdates(updates, readerIn(language));
      expectMessage(message);
      expect(message.blocks.filter((block) => 'accessory' in block)).toHaveLength(20);
    }
    expect(colleagueUpdates(updates, READER).text).toBe('Colleagues reported on 25 recommendations');
  });
});
