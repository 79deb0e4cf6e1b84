/** In whose zone and manner moments are written. */
export interface Zone {
  tz: string;
  locale: string;
}

/**
 * The locale of dates: the reader's own when it is in the page's language, so that en-US and en-GB keep their manners, and otherwise one
 * of the page's language, so that no sentence mixes two.
 */
export function dateLocale(readerLocale: string, pageLanguage: 'en' | 'vi'): string {
  const [language] = readerLocale.split(/[-_]/);
  if (language === pageLanguage && /^[a-z]{2}-[A-Z]{2}$/.test(readerLocale)) return readerLocale;
  return pageLanguage === 'vi' ? 'vi-VN' : 'en-GB';
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Zone and locale are whatever the workspace was given: what this browser does not know must not cost the reader the date. */
function make({ tz, locale }: Zone, given: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // 22/11/2026, as Vietnamese offices write it, not 22 thg 11, 2026.
  const isVietnamese = locale.startsWith('vi') && given.month === 'short';
  const options: Intl.DateTimeFormatOptions = isVietnamese
    ? { year: 'numeric', ...given, month: '2-digit', day: '2-digit' }
    : given;
  for (const [language, timeZone] of [
    [locale.replace('_', '-'), tz],
    ['en-GB', tz],
    [locale.replace('_', '-'), 'UTC'],
  ] as const) {
    try {
      return new Intl.DateTimeFormat(language, { calendar: 'gregory', timeZone, ...options });
    } catch {}
  }
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
}

/** Kept, since making one takes longer than using it a thousand times. */
export function formatIn(zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone.locale} ${zone.tz} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = make(zone, options);
    formats.set(key, made);
  }
  return made;
}
