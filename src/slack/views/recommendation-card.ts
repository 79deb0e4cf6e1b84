import type { Button, KnownBlock, ModalView } from '@slack/types';
import { type Day, daysBetween } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { inLanguage } from '../../domain/language.ts';
import { isOverdue, type Recommendation } from '../../domain/recommendation.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, facts, modal, section } from './elements.ts';
import type { Message } from './message.ts';
import { lately, type Reader, whenIn } from './reader.ts';
import { isCut, plain, shown } from './record-text.ts';
import { verifyButton } from './verify-button.ts';

/** All that a card tells. */
export interface Card {
  recommendation: Recommendation;
  /** The latest update */
  latest: Update | null;
  updates: number;
  /** A deadline on the day it is due */
  deadline: Deadline | null;
}

export interface CardOptions {
  /** Whether this reader may report on it. */
  mayUpdate: boolean;
  /** Whether this reader may verify the latest update. */
  mayVerify?: boolean;
  /** A line that says what was done with the card, at its end: mrkdwn. */
  note?: string;
  /** When this reader's own unsent form was kept */
  draftSavedAt?: Date | null;
  /** Once shared, sharing is not offered again. */
  mayShare?: boolean;
}

const TEXT_ON_CARD = 1500;
const STATES_ON_CARD = 8;
const THEMES_ON_CARD = 6;

/** Where a recommendation stands, for one person. */
export function recommendationCard(card: Card, reader: Reader, options: CardOptions): Message {
  return { text: summaryOf(card, reader), blocks: cardBlocks(card, reader, options) };
}

/** The same in a modal, where a table of messages could not stand. */
export function cardModal(card: Card, reader: Reader, options: CardOptions): ModalView {
  const { words } = reader;
  return modal(`${plain(card.recommendation.reference, 24)}`, words, cardBlocks(card, reader, options));
}

/** A card in a channel: nobody's own buttons, but one that gives everybody a card of their own. */
export function sharedCard(card: Card, reader: Reader, sharedBy: string): Message {
  const { words } = reader;
  const said = words.lookup.card.shareText(`<@${sharedBy}>`);
  const open = button(words.lookup.button.open, ACTION.openCard, card.recommendation.id, {
    accessibility_label: `${words.lookup.button.open} ${plain(card.recommendation.reference, 60)}`,
  });
  return {
    text: `${said}: ${summaryOf(card, reader)}`,
    blocks: [
      context(said),
      ...bodyBlocks(card, reader),
      ...actions(`shared:${card.recommendation.id}`, [open]),
      sourceLine(card.recommendation, reader),
    ],
  };
}

function cardBlocks(
  card: Card,
  reader: Reader,
  { mayUpdate, mayVerify, note, draftSavedAt, mayShare = true }: CardOptions,
): KnownBlock[] {
  const { recommendation, latest, updates } = card;
  const { button: label } = reader.words.lookup;
  const { id, reference } = recommendation;
  const buttons: Button[] = [
    ...(mayUpdate ? [button(label.update, ACTION.update, id, { style: 'primary' })] : []),
    ...(mayVerify && latest && !latest.verifiedAt ? [verifyButton({ id: latest.id, reference }, 'card', reader)] : []),
    ...(updates > 0 ? [button(label.history, ACTION.history, id)] : []),
    ...(isAbridged(recommendation, reader) ? [button(label.fullText, ACTION.fullText, id)] : []),
    ...(mayShare ? [button(label.share, ACTION.share, id)] : []),
  ];
  return [
    ...bodyBlocks(card, reader),
    ...(draftSavedAt && mayUpdate ? [context(reader.words.update.draftKept(lately(draftSavedAt, reader)))] : []),
    ...actions(`card:${id}:${recommendation.version}`, buttons),
    sourceLine(recommendation, reader),
    ...(note ? [context(note)] : []),
  ];
}

function bodyBlocks(card: Card, reader: Reader): KnownBlock[] {
  const { recommendation } = card;
  const { words } = reader;
  const text = inLanguage(recommendation.text, words.language);
  const notes = [
    ...(isCut(text, TEXT_ON_CARD) ? [words.lookup.card.goesOn] : []),
    ...(words.language === 'vi' && !recommendation.text.vi ? [words.lookup.card.otherLanguage] : []),
  ];
  return [
    section(`*${headingOf(recommendation, reader)}*\n${shown(text, TEXT_ON_CARD)}`),
    ...(notes.length > 0 ? [context(notes.join(' '))] : []),
    facts(factsOf(card, reader)),
    section(latestOf(card, reader)),
  ];
}

