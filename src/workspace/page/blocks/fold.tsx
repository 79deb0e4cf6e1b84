import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../words/words.tsx';
import style from './fold.module.css';

/** As many lines as the style leaves; a single one more is not worth a click. */
const LINES = 5;
const LEAST_HIDDEN = 1.5;

/** Text of which only the first lines are shown until the reader wants more. */
export function Fold({ children }: { children: ReactNode }) {
  const words = useWords().blocks;
  const id = useId();
  const content = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(true);
  const [isOpen, setOpen] = useState(false);
  // Whether something is cut off depends on the width, so it is looked at as drawn.
  useLayoutEffect(() => {
    const element = content.current;
    if (!element || isOpen) return;
    const measure = () => {
      const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 22;
      setLong(element.scrollHeight > line * (LINES + LEAST_HIDDEN));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // What is cut off must not take the focus unseen.
    const open = () => setOpen(true);
    element.addEventListener('focusin', open);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', open);
    };
  }, [isOpen]);
  return (
    <div>
      <div ref={content} id={id} className={isLong && !isOpen ? style.folded : undefined}>
        {children}
      </div>
      {isLong && (
        <Button className={style.more} aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
          {isOpen ? words.seeLess : words.seeMore}
        </Button>
      )}
    </div>
  );
}
