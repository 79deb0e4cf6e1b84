import type { Button, KnownBlock, ModalView } from '@slack/types';
import { dayOf, daysBetween } from '../../domain/day.ts';
import { type Deadline, dateIn, isOver } from '../../domain/deadline.ts';
import { TITLE_LIMIT } from '../../domain/deadline-input.ts';
import { inLanguage } from '../../domain/language.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import { ACTION } from '../action-ids.ts';
import { deadlineMoment } from './deadline-time.ts';
import { actions, button, context, modal, words as plainWords, section } from './elements.ts';
import { pageOf, pagingButtons } from './paging.ts';
import { dayIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

export const MANAGED_PAGE = 10;

/** The deadlines of a page, and what each covers. */
export interface ManagedDeadlines {
  deadlines: { deadline: Deadline; covered: { count: number } | { unreadableAt: string } }[];
  /** Of those that are open */
  ahead: number;
  passed: number;
  total: number;
  offset: number;
  /** What was just done; mrkdwn */
  note?: string;
}

/** Opens the deadlines for coordinators: for Home, and for lists of deadlines. */
export function manageDeadlinesButton(words: Catalogue): Button {
  return button(words.deadline.button.manage, ACTION.manageDeadlines, 'manage');
}

/** All deadlines, with what coordinators can do about each: the next first, then those that have passed, then the closed ones. */
export function manageDeadlines(page: ManagedDeadlines, reader: Reader, now: Date): ModalView {
  const { words } = reader;
  const { button: label, manage: say } = words.deadline;
  const { deadlines, ahead, passed, total, offset, note } = page;
  const paging = pagingButtons(ACTION.deadlinesPage, { of: 'manage', offset }, MANAGED_PAGE, total, words);
  return modal(say.title, words, [
    ...(note ? [section(note)] : []),
    section(say.intro(ahead, passed)),
    ...actions('manage', [button(label.add, ACTION.addDeadline, 'add'), ...paging]),
    ...(total > MANAGED_PAGE ? [context(pageOf(offset, MANAGED_PAGE, total, words))] : []),
    ...deadlines.flatMap((one) => managed(one, reader, now)),
  ]);
}

function managed(
  { deadline, covered }: ManagedDeadlines['deadlines'][number],
  reader: Reader,
  now: Date,
): KnownBlock[] {
  const { words } = reader;
  const { manage: say } = words.deadline;
  const title = shown(inLanguage(deadline.title, words.language), 2 * TITLE_LIMIT);
  const details = [
    words.words.deadlineKind[deadline.kind],
    'count' in covered ? say.covers(covered.count) : say.unreadable(shown(covered.unreadableAt, 80)),
    ...askedOf(deadline, reader),
    say.reminders(deadline.schedule.join(', ')),
  ];
  const state = stateOf(deadline, reader, now);
  return [
    { type: 'divider' },
    {
      ...section(`*${title}*\n${deadlineMoment(deadline, reader)} · ${state}\n${details.join(' · ')}`),
      block_id: `managed:${deadline.id}`,
    },
    ...reachOf(deadline, reader),
    ...actions(`manage:${deadline.id}`, buttonsOf(deadline, reader)),
  ];
}

/** Where its summary is, and who is reminded beside the focal points of the lead agencies. */
function reachOf({ channelId, audience }: Deadline, { words }: Reader): KnownBlock[] {
  const { manage: say } = words.deadline;
  const said = [
    ...(channelId ? [say.summaryIn(`<#${channelId}>`)] : []),
    ...(audience.supporting ? [say.supporting] : []),
    ...(audience.memberIds.length > 0 ? [say.others(audience.memberIds.length)] : []),
  ];
  return said.length > 0 ? [context(said.join(' · '))] : [];
}

/** How far a deadline is, or that it is closed. */
function stateOf(deadline: Deadline, reader: Reader, now: Date): string {
  const { words, today, timeZone } = reader;
  const { manage: say } = words.deadline;
  if (deadline.closedAt) return say.closed(dayIn(dayOf(deadline.closedAt, timeZone), words, today));
  const distance = words.dates.distance(daysBetween(today, dateIn(deadline, timeZone)));
  return isOver(deadline, now, timeZone) ? `${say.passed}, ${distance}` : distance;
}

function buttonsOf(deadline: Deadline, { words }: Reader): Button[] {
  const { button: label, manage: say } = words.deadline;
  const { id, closedAt, title } = deadline;
  const name = plain(inLanguage(title, words.language), 150);
  const named = (text: string, actionId: string, more: Partial<Button> = {}) =>
    button(text, actionId, id, { accessibility_label: `${text} ${name}`.slice(0, 75), ...more });
  if (closedAt) return [named(label.change, ACTION.changeDeadline), named(label.reopen, ACTION.reopenDeadline)];
  return [
    named(label.change, ACTION.changeDeadline),
    named(label.postpone, ACTION.postponeDeadline),
    named(label.preview, ACTION.preview),
    named(label.close, ACTION.closeDeadline, {
      confirm: {
        title: plainWords(say.closeTitle, 100),
        text: plainWords(say.closeText(name), 300),
        confirm: plainWords(say.closeYes, 30),
        deny: plainWords(say.closeNo, 30),
        style: 'danger',
      },
    }),
  ];
}

/** What counts as done, and whether it comes again. */
export function askedOf({ doneBy, countsFrom, repeat }: Deadline, { words, today }: Reader): string[] {
  const { asks } = words.deadline;
  const done = {
    update: () => asks.update(dayIn(countsFrom, words, today)),
    status: () => (doneBy.kind === 'status' ? asks.status(words.words.status[doneBy.status]) : ''),
    tick: () =>
      doneBy.kind === 'tick' ? asks.tick(shown(inLanguage(doneBy.statement, words.language), TITLE_LIMIT)) : '',
  }[doneBy.kind]();
  return [done, ...(repeat ? [asks.repeats(repeat.months)] : [])];
}
