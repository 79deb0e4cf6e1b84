import { describe, expect, test } from 'vitest';
import { ACTION } from '../../../src/slack/action-ids.ts';
import { notMineForm } from '../../../src/slack/views/not-mine-form.ts';
import {
  assignedMessage,
  type HandedBack,
  MOST_HANDED_BACK,
  reassignDecisions,
  reassignRequest,
  reassignRows,
} from '../../../src/slack/views/reassign-request.ts';
import { wordsOf } from '../../jobs/support.ts';
import { expectMessage, expectView } from '../../support/block-limits.ts';
import { long, monster, monsterAgency, NASTIES, NOW, READERS } from './monsters.ts';

const idOf = (n: number) => `7d1f0c52-3c8e-4d0f-9d86-${String(n).padStart(12, '0')}`;
const [ENGLISH, VIETNAMESE] = READERS as [(typeof READERS)[0], (typeof READERS)[0]];
const MOET = { name: { en: 'Ministry of Education and Training', vi: 'Bộ Giáo dục và Đào tạo' } };
const MOH = { name: { en: 'Ministry of Health', vi: 'Bộ Y tế' } };

function handedBack(n: number, more: Partial<HandedBack> = {}): HandedBack {
  const text = { en: 'Go on reducing inequality', vi: 'Tiếp tục giảm bất bình đẳng' };
  return {
    id: idOf(n),
    recommendation: { id: idOf(100 + n), reference: `143.${n}`, text, reviewCode: 'upr-2014' },
    agency: MOET,
    askedBy: { name: 'Hoa' },
    reason: 'Health runs these schools.',
    askedAt: NOW,
    decided: null,
    ...more,
  };
}
const given: HandedBack['decided'] = { kind: 'reassigned', to: MOH, by: { name: 'Lê' }, at: NOW };
const kept: HandedBack['decided'] = { kind: 'kept', to: null, by: { name: 'Lê' }, at: NOW };

describe('what was handed back', () => {
  test('asks a coordinator, with who, why and the choice; what is decided says by whom', () => {
    const message = reassignRequest([handedBack(1), handedBack(2, { decided: given })], ENGLISH);
    expect(message.text).toBe('Hoa hands back 1 recommendation as not theirs');
    expect(wordsOf(message)).toEqual([
      '*Hoa hands back 1 recommendation as not theirs*\n>Health runs these schools.',
      'Hoa, Ministry of Education and Training · 18 Nov, 10:00',
      '*143.1*  Go on reducing inequality\n_upr-2014 · with the Ministry of Education and Training until you decide_',
      'Reassign',
      'Keep',
      '*143.2*  Given to the Ministry of Health by Lê at 10:00',
    ]);
    expectMessage(message);
  });

  test('says the same in Vietnamese, and when all is decided', () => {
    const message = reassignRequest([handedBack(1, { decided: kept })], VIETNAMESE);
    expect(wordsOf(message)).toEqual([
      '*Đã quyết định về 1 khuyến nghị do Hoa gửi trả*\n>Health runs these schools.',
      expect.stringMatching(/^Hoa, Bộ Giáo dục và Đào tạo · .*18\/11/),
      '*143.1*  Giữ nguyên tại Bộ Giáo dục và Đào tạo, Lê quyết định lúc 10:00',
    ]);
    expect(JSON.stringify(message)).not.toContain('action_id');
  });

  test('is told to who asked, and to who has it now', () => {
    const both = [handedBack(1, { decided: given }), handedBack(2, { decided: kept })];
    expect(wordsOf(reassignDecisions(both, ENGLISH))).toEqual([
      '*The coordinating office has decided on 2 recommendations that you handed back*',
      '*143.1* is now with the Ministry of Health\n_Lê · 18 Nov, 10:00_',
      '[Open]',
      '*143.2* stays with the Ministry of Education and Training\n_Lê · 18 Nov, 10:00_',
      '[Open]',
    ]);
    expect(wordsOf(assignedMessage([handedBack(1, { decided: given })], ENGLISH))).toEqual([
      '*1 recommendation is now with your agency*',
      '*143.1*  Go on reducing inequality\n_from the Ministry of Education and Training · Lê · 18 Nov, 10:00_',
      '[Open]',
      'you will be reminded of them when a deadline comes near',
    ]);
  });

  test.each(NASTIES)('keeps within the limits, whatever the records hold: %s', (kind) => {
    for (const reader of READERS) {
      const many = Array.from({ length: 30 }, (_, n) => {
        const { reference, text } = monster(kind);
        const by = { name: long(kind, 300) };
        return handedBack(n, {
          recommendation: { id: idOf(n), reference, text, reviewCode: long(kind, 60) },
          agency: monsterAgency(kind, n),
          askedBy: by,
          reason: long(kind, 1000),
          decided: n % 4 ? null : { kind: n % 8 ? 'kept' : 'reassigned', to: monsterAgency(kind, 1), by, at: NOW },
        });
      });
      expectMessage(reassignRequest(many.slice(0, MOST_HANDED_BACK), reader));
      expectMessage(reassignDecisions(many, reader));
      expectMessage(assignedMessage(many, reader));
      expectView({ type: 'home', blocks: reassignRows(many.slice(0, 10), reader) });
    }
  });
});

describe('the form that hands back', () => {
  const offered = (count: number) => Array.from({ length: count }, (_, n) => monster('markup', { id: idOf(n) }));
  const elementOf = (count: number) => (notMineForm(offered(count), ENGLISH).blocks[1] as any).element;

  test('has the only one chosen, boxes for ten, and a list for more', () => {
    expect(elementOf(1)).toMatchObject({ type: 'checkboxes', initial_options: [{ value: idOf(0) }] });
    expect(elementOf(2).initial_options).toBeUndefined();
    expect(elementOf(10)).toMatchObject({ type: 'checkboxes' });
    expect(elementOf(11)).toMatchObject({ type: 'multi_static_select', max_selected_items: MOST_HANDED_BACK });
    expect(JSON.stringify(elementOf(11))).not.toContain(ACTION.update);
  });

  test.each([1, 10, 130])('keeps within the limits with %i', (count) => {
    for (const reader of READERS) expectView(notMineForm(offered(count), reader));
  });
});
