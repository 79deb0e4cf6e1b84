import { Activity, Menu } from 'lucide-react';
import { TimeMachine } from '../clock/time-machine.tsx';
import { PersonSwitch } from '../people/person-switch.tsx';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import style from './bar.module.css';
import { PageSettings } from './page-settings.tsx';

/** The bar on top: the workspace, its clock, who one is. */
export function Bar(props: {
  isInspecting: boolean;
  inspect(): void;
  warnings: number;
  showSide(): void;
  choose(userId: string): void;
  /** Null while it is shown. */
  showTour: (() => void) | null;
}) {
  const { workspace } = useReader();
  const { frame } = useWords();
  return (
    <header className={style.bar}>
      <button
        type="button"
        className={`${style.button} ${style.menu}`}
        aria-label={frame.showConversations}
        onClick={props.showSide}
      >
        <Menu size={20} />
      </button>
      <span className={style.team}>{workspace.team.name}</span>
      <div className={style.middle}>
        <TimeMachine />
      </div>
      <button
        type="button"
        className={style.button}
        aria-pressed={props.isInspecting}
        aria-label={frame.inspector}
        title={frame.inspector}
        onClick={props.inspect}
      >
        <Activity size={18} />
        {props.warnings > 0 && <span className={style.count}>{props.warnings}</span>}
      </button>
      <PageSettings showTour={props.showTour} />
      <PersonSwitch choose={props.choose} />
    </header>
  );
}
