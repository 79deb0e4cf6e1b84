import { Hash, Lock } from 'lucide-react';
import type { ConversationShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import style from './frame.module.css';

/** The line above a conversation: what it is and who is in it. */
export function ChannelHeader({ conversation }: { conversation: ConversationShown }) {
  const { user } = useReader();
  const { frame } = useWords();
  const { kind, name, topic, members, isExtShared } = conversation;
  const isDirect = kind === 'im' || kind === 'mpim';
  const other = members.find((id) => id !== user.id) ?? user.id;
  const notes = [topic, isExtShared ? frame.isShared : ''].filter(Boolean).join(' · ');
  return (
    <header className={style.header}>
      {kind === 'im' && <img src={`/avatars/${other}-48.png`} alt="" width={28} height={28} />}
      <h1 className={style.channelName}>
        {!isDirect && (kind === 'private' ? <Lock size={16} aria-hidden /> : <Hash size={17} aria-hidden />)}
        {name}
      </h1>
      <span className={style.topic}>
        {isDirect ? '' : [frame.members(members.length), notes].filter(Boolean).join(' · ')}
      </span>
    </header>
  );
}
