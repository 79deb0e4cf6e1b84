import { Eye, Trash2 } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { MessageShown } from '../../control/shown.ts';
import { useWorkspaceNow } from '../clock/workspace-clock.ts';
import { nameOf, useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { useMessageActs } from './acts.ts';
import { Avatar } from './avatar.tsx';
import { fullLabel, momentOf, timeLabel, whenLabel } from './dates.ts';
import style from './message.module.css';
import { MessageBody } from './message-body.tsx';
import { Edit, Inspect, Remove } from './message-dialogues.tsx';
import { type Dialogue, MessageToolbar } from './message-toolbar.tsx';
import parts from './parts.module.css';
import { Reactions } from './reactions.tsx';
import { isSmall } from './timeline.ts';
import { asSpoken } from './typed.ts';

function Time({ ts, className }: { ts: string; className?: string | undefined }) {
  const { zone } = useReader();
  const moment = momentOf(ts);
  return (
    <time className={className} dateTime={moment.toISOString()} title={fullLabel(moment, zone)}>
      {timeLabel(moment, zone)}
    </time>
  );
}

function ThreadSummary({ message, open }: { message: MessageShown; open(): void }) {
  const { zone } = useReader();
  const now = useWorkspaceNow();
  const { conversation: words } = useWords();
  const { reply_count: count = 0, reply_users: users = [], latest_reply: latest } = message;
  return (
    <Button className={style.summary ?? ''} onPress={open}>
      {users.slice(0, 5).map((id) => (
        <Avatar key={id} userId={id} size={24} />
      ))}
      <strong>{words.replies(count)}</strong>
      {latest && <span>{words.lastReply(whenLabel(momentOf(latest), now, zone, words))}</span>}
    </Button>
  );
}

function Head({ message }: { message: MessageShown }) {
  const { conversation: words } = useWords();
  return (
    <div className={style.head}>
      <strong className={style.author}>{message.username ?? message.author}</strong>
      {message.bot_id && <span className={style.app}>{words.app}</span>}
      <Time ts={message.ts} className={style.time} />
    </div>
  );
}

/** How a message appears beside its picture, by what it is. */
function Gutter({ message, isCompact }: { message: MessageShown; isCompact: boolean }) {
  if (isCompact) return <Time ts={message.ts} className={style.gutterTime} />;
  if (message.subtype === 'tombstone') return <Trash2 className={style.bin} size={18} aria-hidden />;
  return <Avatar userId={message.user} size={36} className={style.avatar} />;
}

/** One message. A screen is read anew at each change, so it is drawn again only when it is another. */
export const Message = memo(function Message(props: {
  channelId: string;
  message: MessageShown;
  isCompact: boolean;
  isHighlighted: boolean;
  canWrite: boolean;
  /** Null where there are no threads: in a thread itself. */
  openThread: ((ts: string) => void) | null;
}) {
  const { channelId, message, isCompact, openThread } = props;
  const { conversation: words } = useWords();
  const { person, channel } = useReader();
  const acts = useMessageActs(channelId, message.ts);
  const names = (id: string) => nameOf(person(id)) || channel(id)?.name;
  const label = [message.username ?? message.author, asSpoken(message.text, names)]
    .filter(Boolean)
    .join(': ')
    .slice(0, 160);
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const [dialogue, setDialogue] = useState<Dialogue | null>(null);
  const isGone = message.subtype === 'tombstone';
  const isActive = !isGone && (isHovered || isFocused || isHeld || dialogue !== null);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // What has the focus and is taken away tells nobody that it lost it.
    if (isFocused && !article.current?.contains(document.activeElement)) setFocused(false);
  });
  const threadTs = message.thread_ts ?? message.ts;
  const open = openThread ? () => openThread(threadTs) : null;
  return (
    <article
      ref={article}
      className={style.message}
      tabIndex={-1}
      aria-label={label}
      data-message={message.ts}
      data-compact={isCompact || undefined}
      data-ephemeral={message.ephemeral || undefined}
      data-highlighted={props.isHighlighted || undefined}
      data-active={isActive || undefined}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setFocused(false)}
    >
      <div className={style.gutter}>
        <Gutter message={message} isCompact={isCompact} />
      </div>
      <div className={style.content}>
        {message.ephemeral && (
          <p className={style.onlyYou}>
            <Eye size={14} aria-hidden /> {words.onlyYou}
          </p>
        )}
        {message.subtype === 'thread_broadcast' && open && (
          <p className={style.onlyYou}>
            <Button className={parts.link ?? ''} onPress={open}>
              {words.repliedToThread}
            </Button>
          </p>
        )}
        {!isCompact && !isGone && <Head message={message} />}
        {dialogue === 'edit' ? (
          <Edit
            message={message}
            save={acts.edit}
            close={() => {
              setDialogue(null);
              article.current?.focus();
            }}
          />
        ) : (
          <MessageBody channelId={channelId} message={message} />
        )}
        <Reactions
          reactions={message.reactions ?? []}
          canReact={props.canWrite}
          react={(name, remove) => void acts.react(name, remove)}
        />
        {(message.reply_count ?? 0) > 0 && open && <ThreadSummary message={message} open={open} />}
        {message.ephemeral && (
          <Button className={`${parts.link} ${style.dismiss}`} onPress={() => void acts.remove()}>
            {words.dismissMessage}
          </Button>
        )}
      </div>
      {isActive && dialogue !== 'edit' && (
        <MessageToolbar
          message={message}
          acts={acts}
          canWrite={props.canWrite}
          openThread={isSmall(message) ? null : open}
          ask={setDialogue}
          hold={setHeld}
        />
      )}
      {dialogue === 'inspect' && <Inspect message={message} close={() => setDialogue(null)} />}
      {dialogue === 'remove' && <Remove remove={() => void acts.remove()} close={() => setDialogue(null)} />}
    </article>
  );
});
