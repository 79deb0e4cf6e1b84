import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../deps.ts';
import { redrawModal } from '../modal.ts';
import { patiently } from '../patience.ts';

/**
 * Brings the modal from which another was opened up to date with what was done in that one, without making the member wait for
 * it. What they have filled in there stays: its fields keep their ids. `view`: the other one, whose metadata name the first.
 */
export function refreshBelow(
  deps: Deps,
  { id, private_metadata: below }: { id: string; private_metadata: string },
  client: WebClient,
  read: () => Promise<ModalView>,
): void {
  // At the top of the stack the other one took its place.
  if (!below || below === id) return;
  deps.inFlight
    .run(async () => {
      await patiently(async () => redrawModal(client, { id: below }, await read()));
    })
    .catch((error) => deps.log.warn({ error: String(error) }, 'could not bring a modal up to date'));
}
