import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { registerHome } from './home.ts';
import { registerLookup } from './lookup.ts';
import { registerProfile } from './profile.ts';
import { registerSettings } from './settings.ts';
import { registerUpdate } from './update.ts';
import { registerVerify } from './verify.ts';

/** Everything that a member can do, listed once. */
export function registerListeners(app: App, deps: Deps): void {
  registerLookup(app, deps);
  registerUpdate(app, deps);
  registerVerify(app, deps);
  registerHome(app, deps);
  registerSettings(app, deps);
  registerProfile(app, deps);
}
