import { may } from '../../domain/permissions.ts';
import type { Command, Parsed } from '../../domain/query/command.ts';
import { parseCommand } from '../../domain/query/parse-command.ts';
import { parseFilter } from '../../domain/query/parse-filter.ts';
import { keyTyped } from '../../domain/query/reference-match.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction, onCommand, onSubmission } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { chooseRecommendation } from '../views/choose-recommendation.ts';
import { FIND_BLOCK, FIND_INPUT, findForm } from '../views/find-form.ts';
import type { Message } from '../views/message.ts';
import { readPage } from '../views/paging.ts';
import type { Origin } from '../views/update-values.ts';
import { type Answer, answerList, answerMistake, answerSearch, answerTo, isLookUp } from './answer.ts';
import { registerCard } from './card.ts';
import { readNewDeadline } from './deadline-form.ts';
import { readReference } from './look-up.ts';
import { openDeadlines, readManaged } from './managed-deadlines.ts';
import { registerDirectMessage } from './message.ts';
import { openSettings } from './settings.ts';
import { registerShare } from './share.ts';
import { beside, show, showModal, turn } from './surface.ts';
import { type Opening, openUpdateForm, openUpdatePicker, placeOf } from './update.ts';

/** Looking up: `/rec`, the same in direct messages, and everything that can be clicked in an answer. */
export function registerLookup(board: Switchboard, deps: Deps): void {
  onCommand(board, deps, '/rec', {
    keyOf: keyTyped,
    async handle(visit, { body, client }) {
      const place = {
        client,
        triggerId: body.trigger_id,
        origin: { kind: 'channel', channelId: body.channel_id } as Origin,
      };
      return follow(deps, visit, parseCommand(body.text, visit.today, visit.words.language), place);
    },
  });
  onAction(board, deps, new RegExp(`^${ACTION.ask}(:|$)`), async (visit, click) => {
    const parsed = parseCommand(click.action.value ?? '', visit.today, visit.words.language);
    if (!parsed.ok) return show(deps, visit, click, soon(answerMistake(visit, parsed.mistake)));
    const command = parsed.value;
    if (isLookUp(command)) return show(deps, visit, click, answerTo(deps, visit, command));
    const message = await follow(deps, visit, parsed, placeOf(click));
    if (message) await beside(click, message);
  });

  onAction(board, deps, new RegExp(`^${ACTION.listPage}:`), (visit, click) => {
    const { of, offset } = readPage(click.action.value);
    return turn(click, answerFilter(deps, visit, of, offset));
  });
  onAction(board, deps, ACTION.showList, (visit, click) =>
    show(deps, visit, click, answerFilter(deps, visit, (click.action.value ?? '').trim(), 0)),
  );
  onAction(board, deps, new RegExp(`^${ACTION.searchPage}:`), (visit, click) => {
    const { of, offset } = readPage(click.action.value);
    return turn(click, answerSearch(deps, visit, of, offset));
  });

  onAction(board, deps, ACTION.find, (visit, click) => showModal(deps, visit, click, soon(findForm(visit.words))));
  onSubmission(board, deps, FORM.find, async (visit, { view }) => {
    const text = view.state.values[FIND_BLOCK]?.[FIND_INPUT]?.value?.trim() ?? '';
    return { response_action: 'update', view: (await answerWords(deps, visit, text)).modal() };
  });

  registerCard(board, deps);
  registerShare(board, deps);
  registerDirectMessage(board, deps);
}

type Place = Opening & { origin: Origin };

/** Does what a command says: gives the message that answers it, or null where a modal was opened. */
async function follow(deps: Deps, visit: Visit, parsed: Parsed<Command>, place: Place): Promise<Message | null> {
  if (!parsed.ok) return answerMistake(visit, parsed.mistake).message();
  const command = parsed.value;
  if (command.name === 'settings') {
    await openSettings(deps, visit, place);
    return null;
  }
  if (isLookUp(command)) return (await answerTo(deps, visit, command)).message();
  if (command.name === 'manage' || command.name === 'add') {
    // Everybody else came for the deadlines.
    if (!may(visit.member, 'manage_deadlines')) return (await answerTo(deps, visit, { name: 'deadlines' })).message();
    const reading = command.name === 'add' ? readNewDeadline(deps, visit, null) : readManaged(deps, visit);
    await openDeadlines(deps, visit, place, reading);
    return null;
  }
  if (command.reference === null) {
    await openUpdatePicker(deps, visit, place);
    return null;
  }
  const found = await readReference(deps, visit, command.reference);
  const [only, ...others] = found.matches;
  if (!only || others.length > 0) return chooseRecommendation(found, readerOf(visit), visit.member);
  await openUpdateForm(deps, visit, { ...place, recommendationId: only.id });
  return null;
}

async function answerFilter(deps: Deps, visit: Visit, text: string, offset: number): Promise<Answer> {
  const filter = parseFilter(text, visit.today, visit.words.language);
  return filter.ok ? answerList(deps, visit, filter.value, offset) : answerMistake(visit, filter.mistake);
}

/** What was typed without a command: a reference where it is one, else words to look for. */
async function answerWords(deps: Deps, visit: Visit, text: string): Promise<Answer> {
  const parsed = parseCommand(text, visit.today);
  if (parsed.ok && parsed.value.name === 'card') {
    const { matches } = await readReference(deps, visit, parsed.value.reference);
    if (matches.length > 0) return answerTo(deps, visit, parsed.value);
  }
  return answerSearch(deps, visit, text, 0);
}

async function soon<T>(value: T): Promise<T> {
  return value;
}
