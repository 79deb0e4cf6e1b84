import type { ConversationShown, StateShown } from '../../control/shown.ts';

/** Whether a person can write in a conversation, or what keeps them from it. */
export type Writing = 'open' | 'archived' | 'canJoin' | 'notMember' | 'readOnly';

export function writingIn(conversation: ConversationShown, app: StateShown['app']): Writing {
  if (conversation.isArchived) return 'archived';
  if (!conversation.isMember) return conversation.kind === 'public' ? 'canJoin' : 'notMember';
  const isWithApp = conversation.kind === 'im' && conversation.members.includes(app.botUserId);
  if (isWithApp && (app.messagesReadOnly || !app.messagesTab)) return 'readOnly';
  return 'open';
}

/** A conversation's name among words: channels with their sign. */
export function titleOf({ kind, name }: Pick<ConversationShown, 'kind' | 'name'>): string {
  return kind === 'im' || kind === 'mpim' ? name : `#${name}`;
}
