import { CircleCheck, CircleX, Info, Megaphone, TriangleAlert } from 'lucide-react';
import type { Block } from '../../control/shown.ts';
import { textIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import style from './alert.module.css';
import { TextView } from './text.tsx';

const signs = { default: Megaphone, info: Info, warning: TriangleAlert, error: CircleX, success: CircleCheck };
type Level = keyof typeof signs;

const isLevel = (value: unknown): value is Level => typeof value === 'string' && Object.hasOwn(signs, value);

/** A line that stands out in a modal; what it is for is said in words too. */
export function Alert({ block }: { block: Block }) {
  const words = useWords().blocks;
  const text = textIn(block.text);
  const level = isLevel(block.level) ? block.level : 'default';
  const Sign = signs[level];
  return (
    <div className={`${style.alert} ${style[level]}`} role="note" aria-label={words.alertLevel[level]}>
      <Sign className={style.sign} size={18} aria-hidden="true" />
      <div className={style.words}>{text && <TextView text={text} />}</div>
    </div>
  );
}
