import { formatIn, type Zone } from '../zone.ts';

const shapes = {
  full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  near: { year: undefined, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  hour: { hour: '2-digit', minute: '2-digit' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A moment in a person's zone and manner. */
export function writtenTime(at: Date, zone: Zone, shape: keyof typeof shapes = 'full'): string {
  return formatIn(zone, shapes[shape]).format(at);
}
