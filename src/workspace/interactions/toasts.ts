import type { Core } from '../core.ts';

export const troubleConnecting = 'We had some trouble connecting. Try again?';

/** Words that Slack itself shows to one person. */
export function showToast(core: Core, userId: string, text: string): void {
  const change = core.changes.emit('toast', { userId, data: { text } });
  core.state.toasts[userId] ??= [];
  core.state.toasts[userId].push({ id: change.id, at: change.at, text });
  core.state.toasts[userId].splice(0, core.state.toasts[userId].length - 50);
  core.touch();
}
