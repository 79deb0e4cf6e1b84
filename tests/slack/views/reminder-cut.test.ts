import { expect, test } from 'vitest';
import { catalogueOf } from '../../../src/locales/catalogue.ts';
import { reminderMessage } from '../../../src/slack/views/reminder.ts';
import type { ReminderPart } from '../../../src/slack/views/reminder-part.ts';

const reader = { words: catalogueOf('en'), today: '2026-11-18', timeZone: 'Asia/Ho_Chi_Minh' };
const to = { outboxId: 'o', memberId: 'm', agencies: [], snoozes: [] };

function part(n: number): ReminderPart {
  const text = { en: 'x'.repeat(300), vi: null };
  return {
    deadline: {
      id: `d${n}`,
      kind: 'follow_up_report',
      title: { en: `Report ${n}`, vi: null },
      coverage: '',
      countsFrom: '2026-01-01',
      doneBy: { kind: 'update' },
    },
    date: '2026-12-03',
    endsAt: null,
    state: 'ahead',
    isMoved: false,
    movedFrom: null,
    why: null,
    lines: [{ recommendationId: `r${n}`, reference: `1.${n}`, text, lastUpdateAt: null, done: null, elsewhere: null }],
    ticks: [],
    overview: null,
    snoozedUntil: null,
  };
}

test('a reminder of more deadlines than fit says where the rest is', () => {
  const said = (count: number) =>
    JSON.stringify(
      reminderMessage(
        Array.from({ length: count }, (_, n) => part(n)),
        to,
        reader,
      ),
    );
  expect(said(3)).not.toContain('There is more than fits here');
  expect(said(40)).toContain('There is more than fits here; all of it: `/rec list mine`');
  const { blocks } = reminderMessage(
    Array.from({ length: 60 }, (_, n) => part(n)),
    to,
    reader,
  );
  expect(blocks.length).toBeLessThanOrEqual(50);
});

test('a reminder of which all has gone to other agencies thanks nobody', () => {
  expect(reminderMessage([], to, reader).text).toBe('Nothing is left here for you to do.');
});
