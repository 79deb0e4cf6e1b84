import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { useWords } from '../words/words.tsx';
import input from './input.module.css';

/** Empties the field that it stands in. It goes away with what it empties, so the focus goes to the field. */
export function ClearButton({ clear }: { clear(): void }) {
  const { elements } = useWords();
  return (
    <Button
      slot={null}
      className={input.tool}
      aria-label={elements.clear}
      onPress={({ target }) => {
        const field = target.closest('[role="group"]')?.querySelector<HTMLElement>('input, [role="spinbutton"]');
        // Emptied first: a select that is emptied while it has the focus opens its list.
        flushSync(clear);
        field?.focus();
      }}
    >
      <X size={15} aria-hidden="true" />
    </Button>
  );
}
