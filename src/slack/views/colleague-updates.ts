import type { KnownBlock } from '@slack/types';
import { dayOf } from '../../domain/day.ts';
import type { Status } from '../../domain/recommendation.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { button, context, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { shown } from './record-text.ts';

const MOST_LINES = 20;
const QUOTE_LENGTH = 160;

/** One recommendation that colleagues reported on: their latest update, and how it stood before their first. */
interface Change {
  latest: Update & { reference: string };
  before: Status;
}

/**
 * What colleagues of a member's agencies reported: each recommendation once, the latest first, with a button to its card.
 * `updates` come the latest first.
 */
export function colleagueUpdates(updates: (Update & { reference: string })[], reader: Reader): Message {
  const { colleagues } = reader.words.reminder;
  const changes = new Map<string, Change>();
  for (const update of updates) {
    const { latest } = changes.get(update.recommendationId) ?? { latest: update };
    changes.set(update.recommendationId, { latest, before: update.previousStatus });
  }
  const title = colleagues.title(changes.size);
  const lines = [...changes.values()].slice(0, MOST_LINES);
  const rest = changes.size - lines.length;
  const blocks: KnownBlock[] = [
    section(`*${title}*`),
    ...lines.map((change) => line(change, reader)),
    context([...(rest > 0 ? [colleagues.more(rest)] : []), colleagues.footer].join(' · ')),
  ];
  return { text: plainOf(title), blocks };
}

function line({ latest, before }: Change, reader: Reader): KnownBlock {
  const { words, today, timeZone } = reader;
  const { reference, status, results, author, agencyCode, reportedAt, recommendationId } = latest;
  const day = dayOf(reportedAt, timeZone);
  const when = day === today ? words.dates.time(reportedAt, timeZone) : dayIn(day, words, today);
  const { same, changed } = words.reminder.colleagues;
  const said = [
    (status === before ? same : changed)(shown(reference, 40), words.words.status[status]),
    results.trim() && `“${shown(results.replace(/\s+/g, ' '), QUOTE_LENGTH)}”`,
    words.reminder.colleagues.by(shown(author.name, 60), agencyCode && shown(agencyCode, 20), when),
  ];
  return section(said.filter(Boolean).join('\n'), button(words.reminder.view, ACTION.openCard, recommendationId));
}
