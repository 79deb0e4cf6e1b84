import type { Block, TextObject } from '../../control/shown.ts';
import { ActionElement } from '../elements/element.tsx';
import { oneTypedIn, stringIn, textIn } from '../json.ts';
import { usePlace } from '../place.tsx';
import { Fold } from './fold.tsx';
import { Picture } from './image.tsx';
import style from './section.module.css';
import { TextView } from './text.tsx';

/** Slack folds what is longer or has more lines than this, unless the block is to be expanded. */
const LONG = 700;
const LINES = 5;

function isLong({ text }: TextObject): boolean {
  return text.length > LONG || text.split('\n').length > LINES;
}

/** Text, fields in two columns, and one element at the right. */
export function Section({ block }: { block: Block }) {
  const { surface } = usePlace();
  const text = textIn(block.text);
  const fields = (Array.isArray(block.fields) ? block.fields : []).map(textIn).filter((field) => field !== undefined);
  const accessory = oneTypedIn(block.accessory);
  const folds = text !== undefined && surface === 'message' && block.expand !== true && isLong(text);
  return (
    <div className={style.section}>
      <div className={style.words}>
        {text && (folds ? <Fold>{<TextView text={text} />}</Fold> : <TextView text={text} />)}
        {fields.length > 0 && (
          <ul className={style.fields}>
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other identity.
              <li key={index} className={style.field}>
                <TextView text={field} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {accessory && (
        <div className={style.accessory}>
          {accessory.type === 'image' ? (
            <Picture image={accessory} className={style.picture} />
          ) : (
            <ActionElement blockId={stringIn(block.block_id)} element={accessory} />
          )}
        </div>
      )}
    </div>
  );
}
