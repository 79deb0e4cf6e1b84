import type {
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  KnownEventFromType,
  MessageShortcut,
  SlashCommand,
  ViewClosedAction,
  ViewOutput,
  ViewResponseAction,
} from '@slack/bolt';
import type { GenericMessageEvent, HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { referenceOf } from '../errors.ts';
import { type Audience, enter, fail, wordsOf } from './boundary.ts';
import type { Deps, Visit } from './deps.ts';
import { patiently } from './patience.ts';
import { type Respond, respondTo } from './respond.ts';
import type { Suggestion, Switchboard } from './switchboard.ts';
import { type Message, say } from './views/message.ts';
import { notice } from './views/notice.ts';

// Every listener is registered through one of these doors. A door finds out who is there, turns outsiders away, acks in
// time, and catches what goes wrong: the handlers behind it hold only what the member came for.

/** Slack waits 3 s for an ack; an answer that is not ready by then follows through `response_url`. */
const ANSWER_IN_ACK = 2_000;
const SUBMISSION_LIMIT = 2_500;

/** Whether Slack took an ack. Without a socket, between two connections, it cannot: then only other ways are left. */
async function isHeard(deps: Deps, ack: () => Promise<unknown>): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    deps.log.warn({ error: String(error) }, 'an ack did not reach Slack');
    return false;
  }
}

function audienceOf(
  client: WebClient,
  { team, user }: { team?: { id: string } | null; user: { id: string; team_id?: string | undefined } },
): Audience {
  return { client, workspaceId: team?.id ?? '', slackUserId: user.id, userTeamId: user.team_id };
}

export interface Command {
  body: SlashCommand;
  client: WebClient;
}
/**
 * Answers a slash command with a message, or with nothing (null) when it opened a modal. `keyOf` tells the reference in what
 * was typed, which is read together with who typed it.
 */
export function onCommand(
  board: Switchboard,
  deps: Deps,
  name: string,
  {
    keyOf,
    handle,
  }: {
    keyOf(text: string): string | null;
    handle(visit: Visit, command: Command): Promise<Message | null>;
  },
): void {
  board.on('command', name, ({ ack, body, client }) =>
    deps.inFlight.run(async () => {
      let acked = false;
      const answer = async (message: Message | null) => {
        const said = message && { response_type: 'ephemeral' as const, ...message };
        if (!acked) {
          acked = true;
          if (await isHeard(deps, () => (said ? ack(said) : ack()))) return;
        }
        if (said) await respondTo(body.response_url)(said);
      };
      const timer = setTimeout(() => void answer(null), ANSWER_IN_ACK);
      const who: Audience = { client, workspaceId: body.team_id, slackUserId: body.user_id };
      try {
        const visit = await enter(deps, who, keyOf(body.text));
        await answer(await handle(visit, { body, client }));
      } catch (error) {
        await fail(deps, error, `command ${name}`, who, async (text) => answer(say(text.plain)));
      } finally {
        clearTimeout(timer);
      }
    }),
  );
}

export interface Click {
  body: BlockAction;
  /** The element that was used; `value` of a button, `selected_option` of a select… */
  action: {
    action_id: string;
    block_id: string;
    value?: string;
    selected_option?: { value?: string } | null;
    selected_user?: string | null;
  };
  client: WebClient;
  /** Only in messages: changes or answers the message in which it was clicked. */
  respond: Respond | null;
  triggerId: string;
}
/** Handles a button, select or menu, wherever it stands. */
export function onAction(
  board: Switchboard,
  deps: Deps,
  actionId: string | RegExp,
  handle: (visit: Visit, click: Click) => Promise<void>,
): void {
  board.on('block_actions', actionId, ({ ack, body, client }) =>
    deps.inFlight.run(async () => {
      await isHeard(deps, () => ack());
      const reply = body.response_url ? respondTo(body.response_url) : null;
      const who = audienceOf(client, body);
      try {
        const visit = await enter(deps, who);
        await handle(visit, {
          body,
          action: body.actions[0] as Click['action'],
          client,
          respond: reply,
          triggerId: body.trigger_id,
        });
      } catch (error) {
        await fail(deps, error, `action ${actionId}`, who, async (text) => {
          if (reply) await reply({ ...say(text.plain), response_type: 'ephemeral', replace_original: false });
          else if (body.view?.type === 'modal')
            await client.views.push({ trigger_id: body.trigger_id, view: notice(text.words, text.plain) });
          else await client.views.open({ trigger_id: body.trigger_id, view: notice(text.words, text.plain) });
        });
      }
    }),
  );
}

export interface Submission {
  view: ViewOutput;
  client: WebClient;
  triggerId: string;
}
/** What a submitted form answers: nothing (it closes), errors under its fields, or another view. */
export type SubmissionAnswer = ViewResponseAction | null;
/** Handles a form. It is acked only when `handle` is done: the form closes after the data is stored, not before. */
export function onSubmission(
  board: Switchboard,
  deps: Deps,
  callbackId: string,
  handle: (visit: Visit, submission: Submission) => Promise<SubmissionAnswer>,
): void {
  board.on('view_submission', callbackId, ({ ack, body, client }) =>
    deps.inFlight.run(async () => {
      const { view, trigger_id: triggerId } = body;
      let acked = false;
      const answer = async (response: SubmissionAnswer) => {
        if (acked) return;
        acked = true;
        await isHeard(deps, () => (response ? ack(response) : ack()));
      };
      const who = audienceOf(client, body);
      const keepForm = (words: string, visibleIn: Visit['words']) => {
        const input = view.blocks.find((block) => block.type === 'input');
        return answer(
          input?.block_id
            ? { response_action: 'errors', errors: { [input.block_id]: words } }
            : { response_action: 'push', view: notice(visibleIn, words) },
        );
      };
      // What is stored after all, once this has been said, is recognised when the form is sent again.
      const late = setTimeout(() => {
        const reference = referenceOf(deps.newKey());
        deps.log.warn({ reference, callbackId }, 'a form took too long to store');
        const words = wordsOf(deps, who);
        void keepForm(words.errors.slowInForm(reference), words);
      }, SUBMISSION_LIMIT);
      try {
        const visit = await enter(deps, who);
        await answer(await handle(visit, { view, client, triggerId }));
      } catch (error) {
        await fail(deps, error, `form ${callbackId}`, who, (text) => keepForm(text.inForm, text.words));
      } finally {
        clearTimeout(late);
      }
    }),
  );
}

