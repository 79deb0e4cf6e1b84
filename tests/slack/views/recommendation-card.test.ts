import { describe, expect, test } from 'vitest';
import type { Reader } from '../../../src/slack/views/reader.ts';
import { recommendationCard, sharedCard } from '../../../src/slack/views/recommendation-card.ts';
import { monsterDeadline, monsterUpdate, plainOne, READERS } from './monsters.ts';

const [english, vietnamese] = READERS as [Reader, Reader];
const nothingYet = { latest: null, updates: 0, deadline: null };
const options = { mayUpdate: true };
const shown = (message: { blocks: unknown[] }) => JSON.stringify(message.blocks);

describe('a card', () => {
  test('says the point first: reference, status, lateness, report', () => {
    const late = plainOne({ dueDate: '2026-10-08', lastUpdateVerified: true });
    expect(recommendationCard({ recommendation: late, ...nothingYet }, english, options).text).toBe(
      '143.5 · In progress · overdue by 41 days · reported 3 Nov, verified. Consider ratifying the Second Optional Protocol',
    );
    const fresh = plainOne({ lastUpdateAt: null, status: 'not_started' });
    expect(recommendationCard({ recommendation: fresh, ...nothingYet }, vietnamese, options).text).toMatch(
      /^143\.5 · Chưa thực hiện · chưa có báo cáo\. Cân nhắc/,
    );
  });

  test('names the deadline on its due day, with its distance', () => {
    const deadline = { ...monsterDeadline('oneWord'), title: { en: 'Dialogue session', vi: 'Phiên đối thoại' } };
    const card = { recommendation: plainOne(), latest: null, updates: 0, deadline };
    expect(shown(recommendationCard(card, english, options))).toContain('7 Jul 2027 (Dialogue session, in 8 months)');
    expect(shown(recommendationCard(card, vietnamese, options))).toContain('07/07/2027 (Phiên đối thoại, còn 8 tháng)');
  });

  test('tells a Vietnamese reader when there is no Vietnamese text', () => {
    const recommendation = plainOne({ text: { en: 'Only English', vi: null } });
    const card = recommendationCard({ recommendation, ...nothingYet }, vietnamese, options);
    expect(shown(card)).toContain('Only English');
    expect(shown(card)).toContain('Chưa có bản tiếng Việt');
    expect(shown(recommendationCard({ recommendation, ...nothingYet }, english, options))).not.toContain('stored');
  });

  test('offers only what leads somewhere: no history without updates, no update without the right', () => {
    const card = shown(
      recommendationCard({ recommendation: plainOne(), ...nothingYet }, english, { mayUpdate: false }),
    );
    expect(card).toContain('share_card');
    expect(card).not.toMatch(/update_recommendation|show_history|show_full_text/);
    const updated = { ...nothingYet, latest: monsterUpdate('oneWord'), updates: 2 };
    expect(shown(recommendationCard({ recommendation: plainOne(), ...updated }, english, options))).toMatch(
      /"style":"primary".*show_history/,
    );
  });

  test('lets who may verify check the latest update, once, and says by whom it was checked', () => {
    const shownTo = (mayVerify: boolean, parts: Parameters<typeof monsterUpdate>[1]) => {
      const card = { ...nothingYet, recommendation: plainOne(), updates: 1, latest: monsterUpdate('oneWord', parts) };
      return shown(recommendationCard(card, english, { mayUpdate: true, mayVerify }));
    };
    const unverified = { verifiedAt: null, verifiedBy: null };
    expect(shownTo(true, unverified)).toContain('verify_update');
    expect(shownTo(false, unverified)).not.toContain('verify_update');
    const verified = shownTo(true, { verifiedBy: 'Lê Sao Hôm' });
    expect(verified).not.toContain('verify_update');
    expect(verified).toContain('verified by Lê Sao Hôm, 4 Nov');
  });

  test('in a channel names days and not how far they are, which would soon be wrong', () => {
    const deadline = { ...monsterDeadline('oneWord'), title: { en: 'Dialogue session', vi: 'Phiên đối thoại' } };
    const message = (dueDate: string) => {
      const card = { recommendation: plainOne({ dueDate }), latest: null, updates: 0, deadline };
      return shown(sharedCard(card, { ...english, isShared: true }, 'U0MOJ01'));
    };
    expect(message('2027-07-07')).toContain('7 Jul 2027 (Dialogue session)');
    expect(message('2026-10-08')).not.toMatch(/ago|overdue by/);
  });

  test('says that a draft is kept, and names last what is in English only', () => {
    const card = { recommendation: plainOne({ recommendingStates: ['Djibouti', 'Chad'] }), ...nothingYet };
    const draftSavedAt = new Date('2026-11-18T00:09:00Z');
    const text = shown(recommendationCard(card, vietnamese, { ...options, draftSavedAt }));
    expect(text).toContain('Bản nháp lúc 07:09 của anh/chị đang được giữ; bấm Báo cáo tiến độ để mở lại.');
    expect(text).toContain('SDG 16 · Djibouti; Chad · Death penalty; International instruments"');
    const older = { ...options, draftSavedAt: new Date('2026-11-17T00:09:00Z') };
    expect(shown(recommendationCard(card, english, older))).toContain('Your draft of 17 Nov, 07:09 is kept');
  });

  test('in a channel leaves instants to each reader’s own zone, and pings nobody but who shared it', () => {
    const card = { recommendation: plainOne(), latest: monsterUpdate('markup'), updates: 1, deadline: null };
    const message = sharedCard(card, { ...english, isShared: true }, 'U0MOJ01');
    expect(shown(message)).toContain('<!date^1793671200^{date_short}|3 Nov 2026>');
    expect(shown(message).match(/<[@!#](?!date)[^>]*>/g)).toEqual(['<@U0MOJ01>']);
  });
});
