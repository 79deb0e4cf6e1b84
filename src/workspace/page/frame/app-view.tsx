import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ConversationShown, ScreenShown, ViewShown } from '../../control/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Conversation } from '../conversation/conversation.tsx';
import { useViewPlace } from '../elements/live-place.tsx';
import { PlaceProvider } from '../place.tsx';
import { useReader } from '../reader.tsx';
import { actAs } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import style from './frame.module.css';
import { RefusedHome } from './refused-views.tsx';

function HomeView({ view }: { view: ViewShown }) {
  const place = useViewPlace(view);
  return (
    <div className={style.home}>
      <PlaceProvider value={place}>
        <Blocks blocks={view.blocks} />
      </PlaceProvider>
    </div>
  );
}

function Home({ view, isAwaited }: { view: ViewShown | null; isAwaited: boolean }) {
  const { workspace } = useReader();
  const { frame } = useWords();
  if (view) return <HomeView key={view.id} view={view} />;
  if (!workspace.app.homeTab) return <p className={style.empty}>{frame.homeOff}</p>;
  return (
    <p className={style.empty} role="status">
      {isAwaited ? frame.loading : frame.homeEmpty}
    </p>
  );
}

/** An app that has just been started may take its time. */
const PATIENCE_MS = 10_000;

/** Tells the app, as Slack does, each time that one of its tabs is opened; whether it has yet to show Home for the first time. */
function useOpening(tab: 'home' | 'messages' | 'about', hasHome: boolean): boolean {
  const { user } = useReader();
  const [isAwaited, setAwaited] = useState(true);
  // Whether there is a Home decides how long to wait, not whether the app is told again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (tab === 'about') return;
    let isOver = false;
    setAwaited(true);
    const until = tab === 'home' && !hasHome ? { until: 'home', waitMs: PATIENCE_MS } : {};
    void actAs(user.id, 'home/open', { tab, ...until })
      .catch(() => {})
      .finally(() => isOver || setAwaited(false));
    return () => {
      isOver = true;
    };
  }, [user.id, tab]);
  return isAwaited;
}

function About() {
  const { workspace } = useReader();
  const { frame } = useWords();
  const { app } = workspace;
  return (
    <div className={style.about}>
      <h2>{app.botName}</h2>
      <p>{app.longDescription || app.description}</p>
      <h3>{frame.aboutCommands}</h3>
      <dl>
        {app.commands.map((one) => (
          <div key={one.command}>
            <dt>
              <code>{one.command}</code> {one.usage_hint && <code>{one.usage_hint}</code>}
            </dt>
            <dd>{one.description}</dd>
          </div>
        ))}
      </dl>
      <h3>{frame.aboutShortcuts}</h3>
      <dl>
        {app.shortcuts.map((one) => (
          <div key={one.callback_id}>
            <dt>
              {one.name} ({one.type === 'global' ? frame.globalShortcut : frame.messageShortcut})
            </dt>
            <dd>{one.description}</dd>
          </div>
        ))}
      </dl>
      <h3>{frame.aboutScopes}</h3>
      <p>{app.scopes.join(', ')}</p>
    </div>
  );
}

/** The app's own place: its tabs Home, Messages and About. */
export function AppView(props: {
  screen: ScreenShown;
  direct: ConversationShown | null;
  tab: 'home' | 'messages' | 'about';
  messageTs: string | null;
  choose(tab: 'home' | 'messages' | 'about'): void;
}) {
  const { workspace } = useReader();
  const { frame } = useWords();
  const { tab } = props;
  const isAwaited = useOpening(tab, props.screen.home !== null);
  return (
    <Tabs
      className={style.app ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => props.choose(key as typeof tab)}
      keyboardActivation="manual"
    >
      <header className={style.header}>
        <img src="/avatars/app-48.png" alt="" width={28} height={28} />
        <h1>{workspace.app.botName}</h1>
        <TabList className={style.tabs ?? ''} aria-label={frame.tabsOf(workspace.app.botName)}>
          <Tab id="home">{frame.home}</Tab>
          <Tab id="messages">
            {frame.messages}
            {props.direct && props.direct.unread > 0 && tab !== 'messages' && (
              <span className={style.dot}>
                <span className="unseen">{frame.unread(props.direct.unread)}</span>
              </span>
            )}
          </Tab>
          <Tab id="about">{frame.about}</Tab>
        </TabList>
      </header>
      <TabPanel id="home" className={style.scrolls ?? ''}>
        <RefusedHome />
        <Home view={props.screen.home} isAwaited={isAwaited} />
      </TabPanel>
      <TabPanel id="messages" className={style.fills ?? ''}>
        {props.direct && <Conversation conversation={props.direct} messageTs={props.messageTs} />}
      </TabPanel>
      <TabPanel id="about" className={style.scrolls ?? ''}>
        <About />
      </TabPanel>
    </Tabs>
  );
}
