import { expect, test } from 'vitest';
import { needRow } from '../../../src/slack/views/overview.ts';
import type { Reader } from '../../../src/slack/views/reader.ts';
import { monsterDeadline, plainOne, READERS } from './monsters.ts';

const [english, vietnamese] = READERS as [Reader, Reader];
const deadline = { ...monsterDeadline('oneWord'), title: { en: 'Dialogue session', vi: 'Phiên đối thoại' } };
const need = { recommendation: plainOne(), reason: { kind: 'deadline', deadline, days: 14 } } as const;

test('what needs a member says where their agency only supports', () => {
  const row = (reader: Reader, agencyIds: string[]) => JSON.stringify(needRow(need, reader, { agencyIds }));
  expect(row(english, ['mps'])).toContain('no update yet for Dialogue session, in 14 days · you support');
  expect(row(vietnamese, ['mps'])).toContain('chưa có báo cáo phục vụ “Phiên đối thoại”, còn 14 ngày · phối hợp');
  expect(row(english, ['moj', 'mps'])).not.toContain('you support');
});

test('what needs a member tells of the draft they kept', () => {
  const draftSavedAt = new Date('2026-11-18T00:09:00Z');
  expect(JSON.stringify(needRow(need, english, { agencyIds: ['moj'], draftSavedAt }))).toContain(
    'Your draft of 07:09 is kept; Update opens it.',
  );
});
