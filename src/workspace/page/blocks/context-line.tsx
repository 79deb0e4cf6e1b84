import type { Block } from '../../control/shown.ts';
import { textIn, typedIn } from '../json.ts';
import style from './context-line.module.css';
import { Picture } from './image.tsx';
import { TextView } from './text.tsx';

/** Small words and images beside each other. */
export function ContextLine({ block }: { block: Block }) {
  return (
    <div className={style.line}>
      {typedIn(block.elements).map((element, index) => {
        const text = textIn(element);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: these elements have no other identity, and no state.
          <div key={index} className={element.type === 'image' ? style.image : style.words}>
            {element.type === 'image' ? (
              <Picture image={element} className={style.picture} />
            ) : (
              text && <TextView text={text} />
            )}
          </div>
        );
      })}
    </div>
  );
}
