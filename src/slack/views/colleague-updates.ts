import type { KnownBlock } from '@slack/types';
import { dayOf } from '../../domain/day.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { button, context, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { shown } from './record-text.ts';

const MOST_LINES = 20;
const QUOTE_LENGTH = 160;

/** What colleagues of a member's agencies reported: the latest first, each with a button to its card. */
export function colleagueUpdates(updates: (Update & { reference: string })[], reader: Reader): Message {
  const { colleagues } = reader.words.reminder;
  const title = colleagues.title(new Set(updates.map(({ recommendationId }) => recommendationId)).size);
  const lines = updates.slice(0, MOST_LINES);
  const rest = updates.length - lines.length;
  const blocks: KnownBlock[] = [
    section(`*${title}*`),
    ...lines.map((update) => line(update, reader)),
    context([...(rest > 0 ? [colleagues.more(rest)] : []), colleagues.footer].join(' · ')),
  ];
  return { text: plainOf(title), blocks };
}

function line(update: Update & { reference: string }, reader: Reader): KnownBlock {
  const { words, today, timeZone } = reader;
  const { reference, status, results, author, agencyCode, reportedAt, recommendationId } = update;
  const day = dayOf(reportedAt, timeZone);
  const when = day === today ? words.dates.time(reportedAt, timeZone) : dayIn(day, words, today);
  const said = [
    words.reminder.colleagues.line(shown(reference, 40), words.words.status[status]),
    results.trim() && `“${shown(results.replace(/\s+/g, ' '), QUOTE_LENGTH)}”`,
    words.reminder.colleagues.by(shown(author.name, 60), agencyCode && shown(agencyCode, 20), when),
  ];
  return section(said.filter(Boolean).join('\n'), button(words.reminder.view, ACTION.openCard, recommendationId));
}
