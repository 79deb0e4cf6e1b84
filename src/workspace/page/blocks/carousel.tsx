import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Block } from '../../control/shown.ts';
import { useWords } from '../words/words.tsx';
import { BlockBoundary } from './boundary.tsx';
import { Card } from './card.tsx';
import style from './carousel.module.css';

/** Cards beside each other: by wheel, finger, arrow keys or the two buttons. */
export function Carousel({ cards }: { cards: Block[] }) {
  const words = useWords().blocks;
  const track = useRef<HTMLUListElement>(null);
  const [room, setRoom] = useState({ before: false, after: false });
  useLayoutEffect(() => {
    const element = track.current;
    if (!element) return;
    const measure = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      setRoom({ before: scrollLeft > 4, after: scrollLeft + clientWidth < scrollWidth - 4 });
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, []);
  const turn = (direction: 1 | -1) =>
    track.current?.scrollBy({ left: direction * track.current.clientWidth * 0.8, behavior: 'smooth' });
  return (
    <div className={style.carousel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <ul ref={track} className={style.track} tabIndex={0} aria-label={words.carousel}>
        {cards.map((card, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an app may give no ids, or one twice.
          <li key={`${card.block_id} ${index}`} className={style.place}>
            <BlockBoundary block={card}>
              <Card block={card} />
            </BlockBoundary>
          </li>
        ))}
      </ul>
      {(room.before || room.after) && (
        <div className={style.turns}>
          <Button
            className={style.turn}
            aria-label={words.previousCards}
            isDisabled={!room.before}
            onPress={() => turn(-1)}
          >
            <ChevronLeft size={18} aria-hidden="true" />
          </Button>
          <Button className={style.turn} aria-label={words.nextCards} isDisabled={!room.after} onPress={() => turn(1)}>
            <ChevronRight size={18} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  );
}
