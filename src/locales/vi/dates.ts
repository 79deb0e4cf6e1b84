import { weekdayOf } from '../../domain/day.ts';
import type { Catalogue } from '../catalogue.ts';
import { dateFormat } from '../date-format.ts';

/** As they stand within a sentence, from Monday on. */
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'chủ nhật'];

export const dates: Catalogue['dates'] = {
  day: (day) => format(day, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  longDay: (day) =>
    `${WEEKDAYS[weekdayOf(day) - 1]}, ngày ${format(day, { day: '2-digit', month: '2-digit', year: 'numeric' })}`,
  shortDay: (day) => format(day, { day: '2-digit', month: '2-digit' }),
  time: (instant, timeZone) =>
    dateFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(instant),
  distance: (days) => {
    if (days === 0) return 'hôm nay';
    if (days === 1) return 'ngày mai';
    if (days === -1) return 'hôm qua';
    const span = Math.abs(days) < 60 ? `${Math.abs(days)} ngày` : `${Math.round(Math.abs(days) / 30.44)} tháng`;
    return days > 0 ? `còn ${span}` : `${span} trước`;
  },
  days: (count) => `${count} ngày`,
};

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  // Vietnamese official documents write 07/07/2027.
  return dateFormat('vi-VN', { ...options, timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replaceAll('-', '/');
}
