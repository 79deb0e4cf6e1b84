import type { Moment } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { useMoments } from '../server/live.ts';
import { useWorkspaceNow } from './workspace-clock.ts';

/** The planned moments that are still to come, soonest first, and the next one for the person: theirs, else anybody's. */
export function useComing(): { moments: Moment[]; next: Moment | undefined } {
  const { user, zone } = useReader();
  const now = useWorkspaceNow();
  const moments = (useMoments(zone.locale) ?? []).filter((one) => new Date(one.at) > now);
  return { moments, next: moments.find((one) => one.userIds?.includes(user.id)) ?? moments[0] };
}

const FEW = 3;

/** The soonest of the planned moments, and the person's own first one, however late it comes. */
export function soonest(moments: Moment[], userId: string): Moment[] {
  const own = moments.find((one) => one.userIds?.includes(userId));
  return moments.filter((one, at) => at < FEW || one === own);
}
