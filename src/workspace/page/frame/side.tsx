import { Hash, Lock, Users } from 'lucide-react';
import type { ConversationShown, MessageShown, ScreenShown } from '../../control/shown.ts';
import { WriteTo } from '../people/write-to.tsx';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import style from './side.module.css';

interface Item {
  view: string;
  name: string;
  icon: React.ReactNode;
  /** Of how much is written to them: all in a direct message, what names them in a channel. */
  calls: number;
  hasUnread: boolean;
  notes: string[];
}

/** How many unread messages call this person, as Slack counts them. */
function callsIn({ kind, unread, lastRead, messages }: ConversationShown, userId: string): number {
  if (kind === 'im' || kind === 'mpim') return unread;
  const calls = new RegExp(`<@${userId}[|>]|<!(here|channel|everyone)`);
  const isCall = (one: MessageShown) =>
    one.user !== userId && calls.test(`${one.text} ${JSON.stringify(one.blocks ?? '')}`);
  return unread === 0 ? 0 : messages.filter((one) => Number(one.ts) > Number(lastRead) && isCall(one)).length;
}

function picture(userId: string) {
  return <img src={`/avatars/${userId}-24.png`} alt="" width={20} height={20} />;
}

function useItems(screen: ScreenShown): { channels: Item[]; directs: Item[]; app: Item } {
  const { user, workspace } = useReader();
  const { frame } = useWords();
  const bot = workspace.app.botUserId;
  const shown = screen.conversations.filter((one) => one.isMember || one.unread > 0 || one.kind === 'public');
  const item = (one: ConversationShown, icon: React.ReactNode): Item => ({
    view: one.id,
    name: one.name,
    icon,
    calls: one.isMember ? callsIn(one, user.id) : 0,
    hasUnread: one.isMember && one.unread > 0,
    notes: [...(one.kind === 'private' ? [frame.isPrivate] : []), ...(one.isExtShared ? [frame.isShared] : [])],
  });
  const channels = shown
    .filter((one) => one.kind === 'public' || one.kind === 'private')
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((one) => item(one, one.kind === 'private' ? <Lock size={15} /> : <Hash size={15} />));
  const others = shown.filter((one) => (one.kind === 'im' || one.kind === 'mpim') && !one.members.includes(bot));
  const directs = others.map((one) =>
    item(one, one.kind === 'mpim' ? <Users size={15} /> : picture(one.members.find((id) => id !== user.id) ?? user.id)),
  );
  const withApp = screen.conversations.find((one) => one.kind === 'im' && one.members.includes(bot));
  const app: Item = {
    view: withApp?.unread ? withApp.id : 'home',
    name: workspace.app.botName,
    icon: <img src="/avatars/app-24.png" alt="" width={20} height={20} />,
    calls: withApp?.unread ?? 0,
    hasUnread: (withApp?.unread ?? 0) > 0,
    notes: [],
  };
  return { channels, directs, app };
}

function Entry({ item, isChosen, choose }: { item: Item; isChosen: boolean; choose(view: string): void }) {
  const { frame } = useWords();
  return (
    <li>
      <button
        type="button"
        className={style.entry}
        aria-current={isChosen ? 'page' : undefined}
        data-unread={item.hasUnread || undefined}
        onClick={() => choose(item.view)}
      >
        <span className={style.icon} aria-hidden="true">
          {item.icon}
        </span>
        <span className={style.name}>{item.name}</span>
        {item.notes.length > 0 && <span className="unseen">({item.notes.join(', ')})</span>}
        {item.calls > 0 && (
          <span className={style.badge}>
            <span aria-hidden="true">{item.calls}</span>
            <span className="unseen">{frame.unread(item.calls)}</span>
          </span>
        )}
        {item.calls === 0 && item.hasUnread && <span className="unseen">{frame.hasUnread}</span>}
      </button>
    </li>
  );
}

function Section(props: {
  title: string;
  items: Item[];
  isChosen(item: Item): boolean;
  choose(view: string): void;
  more?: React.ReactNode;
}) {
  if (props.items.length === 0 && !props.more) return null;
  return (
    <section>
      <div className={style.title}>
        <h2>{props.title}</h2>
        {props.more}
      </div>
      <ul className={style.list}>
        {props.items.map((item) => (
          <Entry key={item.name + item.view} item={item} isChosen={props.isChosen(item)} choose={props.choose} />
        ))}
      </ul>
    </section>
  );
}

/** The conversations that a person has. `view`: the one that is shown. */
export function Side(props: { screen: ScreenShown; view: string; isApp: boolean; choose(view: string): void }) {
  const { frame } = useWords();
  const { channels, directs, app } = useItems(props.screen);
  const isChosen = (item: Item) => !props.isApp && item.view === props.view;
  return (
    <nav className={style.side} aria-label={frame.conversations}>
      <Section title={frame.apps} items={[app]} isChosen={() => props.isApp} choose={props.choose} />
      <Section title={frame.channels} items={channels} isChosen={isChosen} choose={props.choose} />
      <Section
        title={frame.directMessages}
        items={directs}
        isChosen={isChosen}
        choose={props.choose}
        more={<WriteTo open={props.choose} />}
      />
    </nav>
  );
}
