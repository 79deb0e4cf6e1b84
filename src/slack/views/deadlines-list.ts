import type { KnownBlock } from '@slack/types';
import type { Deadline } from '../../domain/deadline.ts';
import { ACTION } from '../action-ids.ts';
import { button, context, LONGEST_VALUE, section } from './elements.ts';
import type { Message } from './message.ts';
import { deadlineParts } from './overview.ts';
import { dayIn, type Reader } from './reader.ts';
import { code, plain } from './record-text.ts';

const SHOWN = 12;

/**
 * The open deadlines, the next one first; those that have passed and were not closed come last. `printed` gives what one
 * covers in the reader's words.
 */
export function deadlinesList(
  deadlines: Deadline[],
  reader: Reader,
  printed: (coverage: string) => string = (coverage) => coverage,
): Message {
  const { deadlines: label } = reader.words.lookup;
  const ahead = deadlines.filter(({ date }) => date >= reader.today);
  const past = deadlines.filter(({ date }) => date < reader.today).reverse();
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
    ],
  };
}

function deadlineRow(deadline: Deadline, reader: Reader, printed: (coverage: string) => string): KnownBlock {
  const { words, today } = reader;
  const { deadlines: label } = words.lookup;
  const { coverage, kind, countsFrom, date } = deadline;
  const [title, day, distance] = deadlineParts(deadline, reader);
  const details = [
    words.words.deadlineKind[kind],
    coverage.trim() === '' ? label.coversAll : label.coverage(code(printed(coverage), 200)),
    label.countsFrom(dayIn(countsFrom, words, today)),
  ];
  const view = button(label.viewCovered, ACTION.showList, coverage.trim() || ' ', {
    accessibility_label: `${label.viewCovered} ${plain(title, 50)}`.slice(0, 75),
  });
  const when = date < today ? `${day} (${label.past}, ${distance})` : `${day} (${distance})`;
  return {
    ...section(`*${title}* · ${when}\n${details.join(' · ')}`, coverage.length <= LONGEST_VALUE ? view : undefined),
    block_id: `deadline:${deadline.id}`,
  };
}
