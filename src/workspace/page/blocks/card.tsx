import type { Block } from '../../control/shown.ts';
import { isObject, textIn } from '../json.ts';
import { ActionRow } from './action-row.tsx';
import style from './card.module.css';
import { Picture } from './image.tsx';
import { TextView } from './text.tsx';

/** A card: a large image, an icon beside title and subtitle, words, and buttons at its foot. */
export function Card({ block }: { block: Block }) {
  const title = textIn(block.title);
  const subtitle = textIn(block.subtitle);
  const body = textIn(block.body);
  const subtext = textIn(block.subtext);
  const icon = isObject(block.icon) ? block.icon : undefined;
  return (
    <article className={style.card}>
      {isObject(block.hero_image) && <Picture image={block.hero_image} className={style.hero} />}
      <div className={style.inside}>
        {(icon || title || subtitle) && (
          <div className={style.top}>
            {icon && <Picture image={icon} className={style.icon} />}
            <div className={style.names}>
              {title && (
                <div className={style.title}>
                  <TextView text={title} />
                </div>
              )}
              {subtitle && (
                <div className={style.subtitle}>
                  <TextView text={subtitle} />
                </div>
              )}
            </div>
          </div>
        )}
        {body && <TextView text={body} />}
        {subtext && (
          <div className={style.subtitle}>
            <TextView text={subtext} />
          </div>
        )}
        {Array.isArray(block.actions) && block.actions.length > 0 && (
          <div className={style.actions}>
            <ActionRow block={{ type: 'actions', block_id: block.block_id ?? '', elements: block.actions }} />
          </div>
        )}
      </div>
    </article>
  );
}
