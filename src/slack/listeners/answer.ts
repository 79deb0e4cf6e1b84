import type { ModalView } from '@slack/types';
import { may } from '../../domain/permissions.ts';
import type { Command, Mistake } from '../../domain/query/command.ts';
import { helpPage } from '../../domain/query/help.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { chooseModal, chooseRecommendation } from '../views/choose-recommendation.ts';
import { deadlinesList } from '../views/deadlines-list.ts';
import { modal } from '../views/elements.ts';
import { help, helpModal } from '../views/help.ts';
import { history, historyModal } from '../views/history.ts';
import type { Message } from '../views/message.ts';
import { mistakeNotice } from '../views/mistake.ts';
import { overview } from '../views/overview.ts';
import { progress, progressModal } from '../views/progress.ts';
import type { Reader } from '../views/reader.ts';
import { cardModal, recommendationCard } from '../views/recommendation-card.ts';
import { listModal, recommendationList } from '../views/recommendation-list.ts';
import { searchModal, searchResults } from '../views/search-results.ts';
import {
  openDeadlinesOf,
  readCard,
  readHistory,
  readList,
  readOverview,
  readProgress,
  readReference,
  readSearch,
} from './look-up.ts';
import { answerPreview } from './preview.ts';
import { answerWhy } from './why.ts';

/** Something to show, as a message or in a modal. */
export interface Answer {
  message(): Message;
  modal(): ModalView;
}

/** The commands that are answered with something to read. */
export type LookUp = Exclude<Command, { name: 'update' | 'settings' | 'manage' | 'add' }>;

export function isLookUp(command: Command): command is LookUp {
  return !['update', 'settings', 'manage', 'add'].includes(command.name);
}

/** Answers a look-up. */
export async function answerTo(deps: Deps, visit: Visit, command: LookUp): Promise<Answer> {
  const reader = readerOf(visit);
  switch (command.name) {
    case 'home':
      return answer(overview(await readOverview(deps, visit), reader), reader);
    case 'help': {
      const page = helpPage(command.topic, reader.words.language);
      return { message: () => help(page, reader), modal: () => helpModal(page, reader) };
    }
    case 'card':
      return answerReference(deps, visit, command.reference, ({ id }) => answerCard(deps, visit, id));
    case 'history':
      return answerReference(deps, visit, command.reference, (found) => answerHistory(deps, visit, found, 0));
    case 'find':
      return answerSearch(deps, visit, command.words, 0);
    case 'list':
      return answerList(deps, visit, command.filter, 0);
    case 'deadlines': {
      const { deadlines, printed } = openDeadlinesOf(visit);
      return answer(deadlinesList(deadlines, reader, printed, may(visit.member, 'manage_deadlines')), reader);
    }
    case 'preview':
      return answerPreview(deps, visit, command.words);
    case 'why':
      return answerWhy(deps, visit, command.reference, command.who);
    case 'progress': {
      const found = await readProgress(deps, visit, command.by, command.filter);
      if (!found.ok) return answerMistake(visit, found.mistake);
      const { progress: counted, printed } = found.value;
      return {
        message: () => progress(counted, printed, reader),
        modal: () => progressModal(counted, printed, reader),
      };
    }
  }
}

/** Says what could not be understood; nothing else is done about it. */
export function answerMistake(visit: Visit, mistake: Mistake): Answer {
  const reader = readerOf(visit);
  return answer(mistakeNotice(mistake, reader), reader);
}

/** `note` says what was done with the card; once shared it does not offer to be shared again. Throws as `readCard` does. */
export async function answerCard(
  deps: Deps,
  visit: Visit,
  id: string,
  options: { note?: string; mayShare?: boolean } = {},
): Promise<Answer> {
  const reader = readerOf(visit);
  const { member } = visit;
  const card = await readCard(deps, visit, id);
  const { recommendation, draft } = card;
  const shown = {
    mayUpdate: may(member, 'update', recommendation),
    draftSavedAt: draft?.savedAt ?? null,
    mayVerify: may(member, 'verify', recommendation),
    ...options,
  };
  return { message: () => recommendationCard(card, reader, shown), modal: () => cardModal(card, reader, shown) };
}

/** `note` says what was done in the history. */
export async function answerHistory(
  deps: Deps,
  visit: Visit,
  recommendation: Recommendation,
  offset: number,
  note?: string,
): Promise<Answer> {
  const reader = readerOf(visit);
  const page = { ...(await readHistory(deps, visit, recommendation, offset)), ...(note && { note }) };
  return { message: () => history(page, reader), modal: () => historyModal(page, reader) };
}

export async function answerSearch(deps: Deps, visit: Visit, query: string, offset: number): Promise<Answer> {
  const reader = readerOf(visit);
  const page = await readSearch(deps, visit, query, offset);
  return { message: () => searchResults(page, reader), modal: () => searchModal(page, reader) };
}

export async function answerList(
  deps: Deps,
  visit: Visit,
  filter: Extract<Command, { name: 'list' }>['filter'],
  offset: number,
): Promise<Answer> {
  const reader = readerOf(visit);
  const page = await readList(deps, visit, filter, offset);
  if (!page.ok) return answerMistake(visit, page.mistake);
  return { message: () => recommendationList(page.value, reader), modal: () => listModal(page.value, reader) };
}

/** The one recommendation that a reference means, through `show`; else what to choose from. */
async function answerReference(
  deps: Deps,
  visit: Visit,
  reference: string,
  show: (recommendation: Recommendation) => Promise<Answer>,
): Promise<Answer> {
  const found = await readReference(deps, visit, reference);
  const [only, ...others] = found.matches;
  if (only && others.length === 0) return show(only);
  const reader = readerOf(visit);
  return { message: () => chooseRecommendation(found, reader, null), modal: () => chooseModal(found, reader) };
}

/** A message that can stand in a modal as it is. */
function answer(message: Message, reader: Reader): Answer {
  return { message: () => message, modal: () => modal(reader.words.errors.noticeTitle, reader.words, message.blocks) };
}
