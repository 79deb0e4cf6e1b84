import type { ModalView } from '@slack/types';
import { fail } from '../boundary.ts';
import type { Deps, Visit } from '../deps.ts';
import type { Click } from '../doors.ts';
import { openModal, redrawModal } from '../modal.ts';
import type { Reply } from '../respond.ts';
import type { Message } from '../views/message.ts';
import { loading, notice } from '../views/notice.ts';
import type { Answer } from './answer.ts';

/** Shows something new where a member clicked: beside a message for their eyes only, or in a modal. */
export async function show(deps: Deps, visit: Visit, click: Click, answer: Promise<Answer>): Promise<void> {
  if (click.respond) {
    await beside(click, (await answer).message());
    return;
  }
  await showModal(
    deps,
    visit,
    click,
    answer.then((shown) => shown.modal()),
  );
}

/** Puts another page in the place of the one in which a member clicked. */
export async function turn(click: Click, answer: Promise<Answer>): Promise<void> {
  const { body, client, respond } = click;
  if (respond) {
    await respond({ ...(await answer).message(), replace_original: true });
    return;
  }
  if (!body.view) return;
  // Clicked twice: what the other click has put there is newer than what this one saw.
  await redrawModal(client, body.view, (await answer).modal());
}

/** Opens a modal, or pushes it on the one in which was clicked, or, at the top of the stack, takes its place. */
export async function showModal(deps: Deps, visit: Visit, click: Click, reading: Promise<ModalView>): Promise<void> {
  const { body, client, triggerId } = click;
  const { words, member } = visit;
  const who = { client, workspaceId: member.workspaceId, slackUserId: member.slackUserId, words };
  // The trigger works once and may be spent on a loading view: what goes wrong is told in that view's place.
  const view = reading.catch(async (error: unknown) => {
    let told = loading(words);
    await fail(deps, error, `action ${click.action.action_id}`, who, async ({ plain }) => {
      told = notice(words, plain);
    });
    return told;
  });
  if (body.view?.type !== 'modal') return openModal(client, triggerId, view, () => loading(words), 'open');
  if (isTopOfStack(body.view)) {
    await redrawModal(client, body.view, await view);
    return;
  }
  await openModal(client, triggerId, view, () => loading(words), 'push');
}

/** Answers beside a message, in its thread where it stands in one. */
export async function beside(click: Click, message: Message): Promise<void> {
  const thread = (click.body.message as { thread_ts?: string } | undefined)?.thread_ts;
  const said: Reply & { thread_ts?: string } = {
    ...message,
    response_type: 'ephemeral',
    replace_original: false,
    ...(thread && { thread_ts: thread }),
  };
  await click.respond?.(said);
}

/** Slack holds three modals: the third one has another below it than the first. */
export function isTopOfStack({
  previous_view_id: previous,
  root_view_id: root,
}: {
  previous_view_id?: string | null;
  root_view_id?: string | null;
}) {
  return Boolean(previous && previous !== root);
}
