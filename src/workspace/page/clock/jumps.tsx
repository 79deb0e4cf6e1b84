import { ChevronDown, History } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { nameOf, useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { soonest, useComing } from './coming.ts';
import { DateAndTime } from './date-and-time.tsx';
import { jumpTo } from './jump.ts';
import style from './jumps.module.css';
import { useIsMoved, useWorkspaceNow } from './workspace-clock.ts';
import { writtenTime } from './written-time.ts';
import { later, nextWorkingMorning } from './zoned.ts';

function JumpButton(props: {
  label: string;
  at: Date;
  isOwn: boolean;
  /** Whether it is so near that nobody needs the year. */
  isNear: boolean;
  jump(to: Date): void;
  isDisabled: boolean;
}) {
  const { zone } = useReader();
  const { clock } = useWords();
  return (
    <li>
      <Button className={style.jump ?? ''} isDisabled={props.isDisabled} onPress={() => props.jump(props.at)}>
        <span>
          {props.label} {props.isOwn && <span className={style.own}>{clock.forYou}</span>}
        </span>
        <span className={style.when}>{writtenTime(props.at, zone, props.isNear ? 'near' : 'full')}</span>
      </Button>
    </li>
  );
}

/** Where one may jump to: what is planned, the usual steps, any date and time, and back. */
export function Jumps({ close }: { close(): void }) {
  const { user } = useReader();
  const { clock } = useWords();
  const now = useWorkspaceNow();
  const isMoved = useIsMoved();
  const { moments } = useComing();
  // The rest would push the other jumps out of sight.
  const few = soonest(moments, user.id);
  const [isWhole, setWhole] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  async function jump(to: Date): Promise<void> {
    setBusy(true);
    try {
      await jumpTo(to);
      close();
    } catch (error) {
      setFailure(clock.failed(error instanceof Error ? error.message : String(error)));
    }
    setBusy(false);
  }

  const usual = [
    { label: clock.workingMorning, at: nextWorkingMorning(now, user.tz) },
    { label: clock.inOneHour, at: later(now, user.tz, { hours: 1 }) },
    { label: clock.tomorrow, at: later(now, user.tz, { days: 1 }) },
    { label: clock.inOneWeek, at: later(now, user.tz, { weeks: 1 }) },
  ];
  const button = (label: string, at: Date, { isOwn = false, isNear = false } = {}) => (
    <JumpButton
      key={`${at.toISOString()} ${label}`}
      label={label}
      at={at}
      isOwn={isOwn}
      isNear={isNear}
      jump={jump}
      isDisabled={isBusy}
    />
  );
  return (
    <div className={style.machine}>
      <div className={style.top}>
        <h2 className={style.heading}>{clock.machine}</h2>
        {isMoved && (
          <Button className={style.plain ?? ''} isDisabled={isBusy} onPress={() => void jump(new Date())}>
            <History size={16} aria-hidden="true" />
            {clock.back}
          </Button>
        )}
      </div>
      <p className={style.note}>
        {isMoved ? clock.isMoved : clock.isReal} {clock.zoneOf(user.tz.replaceAll('_', ' '), nameOf(user))}
      </p>
      <h3 className={style.section}>{clock.planned}</h3>
      {moments.length > 0 ? (
        <ul className={style.list}>
          {(isWhole ? moments : few).map(({ label, at, userIds = [] }) =>
            button(label, new Date(at), { isOwn: userIds.includes(user.id) }),
          )}
        </ul>
      ) : (
        <p className={style.note}>{clock.nothingPlanned}</p>
      )}
      {few.length < moments.length && (
        <Button className={style.more ?? ''} aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
          <ChevronDown size={14} aria-hidden="true" />
          {isWhole ? clock.showFew : clock.showAll(moments.length)}
        </Button>
      )}
      <h3 className={style.section}>{clock.jump}</h3>
      <ul className={`${style.list} ${style.usual}`}>
        {usual.map(({ label, at }) => button(label, at, { isNear: true }))}
      </ul>
      <DateAndTime isBusy={isBusy} jump={jump} />
      {failure && (
        <p className={style.failure} role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
