import { openDirect } from '../conversations.ts';
import type { Core } from '../core.ts';
import { tellApp } from '../events.ts';
import { eventTs } from '../membership.ts';
import type { User } from '../state.ts';
import { viewJson } from '../views.ts';

/** A person opens a tab of the app's Home. */
export function openHome(core: Core, user: User, tab: 'home' | 'messages'): void {
  const { channel } = openDirect(core, [user.id, core.options.app.botUserId]);
  const view = tab === 'home' ? core.state.views[core.state.homes[user.id] ?? ''] : undefined;
  const event = {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    ...(view ? { view: viewJson(core, view) } : {}),
    event_ts: eventTs(core),
  };
  tellApp(core, 'app_home_opened', event, { userId: user.id });
}
