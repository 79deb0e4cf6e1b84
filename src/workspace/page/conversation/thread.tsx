import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { ConversationShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { Composer } from './composer.tsx';
import style from './conversation.module.css';
import { IconButton } from './icon-button.tsx';
import { Message } from './message.tsx';
import { MessageList } from './message-list.tsx';
import { useMessages } from './reading.ts';
import { inThread, timeline } from './timeline.ts';
import { titleOf, writingIn } from './writing.ts';

/** A message and the replies to it, beside the conversation; over it where there is no room. */
export function Thread(props: {
  conversation: ConversationShown;
  ts: string;
  close(): void;
  messageTs?: string | null;
}) {
  const { conversation, ts, close } = props;
  const { user, workspace } = useReader();
  const { conversation: words } = useWords();
  const isOnScreen = conversation.messages.some((one) => one.ts === ts);
  const { messages } = useMessages(conversation, !isOnScreen);
  const parent = messages.find((one) => one.ts === ts);
  const replies = useMemo(() => inThread(messages, ts), [messages, ts]);
  const entries = useMemo(
    () => timeline({ messages: replies, readerId: user.id, tz: user.tz, withDays: false }),
    [replies, user.id, user.tz],
  );
  const title = titleOf(conversation);
  const canWrite = writingIn(conversation, workspace.app) === 'open';
  const count = replies.filter((one) => !one.ephemeral).length;
  return (
    <aside
      className={style.thread}
      aria-label={words.threadIn(title)}
      onKeyDown={(event) => {
        // A menu or dialog opened from here is not inside it.
        const isInside = event.currentTarget.contains(event.target as Node);
        if (event.key === 'Escape' && isInside && !event.defaultPrevented) close();
      }}
    >
      <header className={style.threadHead}>
        <h2>
          {words.thread} <small>{title}</small>
        </h2>
        <IconButton label={words.closeThread} onPress={close}>
          <X size={20} aria-hidden />
        </IconButton>
      </header>
      <MessageList
        name={`${user.id} ${conversation.id} ${ts}`}
        label={words.threadIn(title)}
        channelId={conversation.id}
        entries={entries}
        canWrite={canWrite}
        messageTs={props.messageTs ?? null}
        openThread={null}
        above={
          <div className={style.parent}>
            {parent ? (
              <Message
                channelId={conversation.id}
                message={parent}
                isCompact={false}
                isHighlighted={false}
                canWrite={canWrite}
                openThread={null}
              />
            ) : (
              <p className={style.nothing}>{words.threadGone}</p>
            )}
            {count > 0 && (
              <p className={style.count}>
                <span>{words.replies(count)}</span>
              </p>
            )}
          </div>
        }
      />
      {canWrite && parent && (
        <Composer
          key={ts}
          room={{ channel: conversation.id, threadTs: ts }}
          label={words.replyIn(title)}
          placeholder={words.writeReply}
          autoFocus
        />
      )}
    </aside>
  );
}
