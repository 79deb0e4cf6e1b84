import type { KnownBlock, ModalView } from '@slack/types';
import type { Recommendation } from '../../domain/recommendation.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, modal, section } from './elements.ts';
import type { Message } from './message.ts';
import { pageOf, pagingButtons } from './paging.ts';
import { type Reader, whenIn } from './reader.ts';
import { isCut, pieces, plain, shown } from './record-text.ts';
import { verifyButton } from './verify-button.ts';

export const HISTORY_PAGE = 4;
const RESULTS = 800;
const OTHER_PARTS = 400;
const LINKS = 5;
const LINK = 150;

/** One page of the updates of a recommendation, the latest first. */
export interface HistoryPage {
  recommendation: Recommendation;
  total: number;
  offset: number;
  updates: Update[];
  /** The latest update that is not verified, where this reader may verify it; its id */
  toVerify: string | null;
  /** A line that says what was done here, at its end: mrkdwn */
  note?: string;
}

export function history(page: HistoryPage, reader: Reader): Message {
  return { text: titleOf(page, reader), blocks: historyBlocks(page, reader) };
}

export function historyModal(page: HistoryPage, reader: Reader): ModalView {
  return modal(reader.words.lookup.history.modalTitle, reader.words, historyBlocks(page, reader));
}

/** One update, whole. */
export function updateModal(recommendation: Recommendation, update: Update, reader: Reader): ModalView {
  const { history: label } = reader.words.lookup;
  const whole: KnownBlock[] = partsOf(update, reader).flatMap(([title, text]) =>
    pieces(text, 2900)
      .slice(0, 4)
      .map((piece, n) => section(n === 0 ? `*${title}*\n${piece}` : piece)),
  );
  const links = update.evidence.map((link) => `• ${shown(link, 2000)}`);
  return modal(label.modalTitle, reader.words, [
    section(`*${shown(recommendation.reference, 80)}* · ${changeOf(update, reader)}`),
    context(signatureOf(update, reader)),
    ...whole,
    ...(links.length > 0
      ? [section(`*${reader.words.words.field.evidence}*`), ...links.slice(0, 20).map((link) => section(link))]
      : []),
  ]);
}

function titleOf({ recommendation, total }: HistoryPage, { words }: Reader): string {
  const { history: label } = words.lookup;
  const reference = shown(recommendation.reference, 80);
  return total === 0 ? label.none(reference) : label.summary(reference, total);
}

function historyBlocks(page: HistoryPage, reader: Reader): KnownBlock[] {
  const { recommendation, total, offset, updates, toVerify, note } = page;
  const { words } = reader;
  const open = button(words.lookup.button.open, ACTION.openCard, recommendation.id, {
    accessibility_label: `${words.lookup.button.open} ${plain(recommendation.reference, 50)}`,
  });
  return [
    section(`*${titleOf(page, reader)}*`, open),
    ...updates.flatMap((update): KnownBlock[] => [
      { type: 'divider' },
      ...updateBlocks(update, reader),
      ...(update.id === toVerify
        ? actions(`verify:${update.id}`, [
            verifyButton({ id: update.id, reference: recommendation.reference }, 'history', reader, offset),
          ])
        : []),
    ]),
    ...actions(
      `history:${recommendation.id}:${offset}`,
      pagingButtons(ACTION.historyPage, { of: recommendation.id, offset }, HISTORY_PAGE, total, words),
    ),
    ...(total > HISTORY_PAGE ? [context(pageOf(offset, HISTORY_PAGE, total, words))] : []),
    ...(note ? [context(note)] : []),
  ];
}

function updateBlocks(update: Update, reader: Reader): KnownBlock[] {
  const { button: buttons, andOthers } = reader.words.lookup;
  const parts = partsOf(update, reader);
  const limitOf = (n: number) => (n === 0 ? RESULTS : OTHER_PARTS);
  const isWhole =
    parts.every(([, text], n) => !isCut(text, limitOf(n))) &&
    update.evidence.length <= LINKS &&
    update.evidence.every((link) => !isCut(link, LINK));
  const more = isWhole
    ? undefined
    : button(buttons.readAll, ACTION.fullUpdate, `${update.recommendationId} ${update.id}`);
  const lines = parts.map(([title, text], n) => `*${title}:* ${shown(text, limitOf(n))}`);
  // A link cut short would lead elsewhere: a long one is named by its host, and whole in the modal.
  const links = update.evidence.slice(0, LINKS).map((link) => (isCut(link, LINK) ? hostOf(link) : shown(link, LINK)));
  if (update.evidence.length > LINKS) links.push(andOthers(update.evidence.length - LINKS));
  return [
    section(`${whenIn(update.reportedAt, reader)} · ${changeOf(update, reader)}`, more),
    section(lines.join('\n') || reader.words.lookup.nothing),
    ...(links.length > 0 ? [context(`${reader.words.words.field.evidence}: ${links.join(' · ')}`)] : []),
    context(signatureOf(update, reader)),
  ];
}

function hostOf(link: string): string {
  return `${shown(URL.canParse(link) ? new URL(link).host : link, 60).replace(/…$/, '')}…`;
}

/** The parts that were filled in, results first. */
function partsOf(update: Update, { words }: Reader): [title: string, text: string][] {
  const { field: label } = words.words;
  const parts: [string, string][] = [
    [label.results, update.results],
    [label.difficulties, update.difficulties],
    [label.proposals, update.proposals],
  ];
  return parts.filter(([, text]) => text.trim() !== '');
}

function changeOf({ previousStatus, status }: Update, { words }: Reader): string {
  const { history: label } = words.lookup;
  const name = words.words.status;
  return previousStatus === status ? label.unchanged(name[status]) : label.changed(name[previousStatus], name[status]);
}

function signatureOf(update: Update, reader: Reader): string {
  const { history: label, card } = reader.words.lookup;
  const name = shown(update.author.name, 100);
  const author = update.agencyCode ? card.ofAgency(name, shown(update.agencyCode, 20)) : name;
  if (!update.verifiedAt) return `${author} · ${card.notVerified}`;
  const day = whenIn(update.verifiedAt, reader);
  return `${author} · ${update.verifiedBy ? label.verifiedBy(shown(update.verifiedBy, 100), day) : label.verifiedOn(day)}`;
}
