import type { Recommendation } from '../../domain/recommendation.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import type { Reader } from './reader.ts';
import { shown } from './record-text.ts';

/** Tells its author what was stored. */
export function updateStored({ words, timeZone }: Reader, { id, reference }: Recommendation, update: Update): Message {
  const { stored } = words.update;
  const say = update.status === update.previousStatus ? stored.same : stored.changed;
  const line = say(
    shown(reference, 100),
    words.words.status[update.status],
    words.dates.time(update.reportedAt, timeZone),
  );
  const details = [
    ...(update.results ? [words.update.quote(shown(update.results.replace(/\s+/g, ' '), 300))] : []),
    ...(update.evidence.length > 0 ? [stored.links(update.evidence.length)] : []),
  ];
  return {
    text: plainOf(line),
    blocks: [
      section(line),
      ...(details.length > 0 ? [context(details.join(' · '))] : []),
      ...actions(`stored:${update.id}`, [
        button(stored.view, ACTION.openCard, id),
        button(stored.edit, ACTION.correctUpdate, update.id),
      ]),
    ],
  };
}
