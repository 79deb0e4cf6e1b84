import { Clock } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, ComboBox, Group, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useReader } from '../reader.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import { SearchInput } from './choice-list.tsx';
import { ClearButton } from './clear-button.tsx';
import type { ControlProps, Naming } from './control.ts';
import style from './day.module.css';
import input from './input.module.css';
import list from './list.module.css';
import { plainIn } from './read.ts';
import { Spinner } from './spinner.tsx';
import { halfHours, parseTime, writtenHour } from './times.ts';
import { contentOf } from './value.ts';

/** A time: one of the half hours, or typed as people type times. */
export function HourField(props: {
  naming: Naming;
  time: string | null;
  choose(time: string | null): void;
  placeholder: string;
  isRequired: boolean;
  isInvalid: boolean;
  isDisabled: boolean;
  isWaiting: boolean;
  canEmpty: boolean;
  focusFirst: boolean;
}) {
  const { zone } = useReader();
  const { elements } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const { time } = props;
  const label = time ? writtenHour(time, zone.locale) : '';
  const meant = typed === null ? null : parseTime(typed);
  const offered = [...new Set([...halfHours, ...(time ? [time] : []), ...(meant ? [meant] : [])])].sort();

  function commit(next: string | null): void {
    setTyped(null);
    if (next !== time && (next !== null || props.canEmpty)) props.choose(next);
  }
  function commitTyped(): void {
    if (typed === null || typed === label) return;
    commit(typed.trim() === '' ? null : (meant ?? time));
  }
  const isOffered = (text: string, searched: string) => {
    const wanted = parseTime(searched);
    return text.startsWith(searched) || (wanted !== null && text === writtenHour(wanted, zone.locale));
  };
  return (
    <ComboBox
      {...props.naming}
      className={`${input.field} ${style.time}`}
      validationBehavior="aria"
      isRequired={props.isRequired}
      isInvalid={props.isInvalid}
      isDisabled={props.isDisabled}
      allowsEmptyCollection
      defaultFilter={isOffered}
      selectedKey={time}
      allowsCustomValue
      // Without a key: what was typed is meant.
      onSelectionChange={(key) => (key === null ? commitTyped() : commit(String(key)))}
      inputValue={typed ?? label}
      onInputChange={setTyped}
      onBlur={commitTyped}
    >
      <Group className={input.frame} ref={frame}>
        <SearchInput
          className={input.bare}
          placeholder={props.placeholder}
          isSearching={meant !== null}
          autoFocusMark={props.focusFirst}
        />
        {props.isWaiting && <Spinner />}
        {props.canEmpty && time && <ClearButton clear={() => commit(null)} />}
        <Button className={input.tool}>
          <Clock size={16} aria-hidden="true" />
        </Button>
      </Group>
      <Popover className={`${surface.popover} ${list.popover}`} triggerRef={frame} offset={4}>
        <ListBox className={list.list} renderEmptyState={() => <div className={list.empty}>{elements.noTime}</div>}>
          {offered.map((one) => (
            <ListBoxItem key={one} id={one} className={list.item} textValue={writtenHour(one, zone.locale)}>
              {writtenHour(one, zone.locale)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

export function TimeControl({ field, naming, isRequired, isInvalid, canEmpty }: ControlProps) {
  const { elements } = useWords();
  const held = contentOf(field.held);
  const { timezone } = field.element;
  return (
    <div className={style.both}>
      <HourField
        naming={naming}
        time={typeof held === 'string' ? held : null}
        choose={field.choose}
        placeholder={plainIn(field.element.placeholder) || elements.chooseTime}
        isRequired={isRequired}
        isInvalid={isInvalid}
        isDisabled={field.isDisabled}
        isWaiting={field.isWaiting}
        canEmpty={canEmpty}
        focusFirst={field.element.focus_on_load === true}
      />
      {typeof timezone === 'string' && <span className={style.zone}>{timezone}</span>}
    </div>
  );
}
