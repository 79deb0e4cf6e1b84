import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';

export function registerSettings(_app: App, _deps: Deps): void {}
