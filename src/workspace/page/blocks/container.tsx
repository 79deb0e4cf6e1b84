import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Block } from '../../control/shown.ts';
import { isObject, textIn } from '../json.ts';
import style from './container.module.css';
import { Picture } from './image.tsx';
import { RichText } from './rich-text.tsx';
import { TextView } from './text.tsx';

/** Blocks under one title, which may open and close them. */
export function Container({ block, children }: { block: Block; children: ReactNode }) {
  const canCollapse = block.is_collapsible === true;
  const [isOpen, setOpen] = useState(!(canCollapse && block.default_collapsed === true));
  const id = useId();
  const titleId = useId();
  const title = textIn(block.title);
  const subtitle = textIn(block.subtitle);
  const Sign = isOpen ? ChevronDown : ChevronRight;
  const width = typeof block.width === 'string' && Object.hasOwn(style, block.width) ? style[block.width] : '';
  return (
    <article className={`${style.container} ${width}`} aria-labelledby={titleId}>
      <div className={`${style.head} ${block.has_header_divider === true && isOpen ? style.divided : ''}`}>
        {isObject(block.icon) && <Picture image={block.icon} className={style.icon} />}
        <div className={style.names}>
          <div id={titleId} className={style.title}>
            {title ? (
              <TextView text={title} />
            ) : (
              isObject(block.rich_text_title) && <RichText block={block.rich_text_title} />
            )}
          </div>
          {subtitle && (
            <div className={style.subtitle}>
              <TextView text={subtitle} />
            </div>
          )}
        </div>
        {canCollapse && (
          <Button
            className={style.toggle}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-labelledby={titleId}
            onPress={() => setOpen(!isOpen)}
          >
            <Sign size={18} aria-hidden="true" />
          </Button>
        )}
      </div>
      <div id={id} className={style.inside} hidden={!isOpen}>
        {children}
      </div>
    </article>
  );
}
