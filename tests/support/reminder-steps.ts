import { WebClient } from '@slack/web-api';
import { LOCAL } from '../../src/local.ts';
import type { PersonMessage } from '../../src/workspace/person.ts';
import type { TestApp } from './app.ts';
import { GROUP } from './update-steps.ts';

type Block = { type: string; block_id: string; accessory?: Element; elements?: Element[]; text?: { text: string } };
type Element = { action_id: string; value?: string; text?: { text: string }; options?: { value: string }[] };

/** What tests of reminders do and look at again and again. */
export function reminderSteps({ as, control, workspace }: TestApp) {
  const web = new WebClient(LOCAL.botToken, { slackApiUrl: workspace.apiUrl });

  /** What the app has said unasked to a person, the latest last. */
  const told = async (userId: string): Promise<PersonMessage[]> =>
    (await as(userId).messages()).filter(({ metadata }) => metadata?.event_type === 'rapporteur_outbox');

  return {
    told,
    idOf: ({ metadata }: PersonMessage) => String(metadata?.event_payload.id),

    /** Where the latest message with words stands, once it is there. */
    async latest(userId: string, words: string): Promise<PersonMessage> {
      return as(userId).eventually(
        ({ conversations }) =>
          conversations
            .flatMap(({ kind, messages }) => (kind === 'im' ? messages : []))
            .filter((message) => JSON.stringify(message).includes(words))
            .at(-1),
        { what: words },
      );
    },

    /** The message as it is once it satisfies a test. */
    changed: (userId: string, { ts }: PersonMessage, test: (words: string) => boolean): Promise<PersonMessage> =>
      as(userId).eventually(({ conversations }) =>
        conversations
          .flatMap(({ messages }) => messages)
          .find((message) => message.ts === ts && test(`${message.text} ${JSON.stringify(message.blocks)}`)),
      ),

    /** What a person was answered beside something that they clicked in the group's channel, for their eyes only. */
    answered: (userId: string, words: string | RegExp): Promise<PersonMessage> =>
      as(userId).eventually(
        ({ conversations }) =>
          conversations
            .flatMap(({ messages }) => messages)
            .find(({ ephemeral, text }) => ephemeral && (words instanceof RegExp ? words.test(text) : text === words)),
        { what: String(words) },
      ),

    /** What Slack would have complained about; how fast a busy machine answers says nothing. */
    async complaints(): Promise<string[]> {
      const { warnings } = await control('warnings');
      return warnings
        .map(({ message }: { message: string }) => message)
        .filter((message: string) => !message.startsWith('The acknowledgement took'));
    },

    /** What can be clicked in a message, with where. */
    elementsOf: (message: PersonMessage, actionId: string): (Element & { blockId: string; says: string })[] =>
      ((message.blocks ?? []) as unknown as Block[]).flatMap(({ block_id: blockId, accessory, elements, text }) =>
        [...(accessory ? [accessory] : []), ...(elements ?? [])]
          .filter(({ action_id: id }) => id === actionId)
          .map((element) => ({ ...element, blockId, says: text?.text ?? '' })),
      ),

    /** A button as a copy that is out of date still has it, in a channel; gives where it is. */
    async outdated(actionId: string, value: string): Promise<{ channel: string; ts: string }> {
      const text = { type: 'plain_text', text: 'Outdated' };
      const blocks = [{ type: 'actions', elements: [{ type: 'button', text, action_id: actionId, value }] }];
      const { ts } = await web.chat.postMessage({ channel: GROUP, text: 'a copy', blocks: blocks as never });
      return { channel: GROUP, ts: ts as string };
    },

    /** The same of a choice. */
    async outdatedChoice(actionId: string, value: string): Promise<{ channel: string; ts: string }> {
      const plain = (words: string) => ({ type: 'plain_text', text: words });
      const options = [{ text: plain('Outdated'), value }];
      const element = { type: 'static_select', placeholder: plain('x'), action_id: actionId, options };
      const blocks = [{ type: 'actions', elements: [element] }];
      const { ts } = await web.chat.postMessage({ channel: GROUP, text: 'a copy', blocks: blocks as never });
      return { channel: GROUP, ts: ts as string };
    },
  };
}
