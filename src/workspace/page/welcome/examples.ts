import type { CommandShown, ShortcutShown } from '../../control/shown.ts';
import { examplesOf, isReady } from '../usage-hint.ts';

/** What a row of the tour does. */
export type Try =
  | { kind: 'command'; text: string; isExample: boolean }
  | { kind: 'shortcut'; callbackId: string; name: string };

const isUpdate = (example: string) => /^update\b/i.test(example);

/** What an app's manifest offers for a first look. */
export function triesOf(
  commands: CommandShown[],
  shortcuts: ShortcutShown[],
): { lookUp: Try | null; update: Try | null } {
  const [command] = commands;
  const examples = examplesOf(command?.usage_hint ?? '').filter(isReady);
  const asked = examples.find((example) => !isUpdate(example));
  const updated = examples.find(isUpdate);
  const form = shortcuts.find((one) => one.type === 'global');
  const lookUp = command && {
    kind: 'command' as const,
    text: asked ? `${command.command} ${asked}` : command.command,
    isExample: asked !== undefined,
  };
  const update = command &&
    updated && { kind: 'command' as const, text: `${command.command} ${updated}`, isExample: true };
  const opened = form && { kind: 'shortcut' as const, callbackId: form.callback_id, name: form.name };
  return { lookUp: lookUp || null, update: update || opened || null };
}
