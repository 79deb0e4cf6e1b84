import { createHash } from 'node:crypto';
import { fold } from '../domain/fold.ts';

/** A key of texts that are too long to be one themselves; case, accents and spacing do not count. */
export function keyOfTexts(...texts: string[]): string {
  return createHash('sha256').update(texts.map(fold).join('|')).digest('hex');
}

/** Gives out keys so that none is given twice: the second "a" is "a~2". */
export function createKeyRing(): (key: string) => string {
  const uses = new Map<string, number>();
  return (key) => {
    const use = (uses.get(key) ?? 0) + 1;
    uses.set(key, use);
    return use === 1 ? key : `${key}~${use}`;
  };
}
