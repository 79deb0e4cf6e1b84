import type { Changes } from './changes.ts';
import type { WarningShown } from './control/shown.ts';

/** Something that Slack would accept and that is nevertheless likely a mistake of the app. */
export type Warning = WarningShown;

export interface Warnings {
  list: Warning[];
  /** The same words about the same thing are one warning, that of the last time. `insteadOf`: one that said less. */
  add(where: string, message: string, insteadOf?: Warning): Warning;
}

const kept = 1000;

export function createWarnings(changes: Changes, now: () => Date): Warnings {
  const list: Warning[] = [];
  function take(warning: Warning | undefined): number {
    const index = warning ? list.indexOf(warning) : -1;
    return index < 0 ? 0 : (list.splice(index, 1)[0]?.times ?? 0);
  }
  return {
    list,
    add(where, message, insteadOf) {
      if (insteadOf && insteadOf.times > 1) insteadOf.times -= 1;
      else take(insteadOf);
      const times = take(list.find((one) => one.where === where && one.message === message)) + 1;
      const warning: Warning = { at: now().toISOString(), where, message, times };
      list.push(warning);
      if (list.length > kept) list.splice(0, list.length - kept);
      changes.emit('warning', { data: warning });
      return warning;
    },
  };
}
