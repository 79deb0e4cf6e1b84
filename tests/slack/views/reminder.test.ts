import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/day.ts';
import type { Status } from '../../../src/domain/recommendation.ts';
import { catalogueOf } from '../../../src/locales/catalogue.ts';
import { ACTION } from '../../../src/slack/action-ids.ts';
import { colleagueUpdates } from '../../../src/slack/views/colleague-updates.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';
import { type ReminderTo, reminderMessage, replacedReminder } from '../../../src/slack/views/reminder.ts';
import type { Overview, ReminderLine, ReminderPart, TickLine, Why } from '../../../src/slack/views/reminder-part.ts';
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
const OUTBOX = '7d1f0c52-3c8e-4d0f-9d86-000000000001';
const TO: ReminderTo = {
  outboxId: OUTBOX,
  memberId: 'linh',
  agencies: [MOJ],
  snoozes: [
    { kind: 'tomorrow', day: '2027-06-24' },
    { kind: 'week_before', day: '2027-06-30' },
  ],
};

function part(
  lines: ReminderLine[],
  { date = '2027-07-07', ...more }: Partial<ReminderPart['deadline']> & { date?: string } = {},
  rest: Partial<ReminderPart> = {},
): ReminderPart {
  const title = { en: 'Dialogue session', vi: 'Phiên đối thoại' };
  return {
    deadline: {
      id: 'd',
      kind: 'dialogue_session',
      title,
      coverage: 'review:ccpr-2025',
      countsFrom: '2027-05-01',
      doneBy: { kind: 'update' },
      ...more,
    },
    date,
    endsAt: null,
    state: 'ahead',
    isMoved: false,
    movedFrom: null,
    why: null,
    lines,
    ticks: [],
    overview: null,
    snoozedUntil: null,
    ...rest,
  };
}

/** The message as of a day: what lies before it has passed. */
function messageOn(today: string, parts: ReminderPart[], language: 'en' | 'vi' = 'en') {
  const dated = parts.map((one) => ({ ...one, state: one.date < today ? ('passed' as const) : one.state }));
  return reminderMessage(dated, TO, readerIn(language, today));
}

