import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { Block } from '../../control/shown.ts';
import { usePlace } from '../place.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import buttons from './button.module.css';
import { useAct } from './field.tsx';
import style from './list.module.css';
import { optionsIn, plainIn } from './read.ts';
import { Spinner } from './spinner.tsx';

/** A menu of up to five. */
export function OverflowElement({ blockId, element }: { blockId: string; element: Block }) {
  const place = usePlace();
  const { elements } = useWords();
  const act = useAct({ blockId, actionId: String(element.action_id) });
  return (
    <span className={buttons.with}>
      <MenuTrigger>
        <Button
          className={`${buttons.button} ${buttons.icon}`}
          aria-label={elements.more}
          isDisabled={place.isInert}
          isPending={act.isWaiting}
        >
          {act.isWaiting ? <Spinner /> : <Ellipsis size={17} aria-hidden="true" />}
        </Button>
        <Popover className={`${surface.popover} ${style.popover}`} placement="bottom end">
          <Menu className={style.list} aria-label={elements.more}>
            {optionsIn(element.options).map((option) => (
              <MenuItem
                key={option.value}
                className={style.item}
                textValue={plainIn(option.text)}
                {...(option.url ? { href: option.url, target: '_blank', rel: 'noopener noreferrer' } : {})}
                onAction={() => void act.run(option.value)}
              >
                <Text slot="label">{plainIn(option.text)}</Text>
                {option.description && (
                  <Text slot="description" className={style.description}>
                    {plainIn(option.description)}
                  </Text>
                )}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {act.mark}
      {act.notes}
    </span>
  );
}
