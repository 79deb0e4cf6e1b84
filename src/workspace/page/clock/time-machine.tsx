import { Clock, FastForward } from 'lucide-react';
import { useState } from 'react';
import { Button, DialogTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useReader } from '../reader.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import style from './clock.module.css';
import { useComing } from './coming.ts';
import { tryJump } from './jump.ts';
import { Jumps } from './jumps.tsx';
import { useIsMoved, useWorkspaceNow } from './workspace-clock.ts';
import { writtenTime } from './written-time.ts';

/** A jump to the first of the planned moments, beside the clock. */
function NextJump() {
  const { zone } = useReader();
  const { clock } = useWords();
  const { next } = useComing();
  if (!next) return null;
  const at = new Date(next.at);
  const words = clock.jumpTo(next.label, writtenTime(at, zone));
  return (
    <TooltipTrigger delay={300}>
      <Button className={style.next ?? ''} aria-label={words} onPress={() => void tryJump(at)}>
        <FastForward size={16} aria-hidden="true" />
      </Button>
      <Tooltip className={style.tooltip ?? ''}>{words}</Tooltip>
    </TooltipTrigger>
  );
}

/** The workspace's clock in the bar; opens the list of jumps. */
export function TimeMachine() {
  const { zone } = useReader();
  const { clock } = useWords();
  const now = useWorkspaceNow();
  const isMoved = useIsMoved();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={style.clock}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={style.time ?? ''} data-moved={isMoved || undefined}>
          <Clock size={16} aria-hidden="true" />
          <span className="unseen">{clock.now} </span>
          <time dateTime={now.toISOString()}>
            <span className={style.long}>{writtenTime(now, zone)}</span>
            <span className={style.brief}>{writtenTime(now, zone, 'short')}</span>
          </time>
          {isMoved && <span className={style.moved}>{clock.moved}</span>}
          <span className="unseen">{clock.open}</span>
        </Button>
        {/* The popover itself is the dialog, so that its hidden button for screen readers is in it. */}
        <Popover className={`${surface.popover} ${style.popover}`} placement="bottom" aria-label={clock.machine}>
          <Jumps close={() => setOpen(false)} />
        </Popover>
      </DialogTrigger>
      <NextJump />
    </div>
  );
}
