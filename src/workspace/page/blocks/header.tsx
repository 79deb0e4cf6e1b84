import type { Block } from '../../control/shown.ts';
import { numberIn, textIn } from '../json.ts';
import { usePlace } from '../place.tsx';
import style from './header.module.css';
import { PlainText } from './text.tsx';

/** The page's own heading is above them all. */
const tags = { 1: 'h2', 2: 'h3', 3: 'h4', 4: 'h5' } as const;

/** A heading; the level, where it is given, makes it smaller. */
export function Header({ block }: { block: Block }) {
  const { surface } = usePlace();
  const level = Math.min(Math.max(Math.round(numberIn(block.level) ?? 1), 1), 4) as 1 | 2 | 3 | 4;
  const Tag = tags[level];
  const text = textIn(block.text)?.text ?? '';
  return (
    <Tag className={`${style.header} ${style[`level${level}`]} ${surface === 'home' ? style.home : ''}`}>
      <PlainText text={text} />
    </Tag>
  );
}
