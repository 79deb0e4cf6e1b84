import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Group } from 'react-aria-components';
import { nameOf, useReader } from '../reader.tsx';
import { useScreen } from '../server/live.ts';
import controls from '../style/controls.module.css';
import { useWords } from '../words/words.tsx';
import { arrivalsSince, forgetJump, type Jump, useJumpFailure, useLastJump } from './jump.ts';
import style from './jump-note.module.css';
import { workspaceNow } from './workspace-clock.ts';
import { writtenTime } from './written-time.ts';

const SHOWN_MS = 15_000;
/** What a jump brings takes a moment to arrive; before that, that nothing has come means little. */
const ARRIVING_MS = 5_000;

function Arrivals({ jump }: { jump: Jump }) {
  const { user, open } = useReader();
  const { clock } = useWords();
  const screen = useScreen(user.id);
  const [isArriving, setArriving] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setArriving(false), ARRIVING_MS);
    return () => clearTimeout(timer);
  }, []);
  if (jump.to < jump.from) return <p>{clock.sentStays}</p>;
  const arrivals = arrivalsSince(screen?.conversations ?? [], user.id, { since: jump.to, now: workspaceNow() });
  const count = arrivals.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return <p>{isArriving ? clock.arriving : clock.nothingCame(nameOf(user))}</p>;
  return (
    <p>
      {clock.came(count, nameOf(user))}{' '}
      {arrivals.map(({ conversation, ts }) => (
        <Button
          key={conversation.id}
          className={style.place ?? ''}
          onPress={() => {
            open(conversation.id, ts);
            forgetJump();
          }}
        >
          {conversation.kind === 'public' || conversation.kind === 'private' ? '#' : ''}
          {conversation.name}
        </Button>
      ))}
    </p>
  );
}

/** Says, after a jump, what time it is now and what has come; then steps aside. A line of its own, so that it covers nothing. */
export function JumpNote() {
  const { zone } = useReader();
  const { clock } = useWords();
  const jump = useLastJump();
  const failure = useJumpFailure();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if ((!jump && !failure) || isHeld) return;
    const timer = setTimeout(forgetJump, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [jump, failure, isHeld]);
  return (
    <div role="status">
      {(jump || failure) && (
        // Whoever points at it, or is in it by keyboard, is reading it.
        <Group
          role="presentation"
          className={style.jumped ?? ''}
          onHoverChange={setHeld}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <div className={style.said}>
            {jump ? (
              <>
                <p className={style.jumpedTo}>{clock.nowIs(writtenTime(jump.to, zone))}</p>
                <Arrivals key={jump.to.getTime()} jump={jump} />
              </>
            ) : (
              clock.failed(failure)
            )}
          </div>
          <Button className={controls.icon ?? ''} aria-label={clock.close} onPress={forgetJump}>
            <X size={16} aria-hidden="true" />
          </Button>
        </Group>
      )}
    </div>
  );
}