/** 143.5 · In progress · reported 3 Nov, not yet verified */
function headingOf(recommendation: Recommendation, reader: Reader): string {
  const { words, today, isShared } = reader;
  const { card } = words.lookup;
  const { status, dueDate, lastUpdateAt, lastUpdateVerified } = recommendation;
  // What is shared is read for long: days are told there, and not how far they are.
  const late =
    isOverdue(recommendation, today) && dueDate && !isShared ? [card.overdue(daysBetween(dueDate, today))] : [];
  const reported = lastUpdateAt
    ? `${card.reported(whenIn(lastUpdateAt, reader))}, ${lastUpdateVerified ? card.verified : card.notVerified}`
    : card.notReported;
  return [shown(recommendation.reference, 80), words.words.status[status], ...late, reported].join(' · ');
}

/** For notifications and screen readers: the heading and the beginning of the text. */
function summaryOf({ recommendation }: Card, reader: Reader): string {
  return `${headingOf(recommendation, reader)}. ${shown(inLanguage(recommendation.text, reader.words.language), 200)}`;
}

function factsOf({ recommendation, deadline }: Card, reader: Reader): [string, string][] {
  const { words } = reader;
  const { card } = words.lookup;
  const { review, position, dueDate, leadAgency, supportingAgencies, committeeGrades } = recommendation;
  const name = (agency: Recommendation['leadAgency']) =>
    agency ? shown(inLanguage(agency.name, words.language), 150) : card.noLead;
  const grades = committeeGrades.map((grade) => `${grade} · ${words.words.grade[grade]}`).join('\n');
  return [
    ...(review.mechanism === 'UPR' && position
      ? [[card.position, words.words.position[position]] as [string, string]]
      : []),
    ...(committeeGrades.length > 0 ? [[card.grade, grades] as [string, string]] : []),
    [card.due, dueDate ? dueOf(dueDate, deadline, reader) : card.noDue],
    [card.lead, name(leadAgency)],
    [card.supporting, few(supportingAgencies.map(name), 5, words) || card.noSupport],
  ];
}

/** 7 Jul 2027 (Dialogue session, in 7 months) */
function dueOf(due: Day, deadline: Deadline | null, { words, today, isShared }: Reader): string {
  const name = deadline ? [shown(inLanguage(deadline.title, words.language), 200)] : [];
  const parts = [...name, ...(isShared ? [] : [words.dates.distance(daysBetween(today, due))])];
  const day = words.dates.day(due);
  return parts.length > 0 ? words.lookup.card.dueFor(day, parts) : day;
}

function latestOf({ latest, updates }: Card, reader: Reader): string {
  const { card, history } = reader.words.lookup;
  if (!latest) return card.noUpdates;
  const name = shown(latest.author.name, 100);
  const author = latest.agencyCode ? card.ofAgency(name, shown(latest.agencyCode, 20)) : name;
  const quote = shown(latest.results.replace(/\s+/g, ' '), 400);
  const by = latest.verifiedBy && shown(latest.verifiedBy, 100);
  return [
    card.latest(quote, author, whenIn(latest.reportedAt, reader)),
    ...(latest.verifiedAt && by ? [history.verifiedBy(by, whenIn(latest.verifiedAt, reader))] : []),
    card.updates(updates),
  ].join(' · ');
}

/**
 * UPR cycle II · A/HRC/26/6, para 143.5 · SDG 16 · Djibouti · Death penalty; International instruments. What UN files
 * have in English only comes last.
 */
function sourceLine(recommendation: Recommendation, { words }: Reader) {
  const { card } = words.lookup;
  const { review, recommendingStates, themes, sdgs, covenantArticles } = recommendation;
  const where = review.cycle
    ? card.cycle(review.mechanism, shown(review.cycle, 20))
    : shown(inLanguage(review.title, words.language), 100);
  const paragraph = card.paragraph(shown(recommendation.paragraph ?? recommendation.reference, 40));
  const parts = [
    where,
    review.symbol ? `${shown(review.symbol, 60)}, ${paragraph}` : paragraph,
    covenantArticles.length > 0
      ? card.articles(
          few(
            covenantArticles.map((article) => shown(article, 20)),
            12,
            words,
          ),
        )
      : '',
    sdgs.length > 0 ? card.sdg(sdgs.join(', ')) : '',
    few(
      recommendingStates.map((state) => shown(state, 60)),
      STATES_ON_CARD,
      words,
      '; ',
    ),
    few(
      themes.map((theme) => shown(theme, 80)),
      THEMES_ON_CARD,
      words,
      '; ',
    ),
  ];
  return context(parts.filter((part) => part !== '').join(' · '));
}

function few(names: string[], most: number, words: Reader['words'], between = ', '): string {
  if (names.length <= most) return names.join(between);
  return `${names.slice(0, most).join(between)} ${words.lookup.andOthers(names.length - most)}`;
}

/** Whether the card shows less than there is. */
function isAbridged(recommendation: Recommendation, { words }: Reader): boolean {
  const { text, recommendingStates, themes, supportingAgencies } = recommendation;
  return (
    isCut(inLanguage(text, words.language), TEXT_ON_CARD) ||
    recommendingStates.length > STATES_ON_CARD ||
    themes.length > THEMES_ON_CARD ||
    supportingAgencies.length > 5
  );
}
