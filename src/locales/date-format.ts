const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a locale with these options. Making one takes as long as a hundred uses of it: each is made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeZone} ${options.weekday} ${options.day} ${options.month} ${options.year} ${options.hour}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}
