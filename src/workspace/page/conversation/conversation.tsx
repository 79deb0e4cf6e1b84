import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConversationShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { Closed } from './closed.tsx';
import { Composer } from './composer.tsx';
import style from './conversation.module.css';
import { MessageList } from './message-list.tsx';
import parts from './parts.module.css';
import { useMessages, useReading, useRefusalsIn } from './reading.ts';
import { Thread } from './thread.tsx';
import { inConversation, timeline } from './timeline.ts';
import { titleOf, writingIn } from './writing.ts';

/** Where a conversation begins, once its first message is in sight. */
function Beginning({ conversation }: { conversation: ConversationShown }) {
  const { workspace } = useReader();
  const { conversation: words } = useWords();
  const { kind, members, name, topic } = conversation;
  const isApp = kind === 'im' && members.includes(workspace.app.botUserId);
  const isChannel = kind === 'public' || kind === 'private';
  const say = isApp ? words.beginningOfApp : isChannel ? words.beginningOfChannel : words.beginningOfDirect;
  return (
    <div className={style.beginning}>
      <p>{say(titleOf({ kind, name }))}</p>
      {topic && <p>{topic}</p>}
    </div>
  );
}

/** Which thread is open: one that was chosen, or the one in which the message stands that the address names. */
function useThread(conversation: ConversationShown, messageTs: string | null) {
  const [ts, setTs] = useState<string | null>(null);
  const from = useRef<HTMLElement | null>(null);
  const named = conversation.messages.find((one) => one.ts === messageTs)?.thread_ts;
  useEffect(() => {
    if (named && named !== messageTs) setTs(named);
  }, [named, messageTs]);
  const open = useCallback((threadTs: string) => {
    const focused = document.activeElement;
    from.current = focused instanceof HTMLElement ? focused.closest('[data-message]') : null;
    setTs(threadTs);
  }, []);
  const close = useCallback(() => setTs(null), []);
  useEffect(() => {
    // Only now: while the thread covered the conversation, nothing in it could take the focus.
    if (ts !== null) return;
    from.current?.focus();
    from.current = null;
  }, [ts]);
  return { ts, open, close };
}

/** A channel or DM: its messages, a composer, and the thread that is open beside it. The frame draws its header. */
export function Conversation({
  conversation,
  messageTs,
}: {
  conversation: ConversationShown;
  messageTs: string | null;
}) {
  const { user } = useReader();
  // What is remembered in it belongs to one person in one conversation.
  return <Room key={`${user.id} ${conversation.id}`} conversation={conversation} messageTs={messageTs} />;
}

function Room({ conversation, messageTs }: { conversation: ConversationShown; messageTs: string | null }) {
  const { user, workspace } = useReader();
  const { conversation: words } = useWords();
  const isNamedEarlier = messageTs !== null && !conversation.messages.some((one) => one.ts === messageTs);
  const [isEarlierWanted, setEarlierWanted] = useState(false);
  const { messages, hasEarlier, isWhole } = useMessages(conversation, isEarlierWanted || isNamedEarlier);
  const unseen = useReading(conversation);
  const { refusals, dismiss } = useRefusalsIn(conversation.id);
  const thread = useThread(conversation, messageTs);
  const entries = useMemo(
    () => timeline({ messages: inConversation(messages), refusals, unseen, readerId: user.id, tz: user.tz }),
    [messages, refusals, unseen, user.id, user.tz],
  );
  const title = titleOf(conversation);
  const writing = writingIn(conversation, workspace.app);
  const wantEarlier = useCallback(() => setEarlierWanted(true), []);
  return (
    <div className={style.room}>
      <div className={style.columns}>
        <div className={style.main}>
          <MessageList
            name={`${user.id} ${conversation.id}`}
            label={words.messagesOf(title)}
            channelId={conversation.id}
            entries={entries}
            canWrite={writing === 'open'}
            messageTs={messageTs}
            openThread={thread.open}
            dismissRefusal={dismiss}
            reachTop={wantEarlier}
            above={
              hasEarlier ? (
                <div className={style.beginning}>
                  <Button className={parts.button ?? ''} onPress={wantEarlier}>
                    {words.earlier}
                  </Button>
                </div>
              ) : (
                isWhole && <Beginning conversation={conversation} />
              )
            }
          />
          {writing === 'open' ? (
            <Composer
              room={{ channel: conversation.id }}
              label={words.write(title)}
              placeholder={words.write(title)}
              autoFocus={messageTs === null}
            />
          ) : (
            <Closed conversation={conversation} why={writing} />
          )}
        </div>
        {thread.ts !== null && (
          <Thread
            key={thread.ts}
            conversation={conversation}
            ts={thread.ts}
            close={thread.close}
            messageTs={messageTs}
          />
        )}
      </div>
    </div>
  );
}
