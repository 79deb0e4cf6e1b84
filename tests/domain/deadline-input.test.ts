import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deadline } from '../../src/domain/deadline.ts';
import {
  type DeadlineContext,
  FURTHEST_STEP,
  parseDeadline,
  parseMoment,
  scheduleIn,
  TITLE_LIMIT,
} from '../../src/domain/deadline-input.ts';
import { type DeadlineValues, emptyValues, valuesOf } from '../../src/domain/deadline-values.ts';
import { catalogueOf } from '../../src/locales/catalogue.ts';

const NOW = new Date('2026-11-18T03:00:00Z');
const CONTEXT: DeadlineContext = {
  now: NOW,
  today: '2026-11-18',
  vocabulary: {
    reviews: [{ code: 'upr-2014', title: { en: 'UPR 2014', vi: 'UPR 2014' }, symbol: null }],
    agencies: [{ code: 'MOJ', name: { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' } }],
    themes: [],
    states: [],
    groups: [],
  },
  people: new Map([
    ['U1', { memberId: 'm1', name: 'Lan', isOutsider: false }],
    ['U2', { memberId: 'm2', name: 'Guest', isOutsider: true }],
  ]),
  before: null,
  language: 'en',
};
const GOOD: DeadlineValues = {
  ...emptyValues([60, 30, 14, 7, 3, 1, 0], 'Asia/Ho_Chi_Minh'),
  titleEn: 'Dialogue session',
  kind: 'dialogue_session',
  date: '2027-07-07',
};
const parse = (values: Partial<DeadlineValues>, context: Partial<DeadlineContext> = {}) =>
  parseDeadline({ ...GOOD, ...values }, { ...CONTEXT, ...context });
const problems = (values: Partial<DeadlineValues>, context: Partial<DeadlineContext> = {}) => {
  const parsed = parse(values, context);
  return parsed.ok ? {} : parsed.problems;
};

test('what is not given has its usual value', () => {
  expect(parse({})).toEqual({
    ok: true,
    input: {
      kind: 'dialogue_session',
      title: { en: 'Dialogue session', vi: null },
      date: '2027-07-07',
      time: null,
      coverage: '',
      doneBy: { kind: 'update' },
      countsFrom: '2026-11-18',
      audience: { supporting: false, memberIds: [] },
      schedule: [60, 30, 14, 7, 3, 1, 0],
      escalation: { alternates: 30, coordinators: 53 },
      repeatMonths: null,
      channelId: null,
    },
  });
});

test('all is read as it was chosen', () => {
  const parsed = parse({
    titleVi: ' Phiên  đối thoại ',
    time: '17:00',
    timeZone: 'Europe/Zurich',
    coverage: 'review:upr-2014  agency:moj',
    doneBy: 'tick',
    tickEn: 'Our plan has been sent',
    schedule: '7; 30 7,0',
    repeat: 12,
    supporting: true,
    others: ['U1', 'U1'],
    alternates: 'never',
    coordinators: 23,
    channelId: 'C0GROUP01',
  });
  expect(parsed).toMatchObject({
    ok: true,
    input: {
      title: { vi: 'Phiên đối thoại' },
      time: { at: '17:00', timeZone: 'Europe/Zurich' },
      coverage: 'review:upr-2014 agency:moj',
      doneBy: { kind: 'tick', statement: { en: 'Our plan has been sent', vi: null } },
      schedule: [30, 7, 0],
      repeatMonths: 12,
      audience: { supporting: true, memberIds: ['m1'] },
      escalation: { alternates: null, coordinators: 23 },
      channelId: 'C0GROUP01',
    },
  });
});

test('every problem is told at once', () => {
  expect(
    problems({
      titleEn: ' \u200b ',
      titleVi: 'x'.repeat(TITLE_LIMIT + 2),
      kind: null,
      date: '2026-11-17',
      time: '25:00',
      coverage: 'agncy:moj',
      schedule: '30, soon',
      others: ['U1', 'U2', 'U3'],
      repeat: 1000,
      channelId: 'general',
    }),
  ).toMatchObject({
    titleEn: { kind: 'missing' },
    titleVi: { kind: 'too_long', length: TITLE_LIMIT + 2, limit: TITLE_LIMIT },
    kind: { kind: 'missing' },
    date: { kind: 'passed', today: '2026-11-18' },
    time: { kind: 'bad_time' },
    coverage: { kind: 'coverage', mistake: { word: 'agncy', nearest: 'agency' } },
    schedule: { kind: 'bad_step', word: 'soon' },
    others: { kind: 'unknown_people', names: ['U3'] },
    repeat: { kind: 'out_of_range' },
    channelId: { kind: 'bad_channel' },
  });
});

test.each<[string, Partial<DeadlineValues>, object]>([
  ['no date', { date: null }, { date: { kind: 'missing' } }],
  ['a day that is none', { date: '2027-02-30' }, { date: { kind: 'bad_day' } }],
  ['an hour of today that has passed', { date: '2026-11-18', time: '09:59' }, { time: { kind: 'hour_passed' } }],
  ['an unknown zone', { time: '09:00', timeZone: 'Mars/Olympus' }, { timeZone: { kind: 'bad_zone' } }],
  ['a time without its zone', { time: '09:00', timeZone: null }, { timeZone: { kind: 'missing' } }],
  ['an agency that is none', { coverage: 'agency:mars' }, { coverage: { kind: 'coverage' } }],
  [
    'a filter that reports change',
    { coverage: '-status:implemented' },
    { coverage: { kind: 'moving_filter', word: 'status' } },
  ],
  ['a filter of who asks', { coverage: 'mine' }, { coverage: { kind: 'moving_filter', word: 'mine' } }],
  [
    'updates that count too late',
    { countsFrom: '2027-07-08' },
    { countsFrom: { kind: 'after_date', date: '2027-07-07' } },
  ],
  ['a status that is none', { doneBy: 'status' }, { status: { kind: 'missing' } }],
  ['nothing to tick', { doneBy: 'tick', tickVi: 'Đã gửi' }, { tickEn: { kind: 'missing' } }],
  ['no schedule', { schedule: ' , ' }, { schedule: { kind: 'missing' } }],
  ['a step too far', { schedule: '366' }, { schedule: { kind: 'bad_step', word: '366' } }],
  ['guests', { others: ['U2'] }, { others: { kind: 'outsiders', names: ['Guest'] } }],
  ['others after the last reminder', { alternates: 61 }, { alternates: { kind: 'out_of_range', most: 60 } }],
])('%s is refused, and how to mend it is said', (_, values, expected) => {
  const found = problems(values);
  expect(found).toMatchObject(expected);
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const language of ['en', 'vi'] as const) {
    for (const [field, problem] of Object.entries(found)) {
      const told = catalogueOf(language).deadline.problem(field as keyof DeadlineValues, problem);
      expect(told.length).toBeGreaterThan(10);
      expect(told).not.toContain('\n');
    }
  }
});

test('an hour of today that is still to come is taken', () => {
  expect(problems({ date: '2026-11-18', time: '10:01' })).toEqual({});
  expect(problems({ date: '2026-11-18', time: '04:00', timeZone: 'Europe/Zurich' })).toEqual({
    time: { kind: 'hour_passed' },
  });
  expect(problems({ date: '2026-11-18', time: '04:01', timeZone: 'Europe/Zurich' })).toEqual({});
});

describe('a deadline that is changed', () => {
  const before: Deadline = {
    id: 'd',
    kind: 'dialogue_session',
    title: { en: 'Past', vi: 'Đã qua' },
    date: '2026-11-01',
    time: { at: '09:00', timeZone: 'UTC' },
    coverage: 'status:"in progress"',
    doneBy: { kind: 'status', status: 'implemented' },
    countsFrom: '2026-10-01',
    audience: { supporting: true, memberIds: ['m1', 'gone'] },
    schedule: [30, 7],
    escalation: { alternates: 23, coordinators: null },
    repeat: { months: 3, from: '2026-05-01' },
    channelId: 'C0GROUP01',
    closedAt: null,
    createdAt: NOW,
    scheduledAt: NOW,
    version: 4,
  };
  const values = valuesOf(before, 'Asia/Ho_Chi_Minh', (id) => (id === 'm1' ? 'U1' : undefined));

  test('may keep what it says already, though its date has passed', () => {
    const parsed = parseDeadline(values, { ...CONTEXT, before });
    expect(parsed.ok ? {} : parsed.problems).toEqual({});
    expect(parsed).toMatchObject({
      ok: true,
      input: {
        title: before.title,
        date: before.date,
        time: before.time,
        coverage: before.coverage,
        doneBy: before.doneBy,
        audience: { supporting: true, memberIds: ['m1'] },
        schedule: [30, 7],
        escalation: before.escalation,
        repeatMonths: 3,
      },
    });
  });

  test('may not move to a day that has passed', () => {
    expect(parseDeadline({ ...values, date: '2026-11-02' }, { ...CONTEXT, before })).toMatchObject({
      problems: { date: { kind: 'passed' } },
    });
    expect(parseMoment({ date: '2026-11-01', time: null, timeZone: null }, CONTEXT)).toMatchObject({ ok: false });
    expect(parseMoment({ date: '2026-12-01', time: '08:00', timeZone: 'UTC' }, CONTEXT)).toEqual({
      ok: true,
      moment: { date: '2026-12-01', time: { at: '08:00', timeZone: 'UTC' } },
    });
  });
});

test('a schedule is read however its numbers are written, and read again it is the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: FURTHEST_STEP }), { maxLength: 20 }),
      fc.constantFrom(', ', ' ', ';', ',,', '\n'),
      (days, between) => {
        const read = scheduleIn(days.join(between));
        const expected = [...new Set(days)].sort((a, b) => b - a);
        expect(read).toEqual({ ok: true, schedule: expected });
        expect(scheduleIn(expected.join(', '))).toEqual(read);
      },
    ),
  );
});

test('whatever is typed is stored within its limits, or refused in words of both languages', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('', '30,7', 'review:upr-2014'));
  fc.assert(
    fc.property(text, text, text, text, fc.constantFrom('update', 'status', 'tick'), (a, b, c, d, doneBy) => {
      const typed = {
        titleEn: a,
        titleVi: b,
        coverage: c,
        schedule: d,
        tickEn: b,
        date: '2027-07-07',
        doneBy,
      } as const;
      const parsed = parse(typed);
      if (parsed.ok) {
        const { title, schedule } = parsed.input;
        expect(title.en.length).toBeGreaterThan(0);
        expect(title.en.length).toBeLessThanOrEqual(TITLE_LIMIT);
        expect(schedule.length).toBeGreaterThan(0);
        return;
      }
      for (const [field, problem] of Object.entries(parsed.problems)) {
        for (const language of ['en', 'vi'] as const)
          expect(catalogueOf(language).deadline.problem(field as keyof DeadlineValues, problem)).toBeTruthy();
      }
    }),
  );
});
