import type { Block } from '../../control/shown.ts';
import { ActionElement } from '../elements/element.tsx';
import { stringIn, typedIn } from '../json.ts';
import style from './action-row.module.css';

/** The elements of an actions block, or of the small actions under a message. */
export function ActionRow({ block }: { block: Block }) {
  return (
    <div className={style.row}>
      {typedIn(block.elements).map((element, index) => (
        <ActionElement
          // biome-ignore lint/suspicious/noArrayIndexKey: an app may give one id twice.
          key={`${element.action_id} ${index}`}
          blockId={stringIn(block.block_id)}
          element={element}
        />
      ))}
    </div>
  );
}
