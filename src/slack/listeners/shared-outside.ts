import type { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Deps } from '../deps.ts';

/** What Slack answers where the app may not know of a channel. */
const UNTOLD = ['channel_not_found', 'missing_scope', 'unknown_method'];

/** Whether people of other organisations are in a channel, as far as Slack tells. */
export async function isSharedOutside(
  { log }: Pick<Deps, 'log'>,
  client: WebClient,
  channel: string,
): Promise<boolean> {
  try {
    const { channel: known } = await client.conversations.info({ channel });
    return known?.is_ext_shared ?? false;
  } catch (error) {
    if (!UNTOLD.includes((error as WebAPIPlatformError).data?.error)) throw error;
    log.info({ channel, error: String(error) }, 'Slack does not say who is in a channel');
    return false;
  }
}
