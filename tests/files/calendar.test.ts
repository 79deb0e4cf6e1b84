import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEntry, calendarFile } from '../../src/files/calendar.ts';

const NOW = new Date('2026-11-18T03:00:00Z');

function entry(more: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    id: '7d1f0c52-3c8e-4d0f-9d86-1f6f0a000001',
    version: 3,
    title: 'Dialogue session',
    description: 'Covers all recommendations.',
    category: 'Dialogue session',
    date: '2027-07-07',
    end: null,
    ...more,
  };
}

/** The lines as a calendar reads them: unfolded. */
function linesOf(text: string): string[] {
  return text.replace(/\r\n[ \t]/g, '').split('\r\n');
}

/** The values of a property of text, as a calendar reads them. */
function textsOf(text: string, name: string): string[] {
  return linesOf(text)
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign)));
}

describe('a calendar file', () => {
  test('has a whole day for a date, with an alarm in the morning a week before', () => {
    const lines = linesOf(calendarFile('Deadlines', [entry()], NOW));
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Rapporteur//Deadlines//EN',
        'X-WR-CALNAME:Deadlines',
        'UID:deadline-7d1f0c52-3c8e-4d0f-9d86-1f6f0a000001@rapporteur.invalid',
        'SEQUENCE:3',
        'DTSTAMP:20261118T030000Z',
        'DTSTART;VALUE=DATE:20270707',
        'SUMMARY:Dialogue session',
        'CATEGORIES:Dialogue session',
        'TRIGGER:-P6DT15H',
      ]),
    );
    expect(lines.filter((line) => /^DTEND/.test(line))).toEqual([]);
  });

  test('has an instant for a date with a time of day, with an alarm a week before it', () => {
    const lines = linesOf(calendarFile('Deadlines', [entry({ end: new Date('2027-07-07T15:00:00Z') })], NOW));
    expect(lines).toEqual(expect.arrayContaining(['DTSTART:20270707T150000Z', 'TRIGGER:-P7D']));
  });

  test('keeps Vietnamese, commas, semicolons, backslashes and line ends', () => {
    const title = 'Phiên đối thoại với Ủy ban Nhân quyền; Giơ-ne-vơ, 7–8 tháng 7 \\ lần 4';
    const description = 'Phạm vi: tất cả khuyến nghị.\nĐã có báo cáo: 31/42.';
    const text = calendarFile('Thời hạn, nhóm mẫu', [entry({ title, description })], NOW);
    expect(textsOf(text, 'SUMMARY')).toEqual([title]);
    expect(textsOf(text, 'DESCRIPTION')).toContain(description);
    expect(textsOf(text, 'X-WR-CALNAME')).toEqual(['Thời hạn, nhóm mẫu']);
  });

  test('of no deadlines is a calendar all the same', () => {
    expect(
      linesOf(calendarFile('Deadlines', [], NOW))
        .filter(Boolean)
        .at(-1),
    ).toBe('END:VCALENDAR');
  });

  test('ends every line with CR LF, holds no line of more than 75 octets, and gives back what it was given', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(words, words, (title, description) => {
        const text = calendarFile(title, [entry({ title, description })], NOW);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        }
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those are left out.
        const kept = title.replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, '');
        expect(textsOf(text, 'SUMMARY')).toEqual([kept]);
      }),
    );
  });
});
