import { describe, expect, test } from 'vitest';
import { COVERAGE_LIMIT, MOST_OTHERS, TITLE_LIMIT } from '../../../src/domain/deadline-input.ts';
import { type DeadlineValues, emptyValues } from '../../../src/domain/deadline-values.ts';
import { deadlineForm } from '../../../src/slack/views/deadline-form.ts';
import { MANAGED_PAGE, manageDeadlines } from '../../../src/slack/views/deadline-manage.ts';
import { deadlineMoment, zoneAt } from '../../../src/slack/views/deadline-time.ts';
import { type DeadlineMetadata, LONGEST_METADATA, readDeadlineForm } from '../../../src/slack/views/deadline-values.ts';
import { postponeForm } from '../../../src/slack/views/postpone-form.ts';
import { expectView } from '../../support/block-limits.ts';
import { long, monsterDeadline, NASTIES, NOW, READERS } from './monsters.ts';

const ID = '7d1f0c52-3c8e-4d0f-9d86-000000000001';
const KEY = '7d1f0c52-3c8e-4d0f-9d86-00000000000a';
const ZONES = Intl.supportedValuesOf('timeZone').slice(0, 120);
const [english, vietnamese] = READERS;

function metadataOf(values: Partial<DeadlineValues>, more: Partial<DeadlineMetadata> = {}): DeadlineMetadata {
  const all = { ...emptyValues([60, 30, 14, 7, 3, 1, 0], 'Asia/Ho_Chi_Minh'), date: '2027-07-07', ...values };
  const seen = { id: ID, version: 3 };
  return { values: all, step: 0, round: 0, seen, key: KEY, listViewId: 'V0123456789', ...more };
}

describe.each(READERS)('in $words.language, Slack takes', (reader) => {
  describe.each(NASTIES)('%s in', (kind) => {
    const deadline = { ...monsterDeadline(kind, 1), id: ID };

    test('the list that coordinators manage', () => {
      const deadlines = Array.from({ length: MANAGED_PAGE }, (_, n) => ({
        deadline: { ...monsterDeadline(kind, n), closedAt: n > 7 ? NOW : null },
        covered: n % 2 ? { count: 241 } : { unreadableAt: long(kind, 900) },
      }));
      expectView(manageDeadlines({ deadlines, ahead: 5, passed: 3, total: 30, offset: 10, note: 'Done' }, reader, NOW));
    });

    test('every step of the form, with what counts as done in each way', () => {
      const typed = {
        titleEn: long(kind, TITLE_LIMIT),
        titleVi: long(kind, TITLE_LIMIT),
        coverage: `theme:"${long(kind, COVERAGE_LIMIT - 8)}"`,
        tickEn: long(kind, TITLE_LIMIT),
        tickVi: long(kind, TITLE_LIMIT),
        others: Array.from({ length: MOST_OTHERS }, (_, n) => `U0123456${n + 10}`),
        alternates: 20,
        channelId: 'C0GROUP01',
      };
      const mistake = {
        kind: 'unknown_value' as const,
        word: long(kind, 900),
        at: 0,
        example: '/rec list',
        topic: null,
      };
      for (const step of [0, 1, 2]) {
        for (const doneBy of ['update', 'status', 'tick'] as const) {
          const metadata = metadataOf({ ...typed, doneBy }, { step });
          const view = deadlineForm(reader, {
            metadata,
            today: '2026-11-18',
            calendar: { country: 'VN', closures: [] },
            timeZones: ZONES,
            covered: doneBy === 'tick' ? { ok: false, mistake } : { ok: true, count: 42, agencies: 7, withoutLead: 1 },
            note: 'Somebody changed it',
          });
          // What is longer than Slack carries is refused before it is shown.
          if ((view.private_metadata ?? '').length <= LONGEST_METADATA) expectView(view);
          const inputs = view.blocks.filter(({ type }) => type === 'input');
          expect(inputs.length).toBeLessThanOrEqual(6);
          expect(readDeadlineForm({ private_metadata: JSON.stringify(metadata), state: { values: {} } })).toEqual(
            metadata,
          );
        }
      }
    });

    test('the form that postpones', () => {
      const typed = { date: '2027-08-01', time: '17:00', timeZone: 'Europe/Zurich' };
      const metadata = { seen: { id: ID, version: 1 }, round: 1, listViewId: null };
      expectView(postponeForm(reader, { deadline, metadata, typed, timeZones: ZONES, note: 'Somebody changed it' }));
    });
  });
});

test('an ordinary deadline of the longest words is carried from step to step', () => {
  const words = 'Báo cáo "giữa kỳ" '.repeat(20);
  const metadata = metadataOf({
    titleEn: words.slice(0, TITLE_LIMIT),
    titleVi: words.slice(0, TITLE_LIMIT),
    coverage: 'rà soát:upr-2014 '.repeat(100).slice(0, COVERAGE_LIMIT),
    tickEn: words.slice(0, TITLE_LIMIT),
    tickVi: words.slice(0, TITLE_LIMIT),
    others: Array.from({ length: MOST_OTHERS }, (_, n) => `U0123456${n + 10}`),
  });
  expect(JSON.stringify(metadata).length).toBeLessThanOrEqual(LONGEST_METADATA);
});

test('what is usual for a schedule stays usual when the schedule changes', () => {
  const metadata = metadataOf({ schedule: '30, 7' }, { step: 2 });
  const state = (alternates: string, coordinators: string) => ({
    values: {
      'alternates:0': { alternates: { selected_option: { value: alternates } } },
      'coordinators:0': { coordinators: { selected_option: { value: coordinators } } },
    },
  });
  const read = (alternates: string, coordinators: string) =>
    readDeadlineForm({ private_metadata: JSON.stringify(metadata), state: state(alternates, coordinators) }).values;
  expect(read('23', 'never')).toMatchObject({ alternates: null, coordinators: null });
  expect(read('never', '23')).toMatchObject({ alternates: 'never', coordinators: 23 });
});

test('a time of day is told with its zone, and with the reader’s own where that is another', () => {
  const geneva = { date: '2027-07-07', time: { at: '18:30', timeZone: 'Europe/Zurich' } };
  const reader = { ...(english as (typeof READERS)[number]), timeZone: 'Asia/Ho_Chi_Minh' };
  expect(deadlineMoment(geneva, reader)).toBe('7 Jul 2027, 18:30 Geneva (23:30 your time)');
  expect(deadlineMoment({ ...geneva, time: { ...geneva.time, at: '23:00' } }, reader)).toBe(
    '7 Jul 2027, 23:00 Geneva (8 Jul, 04:00 your time)',
  );
  expect(deadlineMoment(geneva, { ...reader, timeZone: 'Europe/Zurich' })).toBe('7 Jul 2027, 18:30 Geneva');
  expect(deadlineMoment({ ...geneva, time: null }, reader)).toBe('7 Jul 2027');
  expect(zoneAt('Europe/Zurich', new Date('2027-07-07T12:00:00Z'), reader.words)).toBe('Geneva (UTC+2)');
  expect(zoneAt('America/New_York', new Date('2027-01-07T12:00:00Z'), reader.words)).toBe('New York (UTC-5)');
  expect(zoneAt('UTC', new Date('2027-01-07T12:00:00Z'), (vietnamese as typeof reader).words)).toBe(
    'Giờ quốc tế (UTC)',
  );
});
