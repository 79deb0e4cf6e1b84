import type { MessageShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { findMember } from '../../db/members.ts';
import { findRecommendations } from '../../db/recommendations.ts';
import { findUpdate } from '../../db/update-writes.ts';
import { listUpdates } from '../../db/updates.ts';
import { may } from '../../domain/permissions.ts';
import { formValuesOf, TEXT_LIMIT } from '../../domain/progress-input.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { referenceKey } from '../../domain/reference.ts';
import { noAgency } from '../../domain/report-refusal.ts';
import type { Update } from '../../domain/update.ts';
import { UserError } from '../../errors.ts';
import { ACTION, SHORTCUT } from '../action-ids.ts';
import { fail } from '../boundary.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction, onShortcut } from '../doors.ts';
import { mentionedIn, plainTextOf, referencesIn } from '../message-text.ts';
import { openModal } from '../modal.ts';
import type { Switchboard } from '../switchboard.ts';
import { clip } from '../views/message.ts';
import { loading, notice } from '../views/notice.ts';
import { atMomentIn, momentIn, type Reader } from '../views/reader.ts';
import { type Prefill, updatePicker } from '../views/update-picker.ts';
import type { Origin } from '../views/update-values.ts';
import { readUpdateForm, registerUpdateForm } from './update-form.ts';
import { registerUpdatePicker } from './update-picker.ts';

export function registerUpdate(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.update, (visit, click) =>
    openUpdateForm(deps, visit, { ...placeOf(click), recommendationId: click.action.value ?? '' }),
  );
  onAction(board, deps, ACTION.correctUpdate, (visit, click) =>
    open(deps, visit, placeOf(click), readCorrection(deps, visit, click.action.value ?? '', placeOf(click).origin)),
  );
  onShortcut(board, deps, 'shortcut', SHORTCUT.submitUpdate, (visit, { client, triggerId }) =>
    openUpdatePicker(deps, visit, { client, triggerId, origin: { kind: 'direct' } }),
  );
  onShortcut(board, deps, 'message_action', SHORTCUT.updateFromMessage, (visit, { body, client, triggerId }) =>
    open(deps, visit, { client, triggerId }, readFromMessage(deps, visit, client, body)),
  );
  registerUpdateForm(board, deps);
  registerUpdatePicker(board, deps);
}

/** With what a modal is opened, and how. */
export interface Opening {
  client: WebClient;
  triggerId: string;
  how?: 'open' | 'push';
}

/**
 * Opens the form of an update. A member who may not report on the recommendation is told so in the form's place.
 * `prefill` is added to what their draft holds.
 */
export function openUpdateForm(
  deps: Deps,
  visit: Visit,
  at: Opening & { recommendationId: string; origin: Origin; prefill?: Prefill },
): Promise<void> {
  return open(deps, visit, at, readUpdateForm(deps, visit, at));
}

/** Asks which recommendation the update is about, then shows its form in the same place. */
export function openUpdatePicker(
  deps: Deps,
  visit: Visit,
  at: Opening & { origin: Origin; prefill?: Prefill },
): Promise<void> {
  return open(deps, visit, at, readPicker(visit, at));
}

/** Throws a UserError `no_agency` for who may report on nothing: the picker could list nothing to them. */
async function readPicker(
  visit: Visit,
  { origin, prefill }: { origin: Origin; prefill?: Prefill },
): Promise<ModalView> {
  if (!may(visit.member, 'update')) throw noAgency();
  return updatePicker(readerOf(visit), origin, prefill);
}

/**
 * The trigger works once, and may by then have opened a loading view: so what goes wrong while the view is read is told
 * in its place, and not by the door.
 */
function open(
  deps: Deps,
  visit: Visit,
  { client, triggerId, how }: Opening,
  reading: Promise<ModalView>,
): Promise<void> {
  const { words, member } = visit;
  const who = { client, workspaceId: member.workspaceId, slackUserId: member.slackUserId, words };
  const view = reading.catch(async (error: unknown) => {
    let shown = loading(words);
    await fail(deps, error, 'opening of update_form', who, async (told) => {
      shown = notice(told.words, told.plain);
    });
    return shown;
  });
  return openModal(client, triggerId, view, () => loading(words), how);
}

