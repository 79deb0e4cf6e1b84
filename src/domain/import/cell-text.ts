import { decodeHTMLStrict } from 'entities';

/** A cell's text: HTML entities decoded, composed (NFC), spaces single, blank lines and what cannot be seen left out. */
export function cellText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return String(value);
  // Most cells are plain: there is nothing to do to them, and files have hundreds of thousands.
  if (/^(?:[!-%'-~]+ )*[!-%'-~]+$/.test(value)) return value;
  return (
    decodeEntities(value)
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL and Slack take none of them.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim()
  );
}

/** The values of a list cell: one a line with "- " before each, or else separated by semicolons. No value twice. */
export function cellList(value: Parameters<typeof cellText>[0]): string[] {
  const lines = cellText(value).split('\n');
  const dashed = lines.some((line) => /^[-–•]/.test(line));
  const values: string[] = [];
  for (const line of dashed ? lines : lines.flatMap((text) => text.split(';'))) {
    const last = values.length - 1;
    // A value that is too long for its line goes on in the next, which then has no dash.
    if (dashed && last >= 0 && !/^[-–•]/.test(line)) values[last] = `${values[last]} ${line}`;
    else values.push(line.replace(/^[-–•]\s*/, '').trim());
  }
  return [...new Set(values.filter((text) => text !== ''))];
}

/** Exports encode some texts twice, which leaves "&amp;nbsp;". */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = decodeHTMLStrict(text);
  return /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(once) ? decodeHTMLStrict(once) : once;
}
