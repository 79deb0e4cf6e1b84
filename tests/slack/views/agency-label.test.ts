import { describe, expect, test } from 'vitest';
import { shortAgency } from '../../../src/slack/views/agency-label.ts';

const inVietnamese = (vi: string, limit = 20) => shortAgency({ code: 'CODE', name: { en: 'Name', vi } }, 'vi', limit);

describe('an agency where a name has no room', () => {
  test('is its code in English', () => {
    expect(shortAgency({ code: 'MOJ', name: { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' } }, 'en', 20)).toBe('MOJ');
  });

  test.each([
    ['Bộ Tư pháp', 'Bộ Tư pháp'],
    ['Thành phố Đà Nẵng', 'Thành phố Đà Nẵng'],
    ['Bộ Giáo dục và Đào tạo', 'Bộ GD&ĐT'],
    ['Bộ Dân tộc và Tôn giáo', 'Bộ DT&TG'],
    ['Bộ Văn hóa, Thể thao và Du lịch', 'Bộ VHTT&DL'],
    ['Bộ Nông nghiệp và Môi trường', 'Bộ NN&MT'],
    ['Tòa án nhân dân tối cao', 'TAND tối cao'],
    ['Toà án nhân dân tối cao', 'TAND tối cao'],
    ['Viện kiểm sát nhân dân tối cao', 'VKSND tối cao'],
    ['Ủy ban nhân dân Thành phố Hồ Chí Minh', 'UBND TP. Hồ Chí Minh'],
    ['Trung ương Hội Liên hiệp Phụ nữ Việt Nam', 'TW Hội LHPN Việt Nam'],
  ])('is in Vietnamese what it is usually called: %s', (name, short) => {
    expect(inVietnamese(name)).toBe(short);
    expect(inVietnamese(name.normalize('NFD'))).toBe(short);
  });

  test('is cut where nothing shortens it, and is its code where it has no Vietnamese name', () => {
    expect(inVietnamese('Cơ quan không có cách viết tắt nào')).toMatch(/^Cơ quan không có.*…$/);
    expect(inVietnamese('Cơ quan không có cách viết tắt nào').length).toBeLessThanOrEqual(20);
    expect(shortAgency({ code: 'NEW', name: { en: 'A new agency', vi: null } }, 'vi', 20)).toBe('NEW');
  });
});
