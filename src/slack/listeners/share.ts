import { ErrorCode, type WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { getRecommendation } from '../../db/recommendations.ts';
import { catalogueOf } from '../../locales/catalogue.ts';
import { ACTION, FORM } from '../action-ids.ts';
import type { Deps, Visit } from '../deps.ts';
import { type Click, onAction, onSubmission } from '../doors.ts';
import { patiently, retryAfter } from '../patience.ts';
import type { Switchboard } from '../switchboard.ts';
import { type Message, say } from '../views/message.ts';
import { notice } from '../views/notice.ts';
import { sharedCard } from '../views/recommendation-card.ts';
import { SHARE_BLOCK, SHARE_INPUT, shareForm } from '../views/share-form.ts';
import { answerCard } from './answer.ts';
import { readCard } from './look-up.ts';
import { isSharedOutside } from './shared-outside.ts';
import { beside, showModal } from './surface.ts';

/** Sharing a card: where it was asked for, or, from a direct message or the Home tab, in a channel to choose. */
export function registerShare(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.share, async (visit, click) => {
    const id = click.action.value ?? '';
    if (!isInChannel(click)) return showModal(deps, visit, click, openForm(visit, id));
    await getRecommendation(deps.db, visit.workspace.id, id);
    if (await isSharedOutside(deps, click.client, click.body.channel?.id ?? '')) {
      return beside(click, say(visit.words.lookup.share.outside));
    }
    await post(deps, click, await readShared(deps, visit, id));
    const note = visit.words.lookup.card.shared(visit.words.dates.time(visit.now, visit.member.timeZone));
    const card = await answerCard(deps, visit, id, { note, mayShare: false });
    await click.respond?.({ ...card.message(), replace_original: true });
  });

  onSubmission(board, deps, FORM.share, async (visit, { view, client }) => {
    const channel = view.state.values[SHARE_BLOCK]?.[SHARE_INPUT]?.selected_conversation ?? '';
    if (await isSharedOutside(deps, client, channel)) {
      return { response_action: 'errors', errors: { [SHARE_BLOCK]: visit.words.lookup.share.outside } };
    }
    const message = await readShared(deps, visit, view.private_metadata);
    const { card } = visit.words.lookup;
    try {
      await client.chat.postMessage({ channel, ...message });
    } catch (error) {
      // A form waits three seconds for its answer; what Slack limits takes longer.
      if (retryAfter(error) !== null) {
        shareLater(visit, client, channel, message);
        return { response_action: 'update', view: notice(visit.words, card.sharedSoon(`<#${channel}>`)) };
      }
      // Which channels it may post in, Slack alone knows; the form stays open for another choice.
      if ((error as WebAPIPlatformError).code !== ErrorCode.PlatformError) throw error;
      deps.log.info({ channel, error: String(error) }, 'could not share a card');
      return { response_action: 'errors', errors: { [SHARE_BLOCK]: visit.words.lookup.share.refused } };
    }
    return { response_action: 'update', view: notice(visit.words, card.sharedIn(`<#${channel}>`)) };
  });

  function shareLater(visit: Visit, client: WebClient, channel: string, message: Message): void {
    deps.inFlight
      .run(async () => {
        await patiently(() => client.chat.postMessage({ channel, ...message }));
      })
      .catch(async (error) => {
        deps.log.info({ channel, error: String(error) }, 'could not share a card');
        const told = say(`<#${channel}>: ${visit.words.lookup.share.refused}`);
        await client.chat.postMessage({ channel: visit.member.slackUserId, ...told });
      })
      .catch((error) => deps.log.warn({ error: String(error) }, 'could not tell a member what was not shared'));
  }

  async function openForm(visit: Visit, id: string) {
    await getRecommendation(deps.db, visit.workspace.id, id);
    return shareForm(id, visit.words);
  }
}

/** Whether the card stands in a channel: the answers to `/rec` there do, for one person's eyes. */
function isInChannel({ body, respond }: Click): boolean {
  return respond !== null && body.channel !== undefined && !body.channel.id.startsWith('D');
}

/** The card in the words of the workspace: people of both languages read it. */
async function readShared(deps: Deps, visit: Visit, id: string): Promise<Message> {
  const { workspace, today, member } = visit;
  const card = await readCard(deps, visit, id);
  const reader = { words: catalogueOf(workspace.language), today, timeZone: workspace.timeZone, isShared: true };
  return sharedCard(card, reader, member.slackUserId);
}

/** Posts for all through the click's own address, which works where the app is no member; it may be used up. */
async function post(deps: Deps, click: Click, message: Message): Promise<void> {
  try {
    await click.respond?.({ ...message, response_type: 'in_channel', replace_original: false });
  } catch (error) {
    deps.log.info({ error: String(error) }, 'a response address did not work; posting instead');
    await patiently(() => click.client.chat.postMessage({ channel: click.body.channel?.id ?? '', ...message }));
  }
}