/**
 * Handles a form that was closed without being sent (its view has `notify_on_close`). It is gone by then: when that fails,
 * what `rescue` finds in it is given back in a direct message; nothing is said where there was nothing to lose.
 */
export function onClosing(
  board: Switchboard,
  deps: Deps,
  callbackId: string,
  {
    handle,
    rescue,
  }: {
    handle(visit: Visit, closing: { body: ViewClosedAction; client: WebClient }): Promise<void>;
    rescue(body: ViewClosedAction, words: Visit['words']): KnownBlock[];
  },
): void {
  board.on('view_closed', callbackId, ({ ack, body, client }) =>
    deps.inFlight.run(async () => {
      await isHeard(deps, () => ack());
      const who = audienceOf(client, body);
      try {
        await handle(await enter(deps, who), { body, client });
      } catch (error) {
        await fail(deps, error, `closing of ${callbackId}`, who, async (text) => {
          const rescued = rescue(body, text.words);
          const { text: summary, blocks } = say(text.plain);
          if (rescued.length === 0) return;
          await client.chat.postMessage({ channel: who.slackUserId, text: summary, blocks: [...blocks, ...rescued] });
        });
      }
    }),
  );
}

/** Suggests options for an external select: at most 100. */
export function onOptions(
  board: Switchboard,
  deps: Deps,
  actionId: string,
  handle: (visit: Visit, asked: { body: BlockSuggestion; query: string }) => Promise<Suggestion>,
): void {
  board.on('block_suggestion', actionId, ({ ack, body, client }) =>
    deps.inFlight.run(async () => {
      const who = audienceOf(client, body);
      try {
        await ack(await handle(await enter(deps, who), { body, query: body.value }));
      } catch (error) {
        await fail(deps, error, `options ${actionId}`, who, async () => {
          await ack({ options: [] });
        });
      }
    }),
  );
}

export interface Shortcut<Body> {
  body: Body;
  client: WebClient;
  triggerId: string;
}
/** Handles a global or a message shortcut. */
export function onShortcut<Type extends 'shortcut' | 'message_action'>(
  board: Switchboard,
  deps: Deps,
  type: Type,
  callbackId: string,
  handle: (
    visit: Visit,
    shortcut: Shortcut<Type extends 'shortcut' ? GlobalShortcut : MessageShortcut>,
  ) => Promise<void>,
): void {
  board.on(type, callbackId, ({ ack, body, client }) =>
    deps.inFlight.run(async () => {
      await isHeard(deps, () => ack());
      const { trigger_id: triggerId } = body;
      const who = audienceOf(client, body);
      try {
        await handle(await enter(deps, who), { body: body as never, client, triggerId });
      } catch (error) {
        await fail(deps, error, `shortcut ${callbackId}`, who, async (text) => {
          await client.views.open({ trigger_id: triggerId, view: notice(text.words, text.plain) });
        });
      }
    }),
  );
}

/** Shows the Home tab when it is opened. */
export function onHomeOpened(
  board: Switchboard,
  deps: Deps,
  handle: (visit: Visit, home: { client: WebClient }) => Promise<HomeView>,
): void {
  board.event('app_home_opened', ({ event, body, client }) =>
    deps.inFlight.run(async () => {
      if (event.tab !== 'home') return;
      const who: Audience = { client, workspaceId: body.team_id, slackUserId: event.user };
      const publish = (view: HomeView) => client.views.publish({ user_id: event.user, view });
      try {
        await publish(await handle(await enter(deps, who), { client }));
      } catch (error) {
        await fail(deps, error, 'home', who, async (text) => {
          await publish({ type: 'home', blocks: say(text.plain).blocks });
        });
      }
    }),
  );
}

/** Handles what a person writes to the app in its direct messages. */
export function onDirectMessage(
  board: Switchboard,
  deps: Deps,
  handle: (
    visit: Visit,
    message: { text: string; channel: string; ts: string; threadTs: string | undefined; client: WebClient },
  ) => Promise<void>,
): void {
  board.message(({ message, body, client }) =>
    deps.inFlight.run(async () => {
      const said = typedBy(message);
      if (!said) return;
      const { channel } = said;
      const who: Audience = { client, workspaceId: body.team_id, slackUserId: said.user, userTeamId: said.team };
      try {
        await handle(await enter(deps, who), { ...said, client });
      } catch (error) {
        await fail(deps, error, 'direct message', who, async (text) => {
          await patiently(() => client.chat.postMessage({ channel, ...say(text.plain) }));
        });
      }
    }),
  );
}

/** What a person typed in a direct message; null for edits, joins, files without a word, and the words of apps. */
function typedBy(message: KnownEventFromType<'message'>) {
  const { subtype, channel_type: kind } = message;
  if (kind !== 'im' || (subtype && subtype !== 'file_share' && subtype !== 'thread_broadcast')) return null;
  const { user, text = '', channel, ts, thread_ts: threadTs, team, bot_id: bot } = message as GenericMessageEvent;
  if (!user || bot || (subtype && !text.trim())) return null;
  return { user, text, channel, ts, threadTs, team };
}
