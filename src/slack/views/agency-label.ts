import { inLanguage, type Language, type LocalizedText } from '../../domain/language.ts';
import { plain } from './record-text.ts';

/** As Vietnamese offices are written for short. */
const USUAL: [RegExp, string][] = [
  [/Viện kiểm sát nhân dân/giu, 'VKSND'],
  [/T(òa|oà) án nhân dân/giu, 'TAND'],
  [/(Ủy|Uỷ) ban nhân dân/giu, 'UBND'],
  [/(Ủy|Uỷ) ban/giu, 'UB'],
  [/Hội đồng nhân dân/giu, 'HĐND'],
  [/Mặt trận Tổ quốc/giu, 'MTTQ'],
  [/Ngân hàng Nhà nước/giu, 'NHNN'],
  [/Tổng liên đoàn Lao động/giu, 'TLĐLĐ'],
  [/Liên hiệp Phụ nữ/giu, 'LHPN'],
  [/Trung ương/giu, 'TW'],
  [/Văn phòng/giu, 'VP'],
  [/Thành phố/giu, 'TP.'],
];

/**
 * What an agency is called where a name has no room, on the axis of a chart: its code in English; in Vietnamese, in which
 * nobody knows the English codes, its name, shortened the usual way where it is too long.
 */
export function shortAgency(
  { code, name }: { code: string; name: LocalizedText | null },
  language: Language,
  limit: number,
): string {
  if (language !== 'vi' || !name?.vi) return plain(code, limit);
  const whole = inLanguage(name, language).normalize('NFC').replace(/\s+/g, ' ').trim();
  const usual = USUAL.reduce((text, [long, short]) => text.replace(long, short), whole);
  return plain([whole, usual, withInitials(usual)].find((text) => text.length <= limit) ?? withInitials(usual), limit);
}

/** "Bộ Văn hóa, Thể thao và Du lịch" → "Bộ VHTT&DL". */
function withInitials(name: string): string {
  const [, kind, field] = /^(\p{L}+) (.+)$/u.exec(name) ?? [];
  if (!kind || !field || !/, | và /u.test(field)) return name;
  const parts = field.split(' và ').map((part) => part.match(/(?<!\p{L})\p{L}/gu)?.join('') ?? '');
  return `${kind} ${parts.join('&').toLocaleUpperCase('vi')}`;
}
