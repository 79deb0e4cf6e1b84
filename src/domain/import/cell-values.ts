import { Temporal } from 'temporal-polyfill';
import { type Day, isDay } from '../day.ts';
import { fold } from '../fold.ts';
import type { Position } from '../recommendation.ts';
import { cellText } from './cell-text.ts';

// As UHRI, UPR Info, UPR reports and Vietnamese tables word it, folded (domain/fold.ts).
const POSITION_WORDS: Record<string, Position> = {
  supported: 'supported',
  accepted: 'supported',
  support: 'supported',
  'enjoys the support': 'supported',
  'chap thuan': 'supported',
  'chap nhan': 'supported',
  noted: 'noted',
  'not supported': 'noted',
  'not accepted': 'noted',
  rejected: 'noted',
  'ghi nhan': 'noted',
  'khong chap thuan': 'noted',
  'supported/noted': 'supported_in_part',
  'noted/supported': 'supported_in_part',
  'accepted/noted': 'supported_in_part',
  'supported in part': 'supported_in_part',
  'partially supported': 'supported_in_part',
  'partially accepted': 'supported_in_part',
  'accepted in part': 'supported_in_part',
  'chap thuan mot phan': 'supported_in_part',
  pending: 'pending',
  'no response': 'pending',
  'in preparation': 'pending',
  'under consideration': 'pending',
  'chua tra loi': 'pending',
};

/** What a State's answer is called in a file; null for a word that is not known. */
export function positionOf(text: string): Position | null {
  const words = fold(text)
    .replace(/^- ?/, '')
    .replace(/\s*\/\s*/g, '/')
    .replaceAll('_', ' ');
  return POSITION_WORDS[words] ?? null;
}

/** The goal that "16 - PEACE, …", "SDG 16", "16.3" or 16 names; null when it is none of the seventeen. */
export function sdgOf(text: string): number | null {
  const number = Number(/^(?:sdgs?|goal|mdtptbv|muc tieu)?\s*(\d{1,3})(?!\d)/.exec(fold(text))?.[1] ?? 0);
  return number >= 1 && number <= 17 ? number : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day of a date cell, an Excel serial (days since 1899-12-30) or a date as text: 2014-04-02, 2/4/2014 (the day first, as the
 * United Nations and Viet Nam write it), 2 April 2014, April 2, 2014; a year alone is its first day. Null for anything else.
 */
export function dayOfCell(value: string | number | boolean | Date | null): Day | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : plausible(value.toISOString().slice(0, 10));
  const text = cellText(value);
  if (/^\d+(?:\.\d+)?$/.test(text)) return dayOfNumber(Number(text));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ])/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:$|[T ])/.exec(text);
  if (numbers) return day(numbers[3], numbers[2], numbers[1]) ?? day(numbers[3], numbers[1], numbers[2]);
  const vietnamese = /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$/.exec(fold(text));
  if (vietnamese) return day(vietnamese[3], vietnamese[2], vietnamese[1]);
  const named = /^(?:(\d{1,2})[ -])?([a-z]{3})[a-z]*\.?[ -](?:(\d{1,2}),? )?(\d{4})$/.exec(fold(text));
  if (!named) return null;
  return day(named[4], String(MONTHS.indexOf(named[2] ?? '') + 1), named[1] ?? named[3] ?? '1');
}

function dayOfNumber(number: number): Day | null {
  if (number >= 1945 && number <= 2100) return `${Math.floor(number)}-01-01`;
  if (number < 1 || number > 100_000) return null;
  return plausible(
    Temporal.PlainDate.from('1899-12-30')
      .add({ days: Math.floor(number) })
      .toString(),
  );
}

function day(year = '', month = '', date = ''): Day | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(text) ? plausible(text) : null;
}

/** No document of the United Nations is older than it is. */
function plausible(text: Day): Day | null {
  const year = Number(text.slice(0, 4));
  return year >= 1945 && year <= 2100 ? text : null;
}
