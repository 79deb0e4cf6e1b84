import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';
import type { ConversationShown } from '../../control/shown.ts';
import { useAttempt } from '../conversation/toasts.tsx';
import { useReader } from '../reader.tsx';
import { control } from '../server/api.ts';
import { queries } from '../server/live.ts';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import list from './everybody.module.css';
import { Everybody } from './everybody.tsx';
import style from './write-to.module.css';

/** Begins a direct message to somebody: `open` is given the conversation's id. */
export function WriteTo({ open }: { open(conversationId: string): void }) {
  const { user } = useReader();
  const { people } = useWords();
  const attempt = useAttempt();
  const [isOpen, setOpen] = useState(false);

  async function write(to: string): Promise<void> {
    setOpen(false);
    const conversation = await attempt(control.get<ConversationShown>(`/as/${user.id}/conversation/${to}`));
    if (!conversation) return;
    await queries.invalidateQueries({ queryKey: ['screen'] });
    open(conversation.id);
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={style.writeTo ?? ''} aria-label={people.writeTo}>
        <Plus size={16} aria-hidden="true" />
      </Button>
      <Popover className={`${surface.popover} ${list.popover}`} placement="right top" aria-label={people.writeTo}>
        <div className={list.menu}>
          <Everybody isForSwitching={false} choose={(to) => void write(to)} />
        </div>
      </Popover>
    </DialogTrigger>
  );
}
