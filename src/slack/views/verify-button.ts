import type { Button } from '@slack/types';
import { z } from 'zod';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { button } from './elements.ts';
import { momentIn, type Reader, whenIn } from './reader.ts';
import { plain, shown } from './record-text.ts';

const VERIFICATION = z.object({
  update: z.guid(),
  /** Where the button stands, and so what changes in its place */
  on: z.enum(['card', 'history', 'home']),
  /** Of the history's page */
  offset: z.int().nonnegative(),
});
export type Verification = z.infer<typeof VERIFICATION>;

/** Marks an update as checked. */
export function verifyButton(
  { id, reference }: { id: string; reference: string },
  on: Verification['on'],
  { words }: Reader,
  offset = 0,
): Button {
  const label = words.lookup.button.verify;
  return button(label, ACTION.verify, JSON.stringify({ update: id, on, offset } satisfies Verification), {
    accessibility_label: `${label} ${plain(reference, 50)}`.slice(0, 75),
  });
}

/** Reads the button's value. Throws on what is not one of ours. */
export function readVerification(value: string | undefined): Verification {
  return VERIFICATION.parse(JSON.parse(value ?? ''));
}

/** What came of it: which update is verified, by whom and when, and whether there is another one to check. */
export function verifiedNote(
  { kind, update, reference, hasNewer }: { kind: string; update: Update; reference: string; hasNewer: boolean },
  reader: Reader,
): string {
  const { verify } = reader.words.lookup;
  const of = [shown(reference, 80), shown(update.author.name, 100), whenIn(update.reportedAt, reader)] as const;
  const when = momentIn(update.verifiedAt ?? update.reportedAt, reader);
  const by = update.verifiedBy && shown(update.verifiedBy, 100);
  const said = kind === 'verified' ? verify.done(...of, when) : verify.already(...of, by, when);
  return hasNewer ? `${said} ${verify.newer}` : said;
}
