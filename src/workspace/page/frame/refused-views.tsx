import { useState } from 'react';
import type { Refusal } from '../../control/shown.ts';
import { RefusalCard, RefusedView } from '../conversation/refusal.tsx';
import { useReader } from '../reader.tsx';
import { useRefusals } from '../server/live.ts';

/** The last view of a surface that the app sent this person and Slack would not have shown, until it is put away. */
function useRefusedView(surface: Refusal['surface'], includesEarlier: boolean): [Refusal | null, () => void] {
  const { user } = useReader();
  const refusals = useRefusals();
  const [putAway, setPutAway] = useState<number | null>(null);
  if (!refusals) return [null, () => {}];
  const own = refusals.filter((one) => one.surface === surface && (one.userId ?? user.id) === user.id);
  const last = own.at(-1) ?? null;
  if (putAway === null) setPutAway(includesEarlier ? 0 : (refusals.at(-1)?.id ?? 0));
  const isShown = last !== null && putAway !== null && last.id > putAway;
  return [isShown ? last : null, () => setPutAway(last?.id ?? 0)];
}

/** What would have been a modal. */
export function RefusedModal() {
  const [refusal, putAway] = useRefusedView('modal', false);
  return refusal && <RefusedView refusal={refusal} close={putAway} />;
}

/** What would have been the Home view. */
export function RefusedHome() {
  const [refusal, putAway] = useRefusedView('home', true);
  return refusal && <RefusalCard refusal={refusal} dismiss={putAway} />;
}
