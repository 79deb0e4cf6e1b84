import { BadRequest } from './request.ts';

const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function durationMs(text: string): number {
  const match = duration.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) {
    throw new BadRequest(`"${text}" is not a duration: write seconds, or such as PT24H, P7D, P1DT2H30M.`);
  }
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const inDays = (weeks ?? 0) * 7 + (days ?? 0);
  return (((inDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

/** The time that a request to the clock means. */
export function moment(wanted: { now: string } | { advance: string | number }, from: Date): Date {
  if ('now' in wanted) {
    const to = new Date(wanted.now);
    if (Number.isNaN(to.getTime()))
      throw new BadRequest(`"${wanted.now}" is not a time: write such as 2027-06-01T09:00:00+07:00.`);
    return to;
  }
  const ms = typeof wanted.advance === 'number' ? wanted.advance * 1000 : durationMs(wanted.advance);
  return new Date(from.getTime() + ms);
}
