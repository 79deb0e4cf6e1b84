import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { LeftFocalPoint } from '../../domain/left-focal-points.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, header, words as plainWords, section } from './elements.ts';
import type { Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

const SHOWN = 5;
const NAMES = 3;

/** Focal points who have left: who is reminded instead, and the ways to fill their place. */
export function leftBlocks(
  left: readonly LeftFocalPoint[],
  agencies: ReadonlyMap<string, { name: LocalizedText }>,
  reader: Reader,
): KnownBlock[] {
  if (left.length === 0) return [];
  const { left: label } = reader.words.home;
  const more = left.length - SHOWN;
  return [
    header(label.title(left.length)),
    ...left.slice(0, SHOWN).flatMap((one) => rowBlocks(one, agencies.get(one.agencyId), reader)),
    ...(more > 0 ? [context(label.more(more))] : []),
  ];
}

function rowBlocks(
  { member, agencyId, kind, instead }: LeftFocalPoint,
  found: { name: LocalizedText } | undefined,
  { words }: Reader,
): KnownBlock[] {
  const { left: label } = words.home;
  const name = found ? inLanguage(found.name, words.language) : '';
  const names = instead.slice(0, NAMES).map((one) => shown(one.name, 60));
  const row = label.row(shown(member.name, 80), kind, shown(name, 120), names);
  const ask = (title: string, text: string, confirm: string) => ({
    title: plainWords(title, 100),
    text: plainWords(text, 300),
    confirm: plainWords(confirm, 30),
    deny: plainWords(label.cancel, 30),
  });
  const who = plain(member.name, 80);
  const where = plain(name, 100);
  return [
    section(row),
    ...actions(blockIdOf({ memberId: member.id, agencyId }), [
      {
        type: 'users_select',
        action_id: ACTION.replaceFocalPoint,
        placeholder: plainWords(label.choose, 150),
        confirm: ask(label.nameTitle, label.nameText(who, kind, where), label.name),
      },
      button(words.home.undelivered.confirm, ACTION.endFocalPoint, 'end', {
        accessibility_label: plainWords(`${words.home.undelivered.confirm}: ${who}`, 75).text,
        confirm: ask(label.endTitle, label.endText(who, where), words.home.undelivered.confirm),
      }),
    ]),
  ];
}

type Place = { memberId: string; agencyId: string };

function blockIdOf({ memberId, agencyId }: Place): string {
  return `left:${memberId}:${agencyId}`;
}

const BLOCK = z.tuple([z.literal('left'), z.guid(), z.guid()]);

/** Whose place is meant, and where. Throws on what is not one of our blocks. */
export function readPlace(blockId: string): Place {
  const [, memberId, agencyId] = BLOCK.parse(blockId.split(':'));
  return { memberId, agencyId };
}
