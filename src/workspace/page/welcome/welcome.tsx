import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useComing } from '../clock/coming.ts';
import { type Jump, jumpTo } from '../clock/jump.ts';
import { writtenTime } from '../clock/written-time.ts';
import { useReader } from '../reader.tsx';
import { actAs } from '../server/api.ts';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import { AfterJump } from './after-jump.tsx';
import { type Try, triesOf } from './examples.ts';
import { type Step, tick, useWelcome } from './tour.ts';
import style from './welcome.module.css';

interface Row {
  step: Step;
  title: string;
  detail: string;
  isCode: boolean;
  /** Whether it worked; when Slack's own words say that it did not, they are shown by themselves. */
  run(): Promise<boolean>;
}

/** What can be tried with this app; a row without data is left out. */
function useRows(go: (view: string) => void, jumped: (jump: Jump) => void): Row[] {
  const { user, workspace, zone } = useReader();
  const { welcome } = useWords();
  const { next: moment } = useComing();
  const { lookUp, update } = triesOf(workspace.app.commands, workspace.app.shortcuts);

  // The answer appears among the messages: the person should be looking there before it comes.
  async function attempt(one: Try): Promise<boolean> {
    go('messages');
    const answer =
      one.kind === 'shortcut'
        ? actAs(user.id, 'shortcut', { callbackId: one.callbackId })
        : actAs(user.id, 'command', { text: one.text });
    return (await answer).ok;
  }
  const row = (step: Step, one: Try, title: string): Row => ({
    step,
    title,
    detail: one.kind === 'command' ? one.text : one.name,
    isCode: one.kind === 'command',
    run: () => attempt(one),
  });
  return [
    ...(lookUp
      ? [row('lookUp', lookUp, lookUp.kind === 'command' && lookUp.isExample ? welcome.lookUp : welcome.useCommand)]
      : []),
    ...(update ? [row('update', update, update.kind === 'command' ? welcome.update : welcome.openForm)] : []),
    ...(moment
      ? [
          {
            step: 'jump' as const,
            title: welcome.jump,
            detail: `${moment.label}, ${writtenTime(new Date(moment.at), zone)}`,
            isCode: false,
            run: async () => {
              jumped(await jumpTo(new Date(moment.at)));
              return true;
            },
          },
        ]
      : []),
  ];
}

/** Three things to try on a first visit, each one click. `go`: shows a conversation, or `messages` of the app; `choose`: acts as somebody else. */
export function Welcome({ go, choose }: { go(view: string): void; choose(userId: string): void }) {
  const { welcome } = useWords();
  const { isShown, done, hide } = useWelcome();
  const [jump, setJump] = useState<Jump | null>(null);
  const rows = useRows(go, setJump);
  const [running, setRunning] = useState<Step | null>(null);
  const [failure, setFailure] = useState('');
  if (!isShown || rows.length === 0) return null;

  async function run(row: Row): Promise<void> {
    setRunning(row.step);
    setFailure('');
    try {
      if (await row.run()) tick(row.step);
    } catch (error) {
      setFailure(welcome.failed(error instanceof Error ? error.message : String(error)));
    }
    setRunning(null);
  }
  const isDone = rows.every((row) => done.includes(row.step));
  // What was to be shown has been seen once its place is opened.
  const leave = (view: string) => {
    if (isDone) hide();
    go(view);
  };
  return (
    <section className={`${surface.raised} ${style.card}`} aria-label={welcome.titleOf(rows.length)}>
      <div className={style.top}>
        <h2>{welcome.titleOf(rows.length)}</h2>
        <Button className={style.hide ?? ''} onPress={hide}>
          {isDone ? welcome.finish : welcome.hide}
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      {!isDone && (
        <ol className={style.rows}>
          {rows.map((row, index) => (
            <li key={row.step}>
              <Button className={style.row ?? ''} isDisabled={running !== null} onPress={() => void run(row)}>
                <span className={style.mark} data-done={done.includes(row.step) || undefined} aria-hidden="true">
                  {done.includes(row.step) ? <Check size={14} /> : index + 1}
                </span>
                <span className={style.words}>
                  <span className={style.title}>
                    {row.title}
                    {done.includes(row.step) && <span className="unseen"> {welcome.done}</span>}
                  </span>
                  {row.isCode ? (
                    <code className={style.code}>{row.detail}</code>
                  ) : (
                    <span className={style.detail}>{row.detail}</span>
                  )}
                </span>
              </Button>
            </li>
          ))}
        </ol>
      )}
      <AfterJump jump={jump} go={leave} choose={choose} />
      <div role="status" className={style.said}>
        {failure || (isDone ? welcome.allDone : '')}
      </div>
    </section>
  );
}