/** Where a click was made: how a form opens from there, and where its outcome is told. */
export function placeOf({ body, client, triggerId }: Click): Opening & { origin: Origin } {
  const channelId = body.channel?.id ?? body.container?.channel_id;
  const origin: Origin = channelId
    ? { kind: 'channel', channelId }
    : // What is not in a message is Home, or a modal that was opened there.
      { kind: body.view ? 'home' : 'direct' };
  return { client, triggerId, origin, how: body.view?.type === 'modal' ? 'push' : 'open' };
}

/**
 * A form that holds what an update says. Sent, it becomes another update: a record is not rewritten. When the member has
 * reported again since, it holds that, and says so; it also says when others have.
 */
async function readCorrection(deps: Deps, visit: Visit, updateId: string, origin: Origin): Promise<ModalView> {
  const update = await findUpdate(deps.db, visit.workspace.id, updateId);
  if (!update) throw new UserError('update_gone', 'This update is no longer in the records');
  const { recommendationId } = update;
  const latest = await listUpdates(deps.db, visit.workspace.id, recommendationId, { limit: MOST_LATER });
  const own = latest.find(({ author }) => author.memberId === visit.member.id) ?? update;
  const note = noteOf(readerOf(visit), update, own, latest[0]);
  const prefill = formValuesOf(own);
  const request = { recommendationId, origin, prefill, isCorrection: true, ...(note && { note }) };
  return readUpdateForm(deps, visit, request);
}

const MOST_LATER = 50;

/** What is newer than the update that was to be corrected; null when nothing is. */
function noteOf(reader: Reader, clicked: Update, own: Update, latest: Update | undefined): string | null {
  const { superseded } = reader.words.update;
  const notes = own.id === clicked.id ? [] : [superseded.own(atMomentIn(own.reportedAt, reader))];
  if (latest && latest.id !== own.id && latest.reportedAt > clicked.reportedAt) {
    const status = reader.words.words.status[latest.status];
    notes.push(superseded.others(`<@${latest.author.slackUserId}>`, status, momentIn(latest.reportedAt, reader)));
  }
  return notes.length > 0 ? notes.join('\n') : null;
}

/** A message as results, its link as evidence, on the one recommendation that it names; else that is asked first. */
async function readFromMessage(
  deps: Deps,
  visit: Visit,
  client: WebClient,
  { message, message_ts: ts, channel }: MessageShortcut,
): Promise<ModalView> {
  const origin: Origin = { kind: 'channel', channelId: channel.id };
  const mrkdwn = message.text ?? '';
  const [names, evidence] = await Promise.all([
    readNames(deps, visit, mentionedIn(mrkdwn)),
    findPermalink(deps, client, channel.id, ts ?? message.ts),
  ]);
  const text = plainTextOf(mrkdwn, names);
  const prefill = { results: clip(text, TEXT_LIMIT), ...(evidence && { evidence }) };
  const named = await findNamed(deps, visit, text);
  return named && may(visit.member, 'update', named)
    ? readUpdateForm(deps, visit, { recommendationId: named.id, origin, prefill })
    : readPicker(visit, { origin, prefill });
}

const MOST_NAMES = 20;

async function readNames({ db }: Deps, { workspace }: Visit, ids: string[]): Promise<Map<string, string>> {
  const found = await Promise.all(ids.slice(0, MOST_NAMES).map((id) => findMember(db, workspace.id, id)));
  return new Map(found.flatMap((one) => (one ? [[one.member.slackUserId, one.member.name]] : [])));
}

/** The message's address; null where the app cannot see it, which is no reason not to open the form. */
async function findPermalink({ log }: Deps, client: WebClient, channel: string, ts: string): Promise<string | null> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch (error) {
    log.info({ channel, error: String(error) }, 'no permalink for a message');
    return null;
  }
}

/** The recommendation that a text names, where it names exactly one that exists. */
async function findNamed({ db }: Deps, { workspace }: Visit, text: string): Promise<Recommendation | null> {
  const found = new Map<string, Recommendation>();
  for (const reference of referencesIn(text)) {
    for (const recommendation of await findRecommendations(db, workspace.id, reference)) {
      if (referenceKey(recommendation.reference) === referenceKey(reference)) {
        found.set(recommendation.id, recommendation);
      }
    }
  }
  const [only, ...others] = found.values();
  return only && others.length === 0 ? only : null;
}
