import { Button } from 'react-aria-components';
import { arrivalsSince, type Jump } from '../clock/jump.ts';
import { useWorkspaceNow, workspaceNow } from '../clock/workspace-clock.ts';
import { useCalls } from '../inspector/log.ts';
import { nameOf, useReader } from '../reader.tsx';
import { useScreen } from '../server/live.ts';
import { useWords } from '../words/words.tsx';
import { recipientsOf } from './recipients.ts';
import style from './welcome.module.css';

const NAMED = 3;

function WhatCame({ jump, go, choose }: { jump: Jump; go(view: string): void; choose(userId: string): void }) {
  const { user, workspace, person } = useReader();
  const { welcome } = useWords();
  const screen = useScreen(user.id);
  const calls = useCalls() ?? [];
  const bot = workspace.app.botUserId;
  const arrivals = arrivalsSince(screen?.conversations ?? [], user.id, { since: jump.to, now: workspaceNow() });
  const hasCome = arrivals.some(({ conversation: { kind, members } }) => kind === 'im' && members.includes(bot));
  if (hasCome) {
    return (
      <>
        {welcome.reminderCame}{' '}
        <Button className={style.link ?? ''} onPress={() => go('messages')}>
          {welcome.openMessages}
        </Button>
      </>
    );
  }
  const others = recipientsOf(calls, workspace.channels, bot, { since: jump.to, now: workspaceNow() }).filter(
    (id) => id !== user.id,
  );
  if (others.length === 0) return welcome.waiting;
  return (
    <>
      {welcome.nothingForYou(nameOf(user))} {welcome.wentTo}{' '}
      {others.slice(0, NAMED).map((id) => (
        <Button
          key={id}
          className={style.link ?? ''}
          aria-label={welcome.actAs(nameOf(person(id), id))}
          onPress={() => choose(id)}
        >
          {nameOf(person(id), id)}
        </Button>
      ))}
      {others.length > NAMED && ` +${others.length - NAMED}`}
    </>
  );
}

/** Tells, after the tour's jump, where the reminder is to be seen; no more when the clock was put back. */
export function AfterJump(props: { jump: Jump | null; go(view: string): void; choose(userId: string): void }) {
  const { jump } = props;
  const now = useWorkspaceNow();
  return (
    <div role="status" className={style.said}>
      {jump && jump.to <= now && <WhatCame {...props} jump={jump} />}
    </div>
  );
}
