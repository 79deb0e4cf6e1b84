import type { Button, KnownBlock } from '@slack/types';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { OutboxContent } from '../../domain/outbox.ts';
import { isPerson, type Problem, remedyOf, settlementsOf } from '../../domain/undelivered.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, header, words as plainWords, section } from './elements.ts';
import { atMomentIn, momentIn, type Reader } from './reader.ts';
import { code, plain, shown } from './record-text.ts';

export const UNDELIVERED_SHOWN = 5;

/** A message that did not reach its recipient, or may not have. */
export interface UndeliveredRow {
  outboxId: string;
  kind: OutboxContent['kind'];
  problem: Problem;
  /** Slack user id (a DM) or channel id */
  recipient: string;
  member: { name: string } | null;
  deadlineTitle: LocalizedText | null;
  deadlineId: string | null;
  at: Date;
  /** A reminder whose hours are over: it is not sent any more */
  isPast: boolean;
  /** Slack's code, or the app's own words */
  error: string;
}

/** What was not delivered: what happened, what to do about it, and the ways to settle it. */
export function undeliveredBlocks(
  { total, rows, shutOutAt }: { total: number; rows: UndeliveredRow[]; shutOutAt: Date | null },
  reader: Reader,
): KnownBlock[] {
  const { undelivered: label } = reader.words.home;
  const shut = shutOutAt ? [section(label.shutOut(momentIn(shutOutAt, reader)))] : [];
  if (total === 0) return shut;
  const more = total - Math.min(rows.length, UNDELIVERED_SHOWN);
  return [
    ...shut,
    header(label.title(total)),
    ...rows.slice(0, UNDELIVERED_SHOWN).flatMap((row) => rowBlocks(row, reader)),
    ...(more > 0 ? [context(label.more(more))] : []),
  ];
}

function rowBlocks(row: UndeliveredRow, reader: Reader): KnownBlock[] {
  const { undelivered: label } = reader.words.home;
  const { outboxId, kind, problem, at, deadlineTitle, isPast, error } = row;
  const title = deadlineTitle ? shown(inLanguage(deadlineTitle, reader.words.language), 120) : '';
  const what = label.row(label.kind[kind], recipientOf(row, reader), title, atMomentIn(at, reader));
  const told = label.explained(label.problem[problem], label.remedy[remedyOf(problem)]);
  // Where the app does not know what it means, the code may say it to somebody.
  const said = problem === 'refused' && error ? ` ${label.error(code(error, 80))}.` : '';
  return [
    { ...section(`${what}\n${told}${said}${isPast ? ` ${label.past}` : ''}`), block_id: `undelivered:${outboxId}` },
    ...actions(`settle:${outboxId}`, buttonsOf(row, reader)),
  ];
}

function recipientOf({ recipient, member }: UndeliveredRow, { words }: Reader): string {
  if (!isPerson(recipient)) return `<#${recipient}>`;
  return member ? shown(member.name, 80) : words.home.undelivered.nobody;
}

function buttonsOf(row: UndeliveredRow, { words }: Reader): Button[] {
  const { undelivered: label } = words.home;
  const { outboxId, problem, deadlineId, member, isPast } = row;
  const name = plain(member?.name ?? '', 40);
  const make = (text: string, actionId: string, value = outboxId) =>
    button(text, actionId, value, name ? { accessibility_label: plainWords(`${text}: ${name}`, 75).text } : {});
  const isUnknown = problem === 'unknown_whether_sent';
  const needsAnother = remedyOf(problem) === 'choose_another_channel';
  return [
    ...(needsAnother && deadlineId ? [make(label.chooseChannel, ACTION.changeDeadline, deadlineId)] : []),
    ...settlementsOf(problem, { isPast }).map((settlement) => {
      if (settlement === 'arrived') return make(label.arrived, ACTION.messageArrived);
      if (settlement === 'seen') return make(label.confirm, ACTION.settleMessage);
      return make(isUnknown ? label.sendAgain : label.tryAgain, ACTION.sendAgain);
    }),
  ];
}
