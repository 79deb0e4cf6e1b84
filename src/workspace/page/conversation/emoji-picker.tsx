import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import { commonEmoji, findEmoji } from './emoji.ts';
import style from './emoji-picker.module.css';

const MOST = 63;

function Picker({ pick }: { pick(name: string, emoji: string): void }) {
  const { conversation: words } = useWords();
  const [query, setQuery] = useState('');
  const found = query.trim() === '' ? commonEmoji : findEmoji(query.trim()).slice(0, MOST);
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className={style.search ?? ''} aria-label={words.searchEmoji} autoFocus>
        <Input placeholder={words.searchEmoji} />
      </SearchField>
      <ListBox
        className={style.grid ?? ''}
        layout="grid"
        aria-label={words.emoji}
        items={found.map((one) => ({ ...one, id: one.name }))}
        renderEmptyState={() => <p className={style.empty}>{words.noEmoji}</p>}
        onAction={(name) => pick(String(name), found.find((one) => one.name === name)?.emoji ?? '')}
      >
        {(one) => (
          <ListBoxItem id={one.name} className={style.emoji ?? ''} textValue={one.name} aria-label={one.name}>
            <span title={`:${one.name}:`}>{one.emoji}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** A button (`children`) that opens a small choice of emoji. */
export function EmojiPicker(props: {
  pick(name: string, emoji: string): void;
  onOpenChange?(isOpen: boolean): void;
  children: React.ReactNode;
}) {
  const { conversation: words } = useWords();
  return (
    <DialogTrigger onOpenChange={(isOpen) => props.onOpenChange?.(isOpen)}>
      {props.children}
      <Popover className={`${surface.popover} ${style.popover}`}>
        <Dialog className={style.dialog ?? ''} aria-label={words.emoji}>
          {({ close }) => (
            <Picker
              pick={(name, emoji) => {
                close();
                props.pick(name, emoji);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
