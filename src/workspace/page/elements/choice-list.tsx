import { Check, Hash, Lock, Users } from 'lucide-react';
import { useContext } from 'react';
import {
  ComboBoxStateContext,
  Header,
  Input,
  type Key,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
} from 'react-aria-components';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';
import style from './list.module.css';
import { Spinner } from './spinner.tsx';
import type { Suggestions } from './suggestions.ts';

/** Values may be empty texts, which are no keys. */
export const keyOfChoice = ({ id }: Choice): string => `=${id}`;

function Sign({ sign }: { sign: NonNullable<Choice['sign']> }) {
  if ('person' in sign) return <img className={style.picture} src={`/avatars/${sign.person}-24.png`} alt="" />;
  const Icon = sign.channel === 'public' ? Hash : sign.channel === 'private' ? Lock : Users;
  return <Icon className={style.sign} size={15} aria-hidden="true" />;
}

function Line({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={keyOfChoice(choice)} className={style.item} textValue={choice.label}>
      {({ isSelected }) => (
        <>
          {isSelected && <Check className={style.check} size={15} aria-hidden="true" />}
          <Text slot="label">
            {choice.sign && <Sign sign={choice.sign} />}
            {choice.label}
          </Text>
          {choice.description && (
            <Text slot="description" className={style.description}>
              {choice.description}
            </Text>
          )}
        </>
      )}
    </ListBoxItem>
  );
}

function StateLine({ state }: { state: Suggestions['state'] }) {
  const { elements } = useWords();
  if (state.is === 'there') return null;
  return (
    <div className={style.empty} role="status">
      {state.is === 'loading' && (
        <>
          <Spinner /> {elements.loading}
        </>
      )}
      {state.is === 'short' && elements.typeMore(state.least)}
      {state.is === 'failed' && state.words}
    </div>
  );
}

/** The list under a select. Each choice stands in it once, since a value is what it is known by. */
export function ChoiceList(props: {
  groups: ChoiceGroup[];
  state: Suggestions['state'];
  frame: React.RefObject<HTMLElement | null>;
  note?: string | undefined;
}) {
  const { elements } = useWords();
  const known = new Set<string>();
  const isNew = (choice: Choice) => !known.has(choice.id) && known.add(choice.id);
  const groups = props.groups.map((group) => ({ ...group, choices: group.choices.filter(isNew) }));
  return (
    <Popover className={`${surface.popover} ${style.popover}`} triggerRef={props.frame} offset={4}>
      <ListBox
        className={style.list}
        renderEmptyState={() =>
          props.state.is === 'there' ? <div className={style.empty}>{elements.noResults}</div> : null
        }
      >
        {groups.map(({ label, choices }, at) =>
          label ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other identity, and no state.
            <ListBoxSection key={at} id={`group ${at}`} aria-label={label}>
              <Header className={style.header}>{label}</Header>
              {choices.map((choice) => (
                <Line key={choice.id} choice={choice} />
              ))}
            </ListBoxSection>
          ) : (
            choices.map((choice) => <Line key={choice.id} choice={choice} />)
          ),
        )}
      </ListBox>
      <StateLine state={props.state} />
      {props.note && <div className={style.empty}>{props.note}</div>}
    </Popover>
  );
}

/** The text field of a select: a click opens the list, Enter takes the first line of what was searched for. */
export function SearchInput(props: {
  className?: string | undefined;
  placeholder: string;
  isSearching: boolean;
  emptied?(): void;
  autoFocusMark?: boolean;
}) {
  const state = useContext(ComboBoxStateContext);
  function firstKey(): Key | null {
    for (const key of state?.collection.getKeys() ?? []) {
      if (state?.collection.getItem(key)?.type === 'item') return key;
    }
    return null;
  }
  return (
    <Input
      className={props.className}
      placeholder={props.placeholder}
      data-focus-first={props.autoFocusMark || undefined}
      onClick={() => state && !state.isOpen && state.open(null, 'manual')}
      // The list's own focus is told here too, in the midst of typing; only the person's counts.
      onFocus={(event) => event.nativeEvent.isTrusted && event.currentTarget.select()}
      onKeyDownCapture={(event) => {
        if (!state || event.nativeEvent.isComposing) return;
        if (event.key === 'Backspace' && event.currentTarget.value === '') props.emptied?.();
        const isPicking = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && props.isSearching;
        if (!isPicking || !state.isOpen || state.selectionManager.focusedKey !== null) return;
        event.preventDefault();
        event.stopPropagation();
        const first = firstKey();
        if (first !== null) state.selectionManager.select(first);
      }}
    />
  );
}
