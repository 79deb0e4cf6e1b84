/** A time in which somebody does not want to be disturbed. */
export interface QuietSpan {
  from: Date;
  to: Date;
}

/** Before the end of their hours: the last at which a message can still be of use on the day. */
const LAST_CHANCE_MS = 30 * 60_000;

/**
 * Until when a message to somebody is put off because they do not want to be disturbed now; null: it is sent. It waits for
 * the end of that time, and not beyond the last half hour in which they are reminded (`until`): a message that waits longer
 * would be lost for the day, while Slack holds its sound back by itself. So nothing is ever lost to do-not-disturb.
 */
export function putOffUntil(quiet: QuietSpan | undefined, until: Date, now: Date): Date | null {
  if (!quiet || now < quiet.from || now >= quiet.to) return null;
  const lastChance = new Date(until.getTime() - LAST_CHANCE_MS);
  if (now >= lastChance) return null;
  return quiet.to < lastChance ? quiet.to : lastChance;
}
