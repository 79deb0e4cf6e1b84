import type { KnownBlock } from '@slack/types';
import { daysBetween } from '../../domain/day.ts';
import { type Deadline, dateIn } from '../../domain/deadline.ts';
import { inLanguage } from '../../domain/language.ts';
import type { Need, Reason } from '../../domain/needs.ts';
import type { ProgressCounts } from '../../domain/progress.ts';
import { ACTION } from '../action-ids.ts';
import { deadlineMoment } from './deadline-time.ts';
import { actions, button, context, section } from './elements.ts';
import type { Message } from './message.ts';
import { lately, type Reader } from './reader.ts';
import { updateButton } from './recommendation-rows.ts';
import { shown } from './record-text.ts';

/** What `/rec` alone answers with. */
export interface Overview {
  needs: Need[];
  /** The reader's own agencies */
  agencyIds: readonly string[];
  next: Deadline | null;
  /** The whole group's numbers, for those who have no agency; null for the others */
  group: ProgressCounts | null;
}

const NEEDS_SHOWN = 8;

export function overview({ needs, agencyIds, next, group }: Overview, reader: Reader): Message {
  const { overview: label, button: buttons } = reader.words.lookup;
  const title = needs.length > 0 ? label.needsTitle(needs.length) : label.nothing;
  const numbers = group ? [label.group(group.total, group.counts.implemented, group.overdue)] : [];
  const deadline = next ? label.nextDeadline(...deadlineParts(next, reader)) : label.noDeadline;
  return {
    text: [title, deadline].join('. '),
    blocks: [
      section(`*${title}*`),
      ...needs.slice(0, NEEDS_SHOWN).map((need) => needRow(need, reader, { agencyIds })),
      ...(needs.length > NEEDS_SHOWN ? [context(label.more(needs.length - NEEDS_SHOWN))] : []),
      section([...numbers, deadline].join('\n')),
      ...actions('overview', [
        button(reader.words.home.find, ACTION.find, 'find'),
        button(buttons.help, ACTION.ask, 'help'),
      ]),
      context(needs.length === 0 && group?.total === 0 ? reader.words.lookup.choose.empty : label.hint),
    ],
  };
}

/** One thing that waits for the reader, with the button that settles it, and the draft they have of that. */
export function needRow(
  { recommendation, reason }: Need,
  reader: Reader,
  { agencyIds, draftSavedAt }: { agencyIds: readonly string[]; draftSavedAt?: Date | undefined },
): KnownBlock {
  const { words } = reader;
  const { leadAgency } = recommendation;
  const supports = !(leadAgency && agencyIds.includes(leadAgency.id));
  const text = shown(inLanguage(recommendation.text, words.language).replace(/\s+/g, ' '), 120);
  const line = [
    `*${shown(recommendation.reference, 80)}*`,
    words.words.status[recommendation.status],
    reasonIn(reason, reader),
    ...(supports ? [words.lookup.overview.supports] : []),
  ].join(' · ');
  const draft = draftSavedAt ? `\n${words.update.draftKept(lately(draftSavedAt, reader))}` : '';
  return {
    ...section(`${line}\n${text}${draft}`, updateButton(recommendation, reader)),
    block_id: `need:${recommendation.id}`,
  };
}

function reasonIn(reason: Reason, { words }: Reader): string {
  const { overview: label } = words.lookup;
  if (reason.kind === 'overdue') return label.overdue(reason.days);
  return label.forDeadline(
    shown(inLanguage(reason.deadline.title, words.language), 150),
    words.dates.distance(reason.days),
  );
}

/** Title, day (with its time, where it has one) and distance of a deadline, in the reader's words. */
export function deadlineParts(deadline: Deadline, reader: Reader): [title: string, day: string, distance: string] {
  const { words, today, timeZone } = reader;
  const title = shown(inLanguage(deadline.title, words.language), 150);
  const distance = words.dates.distance(daysBetween(today, dateIn(deadline, timeZone)));
  return [title, deadlineMoment(deadline, reader), distance];
}
