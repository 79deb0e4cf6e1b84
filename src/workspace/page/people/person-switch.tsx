import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';
import { nameOf, useReader } from '../reader.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import { Account } from './account.tsx';
import list from './everybody.module.css';
import { Everybody } from './everybody.tsx';
import style from './person-switch.module.css';

/** Alt+Shift+P, by the key's place: with Alt, macOS types another letter. */
function isShortcut(event: KeyboardEvent): boolean {
  return event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyP';
}

/** Who one is, in the bar; opens the list of everybody. */
export function PersonSwitch({ choose }: { choose(userId: string): void }) {
  const { user } = useReader();
  const { people } = useWords();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={style.person ?? ''} aria-label={people.actsAs(nameOf(user))} aria-keyshortcuts="Alt+Shift+P">
        <img src={`/avatars/${user.id}-48.png`} alt="" width={30} height={30} />
        <span className={list.names}>
          <span className={style.name}>{nameOf(user)}</span>
          {user.title && <span className={style.title}>{user.title}</span>}
        </span>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {/* The popover itself is the dialog, so that its hidden button for screen readers is in it. */}
      <Popover className={`${surface.popover} ${list.popover}`} placement="bottom end" aria-label={people.actAs}>
        <div className={list.menu}>
          <Everybody
            isForSwitching
            choose={(userId) => {
              setOpen(false);
              choose(userId);
            }}
          />
          <Account key={user.id} />
          <p className={style.hint}>
            {people.shortcut} <kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>P</kbd>
          </p>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
