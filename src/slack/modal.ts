import type { ModalView } from '@slack/types';
import type { WebAPIPlatformError, WebClient } from '@slack/web-api';

/** How long the real view may take before a loading one is opened in its place: a trigger lives 3 s. */
const PATIENCE = 1_200;

/**
 * Opens a modal with a trigger. When what it shows takes long to read, a loading view is opened at once and replaced.
 * A failure closes nothing: it is thrown to the boundary, which tells the member in that view's place.
 */
export async function openModal(
  client: WebClient,
  triggerId: string,
  view: Promise<ModalView>,
  loading: () => ModalView,
  how: 'open' | 'push' = 'open',
): Promise<void> {
  const method = how === 'open' ? client.views.open : client.views.push;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  const ready = await Promise.race([view, late]).finally(() => clearTimeout(timer));
  if (ready) {
    await method({ trigger_id: triggerId, view: ready });
    return;
  }
  const opened = await method({ trigger_id: triggerId, view: loading() });
  await redrawModal(client, { id: opened.view?.id ?? '' }, await view);
}

/**
 * Puts another view in the place of a modal. `changed`: nothing was drawn, since it is no longer what `hash` stands for;
 * `closed`: the member has closed it meanwhile, which is no fault.
 */
export async function redrawModal(
  client: WebClient,
  { id, hash }: { id: string; hash?: string },
  view: ModalView,
): Promise<'drawn' | 'changed' | 'closed'> {
  try {
    await client.views.update({ view_id: id, ...(hash && { hash }), view });
    return 'drawn';
  } catch (error) {
    const why = (error as WebAPIPlatformError).data?.error;
    if (why === 'hash_conflict') return 'changed';
    if (why === 'not_found') return 'closed';
    throw error;
  }
}
