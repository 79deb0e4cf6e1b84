/** What the workspace's own record says of a run. */
export interface Counts {
  /** The people who were to be reminded */
  planned: number;
  /** The reminders that stand in Slack */
  posted: number;
  /** Reminders beyond the first that somebody got */
  duplicated: number;
  /** People who got none */
  lost: number;
  /** Processes that were ended while they worked */
  kills: number;
}

/** Compares who was to get a reminder with the messages that people have: one each is right. */
export function countDeliveries(
  planned: readonly string[],
  messages: readonly { userId: string }[],
): Omit<Counts, 'kills'> {
  const got = new Map<string, number>();
  for (const { userId } of messages) got.set(userId, (got.get(userId) ?? 0) + 1);
  let duplicated = 0;
  for (const count of got.values()) duplicated += count - 1;
  const lost = planned.filter((userId) => !got.has(userId)).length;
  return { planned: planned.length, posted: messages.length, duplicated, lost };
}

/** Whether a run shows what it is to show. */
export function isProof(counts: Counts, kills: number): boolean {
  const { planned, posted, duplicated, lost } = counts;
  return planned > 0 && duplicated === 0 && lost === 0 && posted === planned && counts.kills >= kills;
}