function line(reference: string, more: Partial<ReminderLine> = {}): ReminderLine {
  return {
    recommendationId: `id-${reference}`,
    reference,
    text: { en: 'Consider ratifying the Protocol', vi: 'Cân nhắc phê chuẩn' },
    lastUpdateAt: null,
    done: null,
    elsewhere: null,
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
      'Not Mine',
      'Ministry of Justice · this message follows what you do; it will not come twice today · settings on Home',
    ]);
    expectMessage(message);
  });

  test('says the same in Vietnamese', () => {
    expect(wordsOf(reminderMessage([part([line('143.5')])], TO, readerIn('vi')))).toEqual([
      '*Còn 1 khuyến nghị cần báo cáo tiến độ trước phiên đối thoại (thứ Tư, ngày 07/07/2027)*',
      '*143.5*  Cân nhắc phê chuẩn\n_chưa có báo cáo_',
      '[Báo cáo tiến độ]',
      'Không thuộc cơ quan tôi',
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
    expect(messageOn(today, [part([line('143.5')])]).text).toBe(text);
  });

  test('after the date says that it has passed, and goes on taking reports', () => {
    const plan = { kind: 'agency_plan', title: { en: 'Plan', vi: 'Kế hoạch' } } as const;
    const message = messageOn('2027-07-09', [part([line('143.5')], plan)]);
    expect(wordsOf(message)).toEqual([
      '*1 recommendation had no update before the agency plan on Wednesday 7 July 2027*',
      '*Plan* · Wednesday 7 July 2027 · the date has passed',
      '*143.5*  Consider ratifying the Protocol\n_no update yet_',
      '[Update]',
      'Not Mine',
      'Ministry of Justice · this message follows what you do; what is still open can be reported after the date too',
    ]);
    expectMessage(message);
    const inVietnamese = wordsOf(messageOn('2027-07-09', [part([line('143.5')], plan)], 'vi'));
    expect(inVietnamese[0]).toBe(
      '*1 khuyến nghị chưa được báo cáo tiến độ trước hạn nộp kế hoạch của cơ quan (thứ Tư, ngày 07/07/2027)*',
    );
  });

  test('speaks of what is still to come before what has passed', () => {
    const plan = { id: 'e', kind: 'agency_plan', date: '2027-07-21' } as const;
    const both = (today: string) =>
      messageOn(today, [part([line('143.5'), line('143.6')]), part([line('143.7')], plan)]).text;
    expect(both('2027-07-07')).toBe('3 recommendations need an update; the nearest deadline is Wednesday 7 July 2027');
    expect(both('2027-07-08')).toBe(
      '1 recommendation needs an update before the agency plan on Wednesday 21 July 2027',
    );
    expect(both('2027-07-22')).toBe('3 recommendations had no update before these deadlines');
  });

  test('does not say that a report was in time when it came after the date', () => {
    const late = { by: byLinh.by, at: at(9, '2027-07-08') };
    const title = (done: ReminderLine['done'], language: 'en' | 'vi') =>
      messageOn('2027-07-09', [part([line('143.5', { done })])], language).text;
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

  test.each<[ReminderPart['deadline']['doneBy'], string]>([
    [{ kind: 'status', status: 'partially_implemented' }, 'asked for: Partially implemented, or further'],
    [{ kind: 'status', status: 'implemented' }, 'asked for: Implemented'],
  ])('says what status is asked for: %j', (doneBy, words) => {
    const said = wordsOf(reminderMessage([part([line('143.5')], { doneBy })], TO, READER));
    expect(said).toContain(`*143.5*  Consider ratifying the Protocol\n_no update yet · ${words}_`);
  });

  test('shows the time of a deadline to each reader in their own zone', () => {
    const endsAt = new Date('2027-07-07T10:00:00Z');
    const said = wordsOf(reminderMessage([part([line('143.5')], {}, { endsAt })], TO, READER));
    expect(said[1]).toBe('*Dialogue session* · Wednesday 7 July 2027, <!date^1814954400^{time}|17:00> · in 14 days');
  });

  test('says from where a deadline was moved since the message before', () => {
    const moved = part([line('143.5')], {}, { movedFrom: '2027-06-30' });
    expect(wordsOf(reminderMessage([moved], TO, READER))[1]).toBe(
      '*Dialogue session* · Wednesday 7 July 2027 · in 14 days · moved from 30 Jun',
    );
    expect(wordsOf(reminderMessage([moved], TO, readerIn('vi')))[1]).toContain(' · dời từ ngày 30/06');
  });

  test('says where a deadline was moved to, and that one was closed, which asks for nothing more', () => {
    const moved = part([line('143.5')], { date: '2027-09-07' }, { isMoved: true });
    const closed = part([line('143.7'), line('143.8', { done: byLinh })], { id: 'e' }, { state: 'closed' });
    expect(wordsOf(reminderMessage([moved], TO, READER))[1]).toBe(
      '*Dialogue session* · moved to Tuesday 7 September 2027 · in 2 months',
    );
    const both = reminderMessage([moved, closed], TO, READER);
    expect(both.text).toBe('1 recommendation needs an update before the dialogue session on Tuesday 7 September 2027');
    expect(wordsOf(both)).toContain('*Dialogue session* · closed, nothing more is needed');
    expect(wordsOf(both)).toContain('*143.7*  Consider ratifying the Protocol');
    const alone = reminderMessage([closed], TO, READER);
    expect(alone.text).toBe('Closed: nothing more is needed for the dialogue session');
    expect(JSON.stringify(alone)).not.toContain('action_id');
    for (const message of [both, alone]) expectMessage(message);
  });

  test('says what was handed back, or is with another agency; then nothing is left', () => {
    const handedBack = line('143.5', { elsewhere: { kind: 'handed_back' } });
    const given = line('143.6', { elsewhere: { kind: 'given', to: { en: 'Ministry of Health', vi: 'Bộ Y tế' } } });
    const message = reminderMessage([part([handedBack, given, line('143.7')])], TO, READER);
    expect(message.text).toMatch(/^1 recommendation needs/);
    expect(wordsOf(message)).toContain('*143.5*  Handed back, the coordinating office decides');
    expect(wordsOf(message)).toContain('*143.6*  Now with the Ministry of Health');
    const rest = reminderMessage([part([handedBack, given])], TO, readerIn('vi'));
    expect(wordsOf(rest)).toEqual([
      '*Không còn nội dung nào anh/chị cần thực hiện trong tin nhắn này.*',
      '*143.5*  Đã gửi trả, chờ cơ quan điều phối quyết định',
      '*143.6*  Đã chuyển cho Bộ Y tế',
    ]);
    expect(JSON.stringify(rest)).not.toContain('action_id');
  });

  test.each<[Why, string, string]>([
    [
      { kind: 'alternate', agencies: [MOJ], isLate: true },
      'As alternate of the Ministry of Justice: this is still open, and 14 days are left',
      'Anh/chị là đầu mối dự phòng của Bộ Tư pháp: việc chưa hoàn thành, chỉ còn 14 ngày',
    ],
    [
      { kind: 'stand_in', names: ['An', 'Bình'] },
      'In place of An and Bình, who are away',
      'Anh/chị được nhắc thay An, Bình đang vắng mặt',
    ],
    [{ kind: 'named' }, 'You are named in this deadline', 'Anh/chị được nêu tên trong thời hạn này'],
    [
      { kind: 'escalated' },
      'You are reminded because this is still open, and 14 days are left',
      'Anh/chị được nhắc vì việc chưa hoàn thành, chỉ còn 14 ngày',
    ],
  ])('says why somebody gets it who is not the first: %j', (why, en, vi) => {
    const parts = [part([line('143.5')], {}, { why })];
    expect(wordsOf(reminderMessage(parts, TO, READER))[1]?.split('\n')[1]).toBe(en);
    expect(wordsOf(reminderMessage(parts, TO, readerIn('vi')))[1]?.split('\n')[1]).toBe(vi);
  });

  test.each(NASTIES)('keeps within the limits, whatever the records hold: %s', (kind) => {
    for (const language of ['en', 'vi'] as const) {
      const agencies = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => monsterAgency(kind, n).name);
      const { name } = monsterUpdate(kind).author;
      const parts = [0, 1, 2, 3].map((n): ReminderPart => {
        const lines = Array.from({ length: 40 }, (_, i) => {
          const { reference, text } = monster(kind);
          const done = i % 3 === 0 ? { by: { memberId: 'x', name }, at: at(9) } : null;
          const elsewhere = i % 5 === 0 ? ({ kind: 'given', to: agencies[0] ?? null } as const) : null;
          return { recommendationId: `${n}-${i}`, reference, text, lastUpdateAt: null, done, elsewhere };
        });
        const ticks = agencies.map((agency, i): TickLine => {
          const done = i % 2 ? { by: { memberId: 'x', name }, at: at(9) } : null;
          return { agencyId: `agency-${i}`, agency, done };
        });
        const { doneBy: _, date, ...deadline } = monsterDeadline(kind, n);
        const statement = monsterDeadline(kind).title;
        return part(
          n % 2 ? [] : lines,
          {
            ...deadline,
            date,
            doneBy: n % 2 ? { kind: 'tick', statement } : { kind: 'status', status: 'implemented' },
          },
          {
            ticks: n % 2 ? ticks : [],
            why: n
              ? { kind: 'alternate', agencies, isLate: true }
              : { kind: 'stand_in', names: [name, name, name, name] },
            endsAt: at(9),
            overview: {
              unit: n % 2 ? 'agency' : 'recommendation',
              total: 99,
              open: 44,
              waiting: agencies.map((agency) => ({ agency, count: 4 })),
              withoutPeople: [...agencies, null],
              unreadableAt: n === 3 ? name : null,
            },
            snoozedUntil: n ? '2027-06-30' : null,
          },
        );
      });
      expectMessage(reminderMessage(parts, { ...TO, agencies }, readerIn(language)));
      const many = Array.from({ length: 60 }, (_, n) => part([line(`143.${n}`)], { id: `d${n}` }));
      expectMessage(reminderMessage(many, { ...TO, agencies }, readerIn(language)));
      expectMessage(reminderMessage([], TO, readerIn(language)));
    }
  });
});

describe('a reminder that asks for a tick', () => {
  const statement = { en: 'Our plan has been sent', vi: 'Đã gửi kế hoạch' };
  const tick = (done: TickLine['done'] = null): TickLine => ({ agencyId: 'moj', agency: MOJ, done });
  const ticking = (ticks: TickLine[], more: Partial<ReminderPart> = {}) =>
    part([], { kind: 'agency_plan', doneBy: { kind: 'tick', statement } }, { ticks, ...more });

  test('has a line for each agency with what it states, and asks before it is stated', () => {
    const message = reminderMessage([ticking([tick()])], TO, READER);
    expect(message.text).toBe('Your agency has still to confirm before the agency plan on Wednesday 7 July 2027');
    expect(wordsOf(message).slice(2, 4)).toEqual(['*Ministry of Justice*  Our plan has been sent', '[Confirm]']);
    expect(JSON.stringify(message)).toContain('Ministry of Justice: “Our plan has been sent”');
    // Nothing here is a recommendation that could be handed back.
    expect(JSON.stringify(message)).not.toContain(ACTION.notMine);
    expectMessage(message);
    const vi = wordsOf(reminderMessage([ticking([tick()])], TO, readerIn('vi')));
    expect(vi[0]).toBe('*Cơ quan anh/chị chưa xác nhận trước hạn nộp kế hoạch của cơ quan (thứ Tư, ngày 07/07/2027)*');
    expect(vi.slice(2, 4)).toEqual(['*Bộ Tư pháp*  Đã gửi kế hoạch', '[Xác nhận]']);
  });

  test('says who has stated it, which can be taken back the same day as long as something else is open', () => {
    const done = { by: { memberId: 'linh', name: 'Linh' }, at: at(9) };
    const message = reminderMessage([ticking([tick(done)])], TO, READER);
    expect(wordsOf(message)).toEqual([
      '*All done for the agency plan. Thank you.*',
      '*Dialogue session* · Wednesday 7 July 2027 · in 14 days',
      '*Ministry of Justice*  Our plan has been sent\n_Confirmed by you at 09:00_',
    ]);
    // All is done: it has lost its buttons.
    expect(JSON.stringify(message)).not.toContain('action_id');
    expectMessage(message);
    const parts = [ticking([tick(done)]), part([line('143.5')], { id: 'e' })];
    expect(wordsOf(reminderMessage(parts, TO, READER))).toContain('[Take Back]');
    const nextDay = reminderMessage(parts, TO, readerIn('en', '2027-06-24'));
    expect(wordsOf(nextDay)).not.toContain('[Take Back]');
  });

  test('counts both where there is also something to report', () => {
    const parts = [ticking([tick()]), part([line('143.5'), line('143.6')], { id: 'e' })];
    expect(reminderMessage(parts, TO, READER).text).toBe(
      '2 recommendations need an update and 1 confirmation is still open; the nearest deadline is Wednesday 7 July 2027',
    );
  });
});

describe('a reminder to who looks after a whole deadline', () => {
  const overview: Overview = {
    unit: 'recommendation',
    total: 42,
    open: 11,
    waiting: [
      { agency: MOJ, count: 6 },
      { agency: null, count: 5 },
    ],
    withoutPeople: [null],
    unreadableAt: null,
  };
  const seen = (more: Partial<Overview> = {}, rest: Partial<ReminderPart> = {}) =>
    part([], {}, { overview: { ...overview, ...more }, why: { kind: 'named' }, ...rest });

  test('counts what still waits, by agency, with a way to it', () => {
    const message = reminderMessage([seen()], TO, READER);
    expect(message.text).toBe(
      '11 recommendations are still waited for before the dialogue session on Wednesday 7 July 2027',
    );
    expect(wordsOf(message).slice(1, 4)).toEqual([
      '*Dialogue session* · Wednesday 7 July 2027 · in 14 days\nYou are named in this deadline',
      '11 of 42 recommendations still open: Ministry of Justice 6, no agency named 5.\nNobody to remind: no agency named.',
      '[View Waiting]',
    ]);
    expect(message.blocks[2]).toMatchObject({
      accessory: {
        action_id: ACTION.showList,
        value: 'review:ccpr-2025 -status:"implemented" updated:<2027-05-01,never',
      },
    });
    expectMessage(message);
  });

  test('says that some of it has nobody else, with the count', () => {
    const said = wordsOf(reminderMessage([seen({}, { why: { kind: 'nobody' } })], TO, READER));
    expect(said[1]).toBe('*Dialogue session* · Wednesday 7 July 2027 · in 14 days');
    expect(said[2]?.split('\n')[1]).toBe('Some of this has nobody else to be reminded.');
    const vi = wordsOf(reminderMessage([seen({}, { why: { kind: 'nobody' } })], TO, readerIn('vi')));
    expect(vi[2]?.split('\n')[1]).toBe('Một phần nội dung chưa có ai khác để nhắc.');
  });

  test('says today on the day itself, as to everybody', () => {
    const message = reminderMessage([seen()], TO, readerIn('en', '2027-07-07'));
    expect(message.text).toBe('11 recommendations need an update for the dialogue session today');
    const ticks = reminderMessage([seen({ unit: 'agency', total: 3, open: 2 })], TO, readerIn('en', '2027-07-07'));
    expect(ticks.text).toBe('2 agencies have still to confirm for the dialogue session today');
  });

  test('counts agencies where they tick, and says when its coverage cannot be read', () => {
    const ticks = reminderMessage([seen({ unit: 'agency', total: 3, open: 2 })], TO, READER);
    expect(ticks.text).toBe('2 agencies have still to confirm before the dialogue session on Wednesday 7 July 2027');
    expect(wordsOf(ticks)).not.toContain('[View Waiting]');
    const unreadable = reminderMessage([seen({ unreadableAt: 'agncy', open: 0 })], TO, READER);
    expect(wordsOf(unreadable)[2]).toContain('cannot be read: agncy');
  });

  test('says that all is done, without anything to click', () => {
    const message = reminderMessage([seen({ open: 0, waiting: [], withoutPeople: [] })], TO, READER);
    expect(wordsOf(message)[0]).toBe('*All done for the dialogue session. Thank you.*');
    expect(wordsOf(message)).toContain('All 42 recommendations are up to date.');
    expect(JSON.stringify(message)).not.toContain('action_id');
  });
});

describe('a reminder that can be put off', () => {
  const open = (more: Partial<ReminderPart> = {}) => part([line('143.5')], {}, more);
  const rowOf = (parts: ReminderPart[], to: Partial<ReminderTo> = {}) =>
    reminderMessage(parts, { ...TO, ...to }, READER).blocks.find((block) => block.type === 'actions') as any;

  test('offers the days, and once put off to change or undo it', () => {
    const [select] = rowOf([open()]).elements;
    expect(select).toMatchObject({ type: 'static_select', placeholder: { text: 'Snooze' } });
    expect(select.options).toMatchObject([
      { text: { text: 'Tomorrow, 24 Jun' }, value: `${OUTBOX} 2027-06-24` },
      { text: { text: 'Until a week before, 30 Jun' }, value: `${OUTBOX} 2027-06-30` },
    ]);
    const snoozed = open({ snoozedUntil: '2027-06-24' });
    expect(wordsOf(reminderMessage([snoozed], TO, READER))).toContain('Snoozed until Thursday 24 June 2027');
    expect(rowOf([snoozed]).elements).toMatchObject([
      { placeholder: { text: 'Change Snooze' } },
      { text: { text: 'Undo Snooze' } },
      { text: { text: 'Not Mine' } },
    ]);
    // Slack would go on showing what was chosen in a block that it knows.
    expect(rowOf([snoozed]).block_id).not.toBe(rowOf([open()]).block_id);
  });

  test('offers none when no day is left', () => {
    expect(rowOf([open()], { snoozes: [] }).elements).toMatchObject([{ action_id: ACTION.notMine }]);
  });

  test('says of which deadlines, where it is not all', () => {
    const parts = [
      open({ snoozedUntil: '2027-06-24' }),
      part([line('143.6')], { id: 'e', title: { en: 'Plan', vi: 'x' } }),
    ];
    expect(wordsOf(reminderMessage(parts, TO, READER))).toContain(
      'Dialogue session: snoozed until Thursday 24 June 2027',
    );
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
