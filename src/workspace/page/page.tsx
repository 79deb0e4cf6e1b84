import { useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { ConversationShown, ScreenShown, StateShown, User } from '../control/shown.ts';
import { JumpNote } from './clock/jump-note.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { NoticeProvider, Toasts, useNotice } from './conversation/toasts.tsx';
import { AppView } from './frame/app-view.tsx';
import { Bar } from './frame/bar.tsx';
import { Guarded } from './frame/broken.tsx';
import { ChannelHeader } from './frame/channel-header.tsx';
import style from './frame/frame.module.css';
import { RefusedModal } from './frame/refused-views.tsx';
import { Side } from './frame/side.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { useWarningCount } from './inspector/log.ts';
import { Modals } from './modal/modals.tsx';
import { nameOf, ReaderProvider, useReader } from './reader.tsx';
import { go, type Route, useRoute } from './route.ts';
import { useEventStream, useScreen, useWorkspace } from './server/live.ts';
import { useWelcome } from './welcome/tour.ts';
import { Welcome } from './welcome/welcome.tsx';
import { type Language, useSpeech, useWords } from './words/words.tsx';

const KEPT = 'page-person';
/** How long a conversation may be named that is not there. */
const PATIENCE_MS = 1_000;
/** Before anything is kept: nobody was here, and no address led here. */
const isFirstVisit = localStorage.getItem(KEPT) === null && location.hash === '';

/** Who acts when the address names nobody: whoever did before, else a visitor who speaks the page's language. */
function firstPerson(workspace: StateShown, language: Language): User | undefined {
  const active = workspace.users.filter((one) => !one.isBot && !one.deleted);
  const kept = active.find((one) => one.id === localStorage.getItem(KEPT));
  const visitors = workspace.visitors.flatMap((id) => active.find((one) => one.id === id) ?? []);
  return kept ?? visitors.find((one) => one.locale.startsWith(language)) ?? visitors[0] ?? active[0];
}

function directWithApp(screen: ScreenShown, botUserId: string): ConversationShown | null {
  return screen.conversations.find((one) => one.kind === 'im' && one.members.includes(botUserId)) ?? null;
}

/** What stands in the main column. */
function Main({ screen, route }: { screen: ScreenShown; route: Route }) {
  const { user, workspace } = useReader();
  const direct = directWithApp(screen, workspace.app.botUserId);
  const isMessages = route.view === 'messages' || (direct !== null && route.view === direct.id);
  const conversation = screen.conversations.find((one) => one.id === route.view);
  const notice = useNotice();
  const { frame } = useWords();
  const isKnown = conversation !== undefined || ['', 'home', 'messages', 'about'].includes(route.view);
  useEffect(() => {
    if (isKnown) return;
    // One that was begun just now comes with the next reading of the screen.
    const timer = setTimeout(() => {
      notice(frame.lostConversation(route.view), 'trouble');
      go({ userId: user.id, view: 'home', messageTs: null }, 'replace');
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isKnown, notice, frame, route.view, user.id]);
  if (conversation && !isMessages) {
    return (
      <>
        <ChannelHeader conversation={conversation} />
        <Conversation key={`${user.id} ${conversation.id}`} conversation={conversation} messageTs={route.messageTs} />
      </>
    );
  }
  const tab = isMessages ? 'messages' : route.view === 'about' ? 'about' : 'home';
  return (
    <AppView
      key={user.id}
      screen={screen}
      direct={direct}
      tab={tab}
      messageTs={route.messageTs}
      choose={(next) => go({ userId: user.id, view: next, messageTs: null })}
    />
  );
}

/** What a tab of the browser says: how much is unread, where one is, and who. */
function useTitle(screen: ScreenShown, route: Route): void {
  const { user, workspace } = useReader();
  const unread = screen.conversations.filter((one) => one.isMember).reduce((sum, one) => sum + one.unread, 0);
  const shown = screen.conversations.find((one) => one.id === route.view);
  const name = shown?.name || workspace.app.botName;
  const title = `${unread > 0 ? `(${unread}) ` : ''}${name} · ${nameOf(user)} · ${workspace.team.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Everything, for one person. */
function Workspace(props: {
  screen: ScreenShown;
  route: Route;
  isThere: boolean;
  isInspecting: boolean;
  inspect(): void;
  /** Who the address named, when that is nobody who can act. */
  lost: string;
}) {
  const { screen, route, isThere, isInspecting } = props;
  const { user, workspace } = useReader();
  const { frame } = useWords();
  const warnings = useWarningCount();
  const tour = useWelcome();
  // On a phone the side covers the rest; a first visit begins with what it can try there.
  const [isSideOpen, setSideOpen] = useState(isFirstVisit && tour.isShown);
  const direct = directWithApp(screen, workspace.app.botUserId);
  const isApp = !screen.conversations.some((one) => one.id === route.view && one.id !== direct?.id);
  const choose = (view: string) => {
    setSideOpen(false);
    go({ userId: user.id, view, messageTs: null });
  };
  const notice = useNotice();
  const { lost } = props;
  useEffect(() => {
    if (lost) notice(frame.lostPerson(lost, nameOf(user)), 'trouble');
  }, [lost, notice, frame, user]);
  useTitle(screen, route);
  const become = (userId: string) => go({ userId, view: isApp ? 'home' : route.view, messageTs: null });
  return (
    <div className={style.page}>
      <button type="button" className={style.skip} onClick={() => document.getElementById('main')?.focus()}>
        {frame.skip}
      </button>
      <Bar
        isInspecting={isInspecting}
        inspect={props.inspect}
        warnings={warnings}
        showSide={() => setSideOpen(!isSideOpen)}
        choose={become}
        showTour={tour.isShown ? null : tour.show}
      />
      <div className={style.columns}>
        <div className={style.sideColumn} data-open={isSideOpen || undefined}>
          <Side screen={screen} view={route.view} isApp={isApp} choose={choose} />
          <Guarded>
            <Welcome go={choose} choose={become} />
          </Guarded>
        </div>
        <button
          type="button"
          className={style.shade}
          data-open={isSideOpen || undefined}
          aria-label={frame.closePanel}
          onClick={() => setSideOpen(false)}
        />
        <main className={style.main} id="main" tabIndex={-1}>
          {!isThere && (
            <p className={style.lost} role="alert">
              {frame.lost}
            </p>
          )}
          <Guarded>
            <JumpNote />
          </Guarded>
          <Guarded key={`${user.id} ${route.view}`}>
            <Main screen={screen} route={route} />
          </Guarded>
        </main>
        {isInspecting && (
          <aside className={style.panel} aria-label={frame.inspector}>
            <Guarded>
              <Inspector />
            </Guarded>
          </aside>
        )}
      </div>
      <Guarded>
        <Modals views={screen.modals} />
        <RefusedModal />
      </Guarded>
      <Toasts key={user.id} toasts={screen.toasts} />
    </div>
  );
}

/** The local workspace, as one of its people sees it. */
export function Page() {
  const { words, language } = useSpeech();
  const route = useRoute();
  // Here, so that it stays open when another person is chosen.
  const [isInspecting, setInspecting] = useState(false);
  const [lost, setLost] = useState('');
  const isThere = useEventStream();
  const workspace = useWorkspace();
  const user = workspace?.users.find((one) => one.id === route.userId && !one.isBot && !one.deleted);
  const screen = useScreen(user?.id ?? '');

  useEffect(() => {
    if (!workspace) return;
    if (user) return localStorage.setItem(KEPT, user.id);
    const isNamed = route.userId !== '' && route.userId !== 'archive';
    const named = workspace.users.find((one) => one.id === route.userId);
    setLost(isNamed ? nameOf(named, route.userId) : '');
    if (isNamed) localStorage.removeItem(KEPT);
    const first = firstPerson(workspace, language);
    // `#/archive/CHANNEL/TS` is a message's own address, whoever reads it.
    const [view, messageTs] = route.userId === 'archive' ? [route.view, route.messageTs] : ['home', null];
    if (first) go({ userId: first.id, view, messageTs }, 'replace');
  }, [workspace, user, route, language]);

  const userId = user?.id ?? '';
  const open = useCallback(
    (view: string, messageTs?: string) => go({ userId, view, messageTs: messageTs ?? null }),
    [userId],
  );

  if (!workspace || !user || !screen) {
    return <p className={style.empty}>{isThere ? words.frame.loading : words.frame.lost}</p>;
  }
  return (
    <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-GB'}>
      <ReaderProvider user={user} workspace={workspace} open={open}>
        <NoticeProvider key={user.id}>
          <Workspace
            screen={screen}
            route={route}
            isThere={isThere}
            isInspecting={isInspecting}
            lost={lost}
            inspect={() => setInspecting(!isInspecting)}
          />
        </NoticeProvider>
      </ReaderProvider>
    </I18nProvider>
  );
}
