import { describe, expect, test } from 'vitest';
import { type DeadlineChanges, deadlineChanges } from '../../../src/slack/views/deadline-changes.ts';
import {
  type DeadlineSummary,
  deadlineSummary,
  type SummarizedDeadline,
  summaryElsewhere,
} from '../../../src/slack/views/deadline-summary.ts';
import { progressChart } from '../../../src/slack/views/progress-chart.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';
import { wordsOf } from '../../jobs/support.ts';
import { expectMessage } from '../../support/block-limits.ts';
import { long, monsterAgency, NASTIES, NOW, READERS } from './monsters.ts';

const [english, vietnamese] = READERS.map((reader) => ({ ...reader, isShared: true })) as [Reader, Reader];

const justice = { code: 'MOJ', name: { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' } };
const education = { code: 'MOET', name: { en: 'Ministry of Education and Training', vi: 'Bộ Giáo dục và Đào tạo' } };
const court = { code: 'SPC', name: { en: "Supreme People's Court", vi: 'Tòa án nhân dân tối cao' } };

const deadline: SummarizedDeadline = {
  id: 'deadline-1',
  title: { en: 'Dialogue session', vi: 'Phiên đối thoại' },
  date: '2026-12-02',
  time: null,
  coverage: '',
  countsFrom: '2026-10-01',
  doneBy: { kind: 'update' },
  closedAt: null,
};
const PLAN = {
  kind: 'tick' as const,
  statement: { en: 'Our plan has been sent.', vi: 'Cơ quan chúng tôi đã gửi kế hoạch' },
};

function summary(parts: Partial<DeadlineSummary> = {}): DeadlineSummary {
  return {
    deadline,
    unreadableAt: null,
    total: 42,
    done: 31,
    waiting: [
      { agency: education.name, count: 6 },
      { agency: court.name, count: 3 },
      { agency: null, count: 2 },
    ],
    byAgency: [
      { agency: education, done: 4, waiting: 6 },
      { agency: court, done: 0, waiting: 3 },
      { agency: justice, done: 27, waiting: 0 },
    ],
    withoutPeople: [],
    isOver: false,
    movedFrom: null,
    updatedAt: NOW,
    ...parts,
  };
}

const linesOf = (parts: Partial<DeadlineSummary> = {}, reader = english) =>
  wordsOf(deadlineSummary(summary(parts), reader))[0]?.split('\n');
const chartIn = (blocks: any[]) => blocks.find(({ type }) => type === 'data_visualization');
const typesOf = (parts: Partial<DeadlineSummary>) =>
  deadlineSummary(summary(parts), english).blocks.map(({ type }) => type);

describe('the summary of a deadline', () => {
  test('says how many days are left, how far the group is and for whom it waits', () => {
    expect(linesOf()).toEqual([
      '*Dialogue session*, Wednesday 2 December 2026: 14 days left',
      "31 of 42 recommendations are up to date. Waiting: Ministry of Education and Training 6, Supreme People's Court 3, no agency named 2.",
    ]);
    expect(linesOf({}, vietnamese)).toEqual([
      '*Phiên đối thoại*, thứ Tư, ngày 02/12/2026: còn 14 ngày',
      '31/42 khuyến nghị đã có báo cáo. Còn chờ: Bộ Giáo dục và Đào tạo 6, Tòa án nhân dân tối cao 3, chưa phân công cơ quan 2.',
    ]);
    expect(deadlineSummary(summary(), english).text).toMatch(/^Dialogue session, Wednesday .+ left\. 31 of 42/);
  });

  test('draws the agencies side by side, under the names that readers know them by', () => {
    const chart = chartIn(deadlineSummary(summary(), english).blocks);
    expect(chart.chart.axis_config.categories).toEqual(['MOET', 'SPC', 'MOJ']);
    expect(chart.chart.series.map(({ name, data }: any) => [name, data.map(({ value }: any) => value)])).toEqual([
      ['Waiting', [6, 3, 0]],
      ['Up to date', [4, 0, 27]],
    ]);
    const theirs = chartIn(deadlineSummary(summary(), vietnamese).blocks);
    expect(theirs.chart.axis_config.categories).toEqual(['Bộ GD&ĐT', 'TAND tối cao', 'Bộ Tư pháp']);
    expect(theirs.title).toBe('Đã báo cáo và còn chờ, theo cơ quan');
  });

  test('draws nothing where there is nothing to compare', () => {
    expect(typesOf({})).toContain('data_visualization');
    expect(typesOf({ byAgency: [{ agency: justice, done: 1, waiting: 2 }] })).not.toContain('data_visualization');
    expect(typesOf({ done: 42, waiting: [] })).not.toContain('data_visualization');
    expect(typesOf({ deadline: { ...deadline, doneBy: PLAN } })).not.toContain('data_visualization');
    expect(typesOf({ deadline: { ...deadline, closedAt: NOW } })).not.toContain('data_visualization');
  });

  test('counts agencies where they tick, and says what they state', () => {
    const ticked = {
      deadline: { ...deadline, doneBy: PLAN },
      total: 7,
      done: 5,
      waiting: summary().waiting.slice(0, 2),
    };
    expect(linesOf(ticked)?.[1]).toBe(
      "5 of 7 agencies have confirmed: “Our plan has been sent”. Waiting: Ministry of Education and Training, Supreme People's Court.",
    );
    expect(linesOf(ticked, vietnamese)?.[1]).toBe(
      '5/7 cơ quan đã xác nhận: “Cơ quan chúng tôi đã gửi kế hoạch”. Còn chờ: Bộ Giáo dục và Đào tạo, Tòa án nhân dân tối cao.',
    );
    expect(linesOf({ ...ticked, done: 7, waiting: [] })?.[1]).toBe(
      'All 7 agencies have confirmed: “Our plan has been sent”. Thank you.',
    );
  });

  test('says which status is to be reached', () => {
    const byStatus = { deadline: { ...deadline, doneBy: { kind: 'status' as const, status: 'implemented' as const } } };
    expect(linesOf(byStatus)?.[1]).toMatch(/^31 of 42 recommendations have reached “Implemented”\. Waiting: /);
    expect(linesOf(byStatus, vietnamese)?.[1]).toMatch(/^31\/42 khuyến nghị đã đạt mức “Đã thực hiện”\. Còn chờ: /);
    expect(chartIn(deadlineSummary(summary(byStatus), english).blocks).title).toBe('Reached and waiting, by agency');
  });

  test('gives the hour to each in their own time, on the day that it is in the group', () => {
    const inGeneva = { deadline: { ...deadline, time: { at: '18:30', timeZone: 'Europe/Zurich' } } };
    const end = Date.UTC(2026, 11, 2, 17, 30) / 1000;
    expect(linesOf(inGeneva)?.slice(0, 2)).toEqual([
      '*Dialogue session*, Thursday 3 December 2026: 15 days left',
      `By <!date^${end}^{date_short}, {time}|3 Dec, 00:30> (your time).`,
    ]);
    expect(linesOf(inGeneva, vietnamese)?.[1]).toBe(
      `Chậm nhất <!date^${end}^{date_short}, {time}|03/12, 00:30>, theo giờ nơi anh/chị.`,
    );
    expect(linesOf({ ...inGeneva, isOver: true })).toHaveLength(2);
  });

  test('says that a date was moved, has passed or is today', () => {
    expect(linesOf({ movedFrom: '2026-11-25' })?.[1]).toBe('Postponed from Wednesday 25 November 2026.');
    expect(linesOf({ movedFrom: '2026-12-09' })?.[1]).toBe('Brought forward from Wednesday 9 December 2026.');
    expect(linesOf({ movedFrom: '2026-11-25' }, vietnamese)?.[1]).toContain('thứ Tư, ngày 25/11/2026');
    const passed = linesOf({ deadline: { ...deadline, date: '2026-11-17' }, isOver: true, movedFrom: '2026-11-11' });
    expect(passed?.[0]).toBe('*Dialogue session*, Tuesday 17 November 2026: the date has passed');
    expect(passed?.[1]).toContain('31 of 42');
    expect(linesOf({ deadline: { ...deadline, date: '2026-11-18' } })?.[0]).toMatch(/: today$/);
  });

  test('of a closed one says so, and asks nothing more', () => {
    const closed = deadlineSummary(
      summary({ deadline: { ...deadline, closedAt: NOW }, withoutPeople: [null], movedFrom: '2026-11-01' }),
      english,
    );
    const [said] = wordsOf(closed);
    expect(said?.split('\n').map((line) => line.replace(/<!date[^|]+\|([^>]+)>/, '$1'))).toEqual([
      '*Dialogue session*, Wednesday 2 December 2026: closed',
      'Closed 18 Nov 2026: nobody is reminded of it any more.',
      expect.stringMatching(/^31 of 42/),
    ]);
    expect(closed.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
  });

  test('names who cannot be reminded, until the date', () => {
    expect(linesOf({ withoutPeople: [court.name, null] })?.[2]).toMatch(
      /^Nobody to remind yet: Supreme People's Court, no agency named\./,
    );
    expect(linesOf({ withoutPeople: [court.name], isOver: true })).toHaveLength(2);
  });

  test('in a channel that it has left says where it goes on', () => {
    const left = { deadline, isOver: false };
    expect(summaryElsewhere(left, 'C0UPR0001', english).text).toBe(
      'Dialogue session, Wednesday 2 December 2026: 14 days left. The summary of this deadline goes on in <#C0UPR0001>.',
    );
    expect(summaryElsewhere(left, null, vietnamese).text).toContain('không còn được cập nhật tại đây');
    expectMessage(summaryElsewhere(left, 'C0UPR0001', vietnamese));
  });
});

describe('a reply under it', () => {
  const changes = (parts: Partial<DeadlineChanges> = {}): DeadlineChanges => ({
    deadline,
    day: '2026-11-18',
    moved: null,
    settled: null,
    takenBack: [],
    delivered: [
      { agency: justice.name, references: ['143.5', '143.9'] },
      { agency: null, references: ['143.44'] },
    ],
    waiting: summary().waiting,
    isOver: false,
    ...parts,
  });
  const lines = (parts: Partial<DeadlineChanges> = {}, reader = english) =>
    wordsOf(deadlineChanges(changes(parts), reader))
      .join('\n')
      .split('\n');

  test('says who has delivered what, who has not, and how many days are left', () => {
    expect(lines()).toEqual([
      '*Wednesday 18 November 2026*: 14 days left',
      '*Reported*',
      '• Ministry of Justice: 143.5, 143.9',
      '• no agency named: 143.44',
      "Waiting: Ministry of Education and Training 6, Supreme People's Court 3, no agency named 2.",
    ]);
    expect(lines({}, vietnamese)).toEqual([
      '*thứ Tư, ngày 18/11/2026*: còn 14 ngày',
      '*Đã báo cáo*',
      '• Bộ Tư pháp: 143.5, 143.9',
      '• chưa phân công cơ quan: 143.44',
      'Còn chờ: Bộ Giáo dục và Đào tạo 6, Tòa án nhân dân tối cao 3, chưa phân công cơ quan 2.',
    ]);
    expect(deadlineChanges(changes(), english).text).toMatch(
      /^Wednesday 18 November 2026: 14 days left\. Reported: Ministry of Justice: 143\.5, 143\.9; no agency named: 143\.44\. Waiting: /,
    );
  });

  test('begins with what was done to the deadline itself', () => {
    const moved = { from: '2026-11-30', to: '2026-12-03' };
    expect(lines({ moved, delivered: [] })).toEqual([
      '*Wednesday 18 November 2026*: 14 days left',
      '*Postponed* from Monday 30 November 2026 to Thursday 3 December 2026.',
      expect.stringMatching(/^Waiting: /),
    ]);
    expect(lines({ moved: { from: moved.to, to: moved.from } })[1]).toMatch(/^\*Brought forward\* from Thursday 3/);
    expect(lines({ moved }, vietnamese)[1]).toMatch(/^\*Lùi thời hạn\* từ thứ Hai, .+ sang thứ Năm/);
    expect(lines({ settled: 'reopened', delivered: [] })[1]).toBe('*Open again.*');
    const closed = { deadline: { ...deadline, closedAt: NOW }, settled: 'closed' as const, delivered: [] };
    expect(lines(closed)).toEqual([
      '*Wednesday 18 November 2026*: closed',
      '*Closed:* nobody is reminded of it any more.',
    ]);
  });

  test('what was taken back is said in one line', () => {
    expect(lines({ delivered: [], takenBack: [justice.name] }).slice(1)).toEqual([
      '*Taken back:* Ministry of Justice.',
    ]);
    expect(lines({ delivered: [] }).slice(1)).toEqual(['*Taken back:* what was reported does not count any more.']);
  });

  test('names the statement of those who tick, and the status that was reached', () => {
    const ticked = { deadline: { ...deadline, doneBy: PLAN }, delivered: [{ agency: justice.name, references: [] }] };
    expect(lines({ ...ticked, waiting: [] }).slice(1)).toEqual([
      '*Confirmed “Our plan has been sent”*',
      '• Ministry of Justice',
      'Nothing is waiting any more. Thank you.',
    ]);
    const byStatus = { deadline: { ...deadline, doneBy: { kind: 'status' as const, status: 'implemented' as const } } };
    expect(lines(byStatus, vietnamese)[1]).toBe('*Đã đạt mức “Đã thực hiện”*');
  });

  test('cuts no agency in two, however long all is', () => {
    const references = Array.from({ length: 12 }, (_, n) => `CRPD/C/VNM/CO/1-long-${n}-${'*'.repeat(20)}`);
    const name = { en: '_'.repeat(90), vi: null };
    const message = deadlineChanges(changes({ delivered: Array(20).fill({ agency: name, references }) }), english);
    expectMessage(message);
    expect(wordsOf(message).join('\n')).not.toContain('…\n');
    expect(wordsOf(message).filter((text) => text.includes('2 more')).length).toBeGreaterThan(1);
  });

  test('lists no more than can be read', () => {
    const references = Array.from({ length: 40 }, (_, n) => `143.${n}`);
    expect(lines({ delivered: [{ agency: justice.name, references }] })[2]).toMatch(/143\.9, 30 more$/);
    const delivered = Array.from({ length: 40 }, () => ({ agency: justice.name, references: ['143.5'] }));
    expect(lines({ delivered }).at(-2)).toBe('• 25 other agencies');
  });
});

describe.each(READERS)('in $words.language, Slack takes', (reader) => {
  test.each(NASTIES)('%s in a summary, with its chart, and in a reply', (kind) => {
    const name = { en: long(kind, 300), vi: long(kind, 300) };
    const waiting = Array.from({ length: 60 }, () => ({ agency: name, count: 3 }));
    const byAgency = Array.from({ length: 60 }, (_, n) => ({ agency: monsterAgency(kind, n), done: 1, waiting: 3 }));
    const of = { ...deadline, title: name, coverage: long(kind, 900), time: { at: '17:00', timeZone: 'Asia/Tokyo' } };
    const shared = { ...reader, isShared: true };
    for (const doneBy of [deadline.doneBy, { kind: 'tick', statement: name } as const]) {
      const big = summary({ deadline: { ...of, doneBy }, waiting, byAgency, withoutPeople: [name, null] });
      expectMessage(deadlineSummary({ ...big, movedFrom: '2026-11-25' }, shared));
      expectMessage(deadlineSummary({ ...big, unreadableAt: long(kind, 300) }, shared));
      const delivered = waiting.map(() => ({
        agency: name,
        references: Array.from({ length: 30 }, () => long(kind, 90)),
      }));
      expectMessage(
        deadlineChanges(
          {
            deadline: big.deadline,
            day: '2026-11-18',
            moved: { from: '2026-11-30', to: '2026-12-03' },
            settled: 'reopened' as const,
            takenBack: waiting.map(({ agency }) => agency),
            delivered,
            waiting,
            isOver: false,
          },
          shared,
        ),
      );
    }
  });
});

test('the chart of progress names agencies in Vietnamese too', () => {
  const counts = { not_started: 1, in_progress: 0, partially_implemented: 0, implemented: 1 };
  const rows = [education, court].map(({ code, name }) => ({
    key: code,
    label: name,
    counts,
    total: 2,
    overdue: 0,
    updatedLately: 0,
  }));
  const totals = { counts, total: 4, overdue: 0, updatedLately: 0 };
  const categories = (reader: Reader) => {
    const [chart] = progressChart({ by: 'agency', rows, totals }, ({ key }) => key ?? '', reader.words) as any[];
    return chart.chart.axis_config.categories;
  };
  expect(categories(vietnamese)).toEqual(['Bộ GD&ĐT', 'TAND tối cao']);
  expect(categories(english)).toEqual(['MOET', 'SPC']);
});
