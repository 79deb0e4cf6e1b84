import { claimInboundEvent } from '../../db/inbound-events.ts';
import { may } from '../../domain/permissions.ts';
import { parseCommand } from '../../domain/query/parse-command.ts';
import { noAgency, reportRefusal } from '../../domain/report-refusal.ts';
import { ACTION } from '../action-ids.ts';
import { fail } from '../boundary.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onDirectMessage } from '../doors.ts';
import { patiently } from '../patience.ts';
import type { Switchboard } from '../switchboard.ts';
import { chooseRecommendation } from '../views/choose-recommendation.ts';
import { actions, button, section } from '../views/elements.ts';
import { type Message, say } from '../views/message.ts';
import { shown } from '../views/record-text.ts';
import { answerMistake, answerTo, isLookUp } from './answer.ts';
import { readReference } from './look-up.ts';

/** What a member writes to the app is understood as after `/rec`. */
export function registerDirectMessage(board: Switchboard, deps: Deps): void {
  onDirectMessage(board, deps, async (visit, { text, channel, ts, threadTs, client }) => {
    // Slack delivers a message again, even under another event id, when it believes that nobody took it.
    if (!(await claimInboundEvent(deps.db, visit.workspace.id, `message:${channel}:${ts}`, visit.now))) return;
    const { words, member } = visit;
    const who = { client, workspaceId: member.workspaceId, slackUserId: member.slackUserId, words };
    const message = await reply(deps, visit, text).catch(async (error: unknown) => {
      let said = say(words.errors.close);
      await fail(deps, error, 'direct message', who, async (told) => {
        said = say(told.plain);
      });
      return said;
    });
    await patiently(() => client.chat.postMessage({ channel, ...(threadTs && { thread_ts: threadTs }), ...message }));
  });
}

/** Without a trigger no modal can be opened: what would open one is answered with a button that does. */
async function reply(deps: Deps, visit: Visit, text: string): Promise<Message> {
  const { words } = visit;
  const parsed = parseCommand(text, visit.today, words.language);
  if (!parsed.ok) return answerMistake(visit, parsed.mistake).message();
  const command = parsed.value;
  if (command.name === 'settings')
    return offer(words.lookup.dm.settings, words.lookup.button.settings, ACTION.settings, 'settings');
  if (isLookUp(command)) return (await answerTo(deps, visit, command)).message();
  if (command.name === 'manage' || command.name === 'add') {
    if (!may(visit.member, 'manage_deadlines')) return (await answerTo(deps, visit, { name: 'deadlines' })).message();
    const { manage, button: label } = words.deadline;
    return command.name === 'add'
      ? offer(manage.offerAdd, label.add, ACTION.addDeadline, 'add')
      : offer(manage.offer, label.manage, ACTION.manageDeadlines, 'manage');
  }
  if (command.reference === null) {
    if (!may(visit.member, 'update')) throw noAgency();
    return offer(words.lookup.dm.updateAny, words.lookup.button.update, ACTION.ask, 'update');
  }
  const found = await readReference(deps, visit, command.reference);
  const [only, ...others] = found.matches;
  if (!only || others.length > 0) return chooseRecommendation(found, readerOf(visit), visit.member);
  if (!may(visit.member, 'update', only)) throw reportRefusal(only);
  return offer(words.lookup.dm.update(shown(only.reference, 80)), words.lookup.button.update, ACTION.update, only.id);
}

function offer(text: string, label: string, actionId: string, value: string): Message {
  return { text, blocks: [section(text), ...actions('offer', [button(label, actionId, value, { style: 'primary' })])] };
}
