import type { KnownBlock } from '@slack/types';
import { type Deadline, dateIn } from '../../domain/deadline.ts';
import { inLanguage } from '../../domain/language.ts';
import { ACTION } from '../action-ids.ts';
import { askedOf, manageDeadlinesButton } from './deadline-manage.ts';
import { actions, button, context, LONGEST_VALUE, section } from './elements.ts';
import type { Message } from './message.ts';
import { deadlineParts } from './overview.ts';
import type { Reader } from './reader.ts';
import { code, plain } from './record-text.ts';

const SHOWN = 12;

/**
 * The open deadlines, the next one first; those that have passed and were not closed come last. `printed` gives what one
 * covers in the reader's words.
 */
export function deadlinesList(
  deadlines: readonly Deadline[],
  reader: Reader,
  printed: (coverage: string) => string = (coverage) => coverage,
  mayManage = false,
): Message {
  const { deadlines: label } = reader.words.lookup;
  const isPast = (deadline: Deadline) => dateIn(deadline, reader.timeZone) < reader.today;
  const ahead = deadlines.filter((deadline) => !isPast(deadline));
  const past = deadlines.filter(isPast).reverse();
  const [next] = ahead;
  const title = next ? label.next(...deadlineParts(next, reader)) : deadlines.length > 0 ? label.allPast : label.none;
  const all = [...ahead, ...past];
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...all.slice(0, SHOWN).map((deadline) => deadlineRow(deadline, reader, printed)),
      ...(all.length > SHOWN ? [context(label.more(all.length - SHOWN))] : []),
      ...(all.length === 0 ? [context(label.noneHint)] : []),
      ...actions('deadlines', [
        ...(all.length > 0 ? [button(reader.words.deadline.button.calendar, ACTION.calendar, 'open')] : []),
        ...(mayManage ? [manageDeadlinesButton(reader.words)] : []),
      ]),
    ],
  };
}

function deadlineRow(deadline: Deadline, reader: Reader, printed: (coverage: string) => string): KnownBlock {
  const { words, today, timeZone } = reader;
  const { deadlines: label } = words.lookup;
  const { coverage, kind } = deadline;
  const [title, moment, distance] = deadlineParts(deadline, reader);
  const details = [
    words.words.deadlineKind[kind],
    coverage.trim() === '' ? label.coversAll : label.coverage(code(printed(coverage), 200)),
    ...askedOf(deadline, reader),
  ];
  const view = button(label.viewCovered, ACTION.showList, coverage.trim() || ' ', {
    accessibility_label: `${label.viewCovered} ${plain(inLanguage(deadline.title, words.language), 50)}`.slice(0, 75),
  });
  const isPast = dateIn(deadline, timeZone) < today;
  const when = isPast ? `${moment} (${label.past}, ${distance})` : `${moment} (${distance})`;
  return {
    ...section(`*${title}* · ${when}\n${details.join(' · ')}`, coverage.length <= LONGEST_VALUE ? view : undefined),
    block_id: `deadline:${deadline.id}`,
  };
}
