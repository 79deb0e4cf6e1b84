/** A time of the day is `HH:mm`, as Slack has it. */
const pad = (number: number) => String(number).padStart(2, '0');

/** The times that Slack's list offers: every half hour. */
export const halfHours: string[] = Array.from(
  { length: 48 },
  (_, at) => `${pad(Math.floor(at / 2))}:${pad((at % 2) * 30)}`,
);

const PATTERN =
  /^(\d{1,2})(?:\s*(?:[:.h]|giờ|gio)\s*(\d{1,2})?\s*(?:phút|phut|p|m)?)?\s*([ap]\.?m?\.?|sa|ch|sáng|chiều)?$/i;
const DIGITS = /^(\d{1,2})(\d{2})\s*([ap]\.?m?\.?|sa|ch|sáng|chiều)?$/i;

function hourOf(hour: number, half: string): number | null {
  if (half === '') return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  const isAfternoon = /^(p|ch)/i.test(half);
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

/** What people type for a time: 9, 9:30, 930, 9.30 pm, 14h30, 2:30 CH. Null when it is none. */
export function parseTime(typed: string): string | null {
  const text = typed.normalize('NFC').trim();
  const found = DIGITS.exec(text) ?? PATTERN.exec(text);
  if (!found) return null;
  const hour = hourOf(Number(found[1]), found[3] ?? '');
  const minute = Number(found[2] ?? 0);
  return hour === null || minute > 59 ? null : `${pad(hour)}:${pad(minute)}`;
}

/** A time in the manner of a locale. */
export function writtenHour(time: string, locale: string): string {
  const [hour, minute] = time.split(':').map(Number);
  const at = new Date(Date.UTC(2000, 0, 1, hour, minute));
  const options = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  try {
    return at.toLocaleTimeString(locale.replace('_', '-'), options);
  } catch {
    return at.toLocaleTimeString('en-GB', options);
  }
}
