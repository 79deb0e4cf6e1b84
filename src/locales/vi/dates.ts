import { weekdayOf } from '../../domain/day.ts';
import type { Catalogue } from '../catalogue.ts';
import { dayWriter, timeFormat } from '../date-format.ts';

/** As they stand within a sentence, from Monday on. */
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'chủ nhật'];

// Vietnamese official documents write 07/07/2027, where the locale has 07-07-2027.
const whole = dayWriter('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' });
const short = dayWriter('vi-VN', { day: '2-digit', month: '2-digit' });

export const dates: Catalogue['dates'] = {
  day: (day) => slashed(whole(day)),
  longDay: (day) => `${WEEKDAYS[weekdayOf(day) - 1]}, ngày ${slashed(whole(day))}`,
  shortDay: (day) => slashed(short(day)),
  time: (instant, timeZone) => timeFormat('vi-VN', timeZone).format(instant),
  distance: (days) => {
    if (days === 0) return 'hôm nay';
    if (days === 1) return 'ngày mai';
    if (days === -1) return 'hôm qua';
    const span = Math.abs(days) < 60 ? `${Math.abs(days)} ngày` : `${Math.round(Math.abs(days) / 30.44)} tháng`;
    return days > 0 ? `còn ${span}` : `${span} trước`;
  },
  days: (count) => `${count} ngày`,
};

function slashed(day: string): string {
  return day.replaceAll('-', '/');
}
