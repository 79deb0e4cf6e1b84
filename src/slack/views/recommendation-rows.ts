import type { Button, SectionBlock } from '@slack/types';
import { inLanguage } from '../../domain/language.ts';
import { isOverdue, type Recommendation } from '../../domain/recommendation.ts';
import { ACTION } from '../action-ids.ts';
import { button, section } from './elements.ts';
import { dayIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

/** One recommendation among others: reference, status and due date, the beginning of its text, and a way on. */
export function recommendationRow(recommendation: Recommendation, reader: Reader, accessory?: Button): SectionBlock {
  const { words } = reader;
  const text = shown(inLanguage(recommendation.text, words.language).replace(/\s+/g, ' '), 140);
  const row = section(
    `*${shown(recommendation.reference, 80)}* · ${standingOf(recommendation, reader)}\n${text}`,
    accessory,
  );
  return { ...row, block_id: `row:${recommendation.id}` };
}

/** In progress · due 7 Jul · MOJ */
function standingOf(recommendation: Recommendation, { words, today }: Reader): string {
  const { status, dueDate, leadAgency, review } = recommendation;
  const due = dueDate ? [`${words.lookup.card.due} ${dayIn(dueDate, words, today)}`] : [];
  const late = isOverdue(recommendation, today) ? [words.lookup.progress.series.overdue] : [];
  const lead = leadAgency ? [shown(leadAgency.code, 20)] : [];
  return [words.words.status[status], ...late, ...due, ...lead, shown(review.code, 40)].join(' · ');
}

/** Leads on to the card. */
export function openButton(recommendation: Recommendation, { words }: Reader): Button {
  const label = words.lookup.button.open;
  return button(label, ACTION.openCard, recommendation.id, spoken(label, recommendation));
}

/** Leads on to the form. */
export function updateButton(recommendation: Recommendation, { words }: Reader, more: Partial<Button> = {}): Button {
  const label = words.lookup.button.update;
  return button(label, ACTION.update, recommendation.id, { ...spoken(label, recommendation), ...more });
}

/** Many buttons say the same: a screen reader says of what. */
function spoken(label: string, { reference }: Recommendation): Partial<Button> {
  return { accessibility_label: `${label} ${plain(reference, 50)}`.slice(0, 75) };
}
