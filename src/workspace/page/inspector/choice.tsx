import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import controls from '../style/controls.module.css';
import surface from '../style/surface.module.css';
import style from './filter.module.css';

/** One of a few. */
export function Choice(props: {
  label: string;
  value: string;
  options: { id: string; name: string }[];
  choose(id: string): void;
  isLabelShown?: boolean;
}) {
  return (
    <Select
      className={style.choice ?? ''}
      aria-label={props.isLabelShown ? undefined : props.label}
      value={props.value}
      onChange={(key) => props.choose(String(key))}
    >
      {props.isLabelShown && <Label>{props.label}</Label>}
      <Button className={`${controls.box} ${style.box}`}>
        <SelectValue className={style.chosen ?? ''} />
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={`${surface.popover} ${style.popover}`}>
        <ListBox className={surface.options ?? ''} items={props.options}>
          {(option) => <ListBoxItem className={surface.option ?? ''}>{option.name}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  );
}
