import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/day.ts';
import type { Status } from '../../../src/domain/recommendation.ts';
import { catalogueOf } from '../../../src/locales/catalogue.ts';
import { ACTION } from '../../../src/slack/action-ids.ts';
import { colleagueUpdates } from '../../../src/slack/views/colleague-updates.ts';
import { type DeadlineSummary, deadlineSummary } from '../../../src/slack/views/deadline-summary.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';
import {
  type ReminderLine,
  type ReminderPart,
  reminderMessage,
  replacedReminder,
} from '../../../src/slack/views/reminder.ts';
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
      '*Còn 1 khuyến nghị cần báo cáo tiến độ trước phiên đối thoại (thứ Tư, ngày 07/07/2027)*',
      '*143.5*  Cân nhắc phê chuẩn\n_chưa có báo cáo_',
      '[Báo cáo tiến độ]',
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

  test('after the date says that it has passed, and goes on taking reports', () => {
    const plan = { kind: 'agency_plan', title: { en: 'Plan', vi: 'Kế hoạch' } } as const;
    const message = reminderMessage([part([line('143.5')], plan)], TO, readerIn('en', '2027-07-09'));
    expect(wordsOf(message)).toEqual([
      '*1 recommendation had no update before the agency plan on Wednesday 7 July 2027*',
      '*Plan* · Wednesday 7 July 2027 · the date has passed',
      '*143.5*  Consider ratifying the Protocol\n_no update yet_',
      '[Update]',
      'Ministry of Justice · this message follows what you do; what is still open can be reported after the date too',
    ]);
    expectMessage(message);
    const inVietnamese = wordsOf(reminderMessage([part([line('143.5')], plan)], TO, readerIn('vi', '2027-07-09')));
    expect(inVietnamese[0]).toBe(
      '*1 khuyến nghị chưa được báo cáo tiến độ trước hạn nộp kế hoạch của cơ quan (thứ Tư, ngày 07/07/2027)*',
    );
  });

  test('speaks of what is still to come before what has passed', () => {
    const plan = { id: 'e', kind: 'agency_plan', date: '2027-07-21' } as const;
    const both = (today: string) =>
      reminderMessage([part([line('143.5'), line('143.6')]), part([line('143.7')], plan)], TO, readerIn('en', today))
        .text;
    expect(both('2027-07-07')).toBe('3 recommendations need an update; the nearest deadline is Wednesday 7 July 2027');
    expect(both('2027-07-08')).toBe(
      '1 recommendation needs an update before the agency plan on Wednesday 21 July 2027',
    );
    expect(both('2027-07-22')).toBe('3 recommendations had no update before these deadlines');
  });

  test('does not say that a report was in time when it came after the date', () => {
    const late = { by: byLinh.by, at: at(9, '2027-07-08') };
    const title = (done: ReminderLine['done'], language: 'en' | 'vi') =>
      reminderMessage([part([line('143.5', { done })])], TO, readerIn(language, '2027-07-09')).text;
    expect([title(byLinh, 'vi'), title(late, 'vi'), title(late, 'en')]).toEqual([
      'Đã báo cáo đầy đủ trước phiên đối thoại. Xin cảm ơn.',
      'Đã báo cáo đầy đủ. Xin cảm ơn.',
      'All done. Thank you.',
    ]);
  });

  test.each([
    ['en', 'Replaced by the reminder of 13 Sep.'],
    ['vi', 'Đã được thay bằng tin nhắc ngày 13/09.'],
  ] as const)('is one line once a newer one has come, without anything to click, in %s', (language, text) => {
    const message = replacedReminder('2027-09-13', readerIn(language));
    expect(wordsOf(message)).toEqual([text]);
    expect(message.text).toBe(text);
    expectMessage(message);
  });

  test('calls its button what cards call it', () => {
    for (const language of ['en', 'vi'] as const) {
      const said = wordsOf(reminderMessage([part([line('143.5')])], TO, readerIn(language)));
      expect(said).toContain(`[${catalogueOf(language).lookup.button.update}]`);
    }
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

describe('days', () => {
  test('have three letters a month in English, and small weekdays in Vietnamese', () => {
    const { dates } = catalogueOf('en');
    const months = Array.from({ length: 12 }, (_, n) => `2027-${String(n + 1).padStart(2, '0')}-04`);
    for (const day of months) expect(dates.day(day)).toMatch(/^4 [A-Z][a-z]{2} 2027$/);
    expect(dates.shortDay('2027-09-13')).toBe('13 Sep');
    const { longDay } = catalogueOf('vi').dates;
    expect([longDay('2026-12-07'), longDay('2026-12-13')]).toEqual([
      'thứ Hai, ngày 07/12/2026',
      'chủ nhật, ngày 13/12/2026',
    ]);
  });
});

describe('the summary of a deadline', () => {
  const summary: DeadlineSummary = {
    deadline: {
      id: 'd',
      title: { en: 'Dialogue session', vi: 'Phiên đối thoại' },
      date: '2027-07-07',
      coverage: 'review:ccpr-2025',
      countsFrom: '2027-05-01',
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
      '*Phiên đối thoại*, thứ Tư, ngày 07/07/2027: còn 14 ngày\n31/42 khuyến nghị đã có báo cáo. Còn chờ: Bộ Tư pháp 6, chưa phân công cơ quan 5.',
    );
    expect(deadlineSummary(summary, READER).text).toBe(
      'Dialogue session, Wednesday 7 July 2027: 14 days left. 31 of 42 recommendations are up to date. Waiting: Ministry of Justice 6, no agency named 5.',
    );
  });

  test('has a button that shows what it waits for, while it waits for something', () => {
    const buttonsOf = (more: Partial<DeadlineSummary>) =>
      deadlineSummary({ ...summary, ...more }, READER).blocks.flatMap((block) =>
        block.type === 'actions' ? block.elements : [],
      );
    expect(buttonsOf({})).toMatchObject([
      {
        text: { text: 'View Waiting' },
        action_id: ACTION.showList,
        value: 'review:ccpr-2025 -status:implemented updated:<2027-05-01,never',
      },
    ]);
    const everything = { ...summary.deadline, coverage: '' };
    expect(buttonsOf({ deadline: everything })).toMatchObject([
      { value: '-status:implemented updated:<2027-05-01,never' },
    ]);
    expect(buttonsOf({ upToDate: 42, waiting: [] })).toEqual([]);
    expect(buttonsOf({ total: 0, upToDate: 0, waiting: [] })).toEqual([]);
    expect(buttonsOf({ total: 0, upToDate: 0, unreadableAt: 'x' })).toEqual([]);
    expect(buttonsOf({ deadline: { ...everything, coverage: 'x'.repeat(1000) } })).toEqual([]);
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
  const reported = (recommendationId: string, from: Status, to: Status) => ({
    ...monsterUpdate('oneWord'),
    recommendationId,
    reference: recommendationId,
    previousStatus: from,
    status: to,
    results: 'x',
  });
  const updates = [
    reported('143.5', 'in_progress', 'implemented'),
    reported('143.135', 'not_started', 'not_started'),
    reported('143.5', 'not_started', 'in_progress'),
    reported('143.7', 'in_progress', 'in_progress'),
    reported('143.7', 'not_started', 'in_progress'),
  ];

  test.each([
    ['en', ['*143.5* is now Implemented', '*143.135*: still Not started', '*143.7* is now In progress']],
    ['vi', ['*143.5*: Đã thực hiện', '*143.135*: vẫn Chưa thực hiện', '*143.7*: Đang thực hiện']],
  ] as const)(
    'names each recommendation once, with its latest update, and whether its status changed: %s',
    (language, expected) => {
      const message = colleagueUpdates(updates, readerIn(language));
      const lines = wordsOf(message).map((said) => said.split('\n')[0]);
      expect(lines.filter((said) => said?.startsWith('*143'))).toEqual(expected);
      expectMessage(message);
    },
  );

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
