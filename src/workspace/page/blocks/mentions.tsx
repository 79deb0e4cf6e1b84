import { nameOf, useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import style from './mentions.module.css';

/** `<@U0ANA>`: the person's name, marked when it is the reader's own. */
export function PersonMention({ id, label = '' }: { id: string; label?: string }) {
  const reader = useReader();
  const words = useWords().blocks;
  const person = reader.person(id);
  const { app } = reader.workspace;
  const name = person ? nameOf(person) : id === app.botUserId ? app.botName : label.replace(/^@/, '');
  const isMe = id === reader.user.id;
  const title = person?.deleted ? `${person.realName} (${words.deactivated})` : person?.realName;
  return (
    <span className={isMe ? `${style.mention} ${style.me}` : style.mention} title={title}>
      @{name || words.unknownPerson}
    </span>
  );
}

/** `<#C0GENERAL>`: leads to the channel, where the reader may see it. */
export function ChannelMention({ id, label = '' }: { id: string; label?: string }) {
  const reader = useReader();
  const words = useWords().blocks;
  const channel = reader.channel(id);
  const hidden = channel !== undefined && channel.kind !== 'public' && !channel.members.includes(reader.user.id);
  if (!channel || hidden) return <span className={style.mention}>#{(!hidden && label) || words.privateChannel}</span>;
  return (
    <button type="button" className={`${style.mention} ${style.channel}`} onClick={() => reader.open(channel.id)}>
      #{channel.name}
    </button>
  );
}

/** `<!here>` and its like, which call everyone who reads. */
export function BroadcastMention({ range }: { range: string }) {
  return <span className={`${style.mention} ${style.me}`}>@{range}</span>;
}

/** `<!subteam^S0GROUP|@legal>` */
export function GroupMention({ id, label = '' }: { id: string; label?: string }) {
  const words = useWords().blocks;
  return (
    <span className={style.mention} title={id}>
      @{label.replace(/^@/, '') || `${words.groupOfPeople} ${id}`}
    </span>
  );
}
